// Elements of the page.

/** An element; attributes that are `false` or `undefined` are left out, children may be texts, elements or lists of both. */
function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function drawn(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return made;
}

/** The address of a view within the page. */
function address(view, argument, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  return `#${view}${argument ? "/" + encodeURIComponent(argument) : ""}${query ? "?" + query : ""}`;
}

function releaseLink(release, place, label) {
  const at = place && `${place.start}-${place.end}`;
  return element("a", { href: address("releases", release.id, { at }) }, label ?? titleOf(release));
}

function bodyLink(id, label) {
  if (!bodies.has(id)) return label ?? "";
  return element("a", { href: address("bodies", id) }, label ?? bodyName(id));
}

function badge(severity) {
  return element("span", { class: `badge ${severity}` }, say(severity));
}

function table(heads, rows) {
  return element("div", { class: "wide" }, element("table", {},
    element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, say(head))))),
    element("tbody", {}, rows.map((cells) => element("tr", {}, cells.map((cell) =>
      element("td", { class: typeof cell === "number" && "number" }, typeof cell === "number" ? number(cell) : cell)))))));
}

/** A stretch of a release as nodes; `marks` are `{start, end, layer}` in code points and may overlap. */
function marked(release, from, to, marks, attributes = () => ({})) {
  const at = offsets(release);
  const inside = marks.filter((mark) => mark.start < to && mark.end > from);
  const cuts = new Set([from, to]);
  inside.forEach((mark) => cuts.add(Math.max(mark.start, from)).add(Math.min(mark.end, to)));
  const sorted = [...cuts].sort((one, other) => one - other);
  const opening = [...inside].sort((one, other) => one.start - other.start);
  let open = [];
  let next = 0;
  const nodes = [];
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const [start, end] = [sorted[index], sorted[index + 1]];
    open = open.filter((mark) => mark.end > start);
    while (next < opening.length && opening[next].start <= start) {
      if (opening[next].end > start) open.push(opening[next]);
      next += 1;
    }
    const text = release.text.slice(at(start), at(end));
    nodes.push(open.length === 0 ? text : segment(text, open, attributes(open, start)));
  }
  return nodes;
}

/** Every layer of a segment has a line of its own below it, so that none hides another. */
function segment(text, marks, attributes) {
  const layers = LAYERS.filter((layer) => marks.some((mark) => mark.layer === layer));
  const made = element("mark", { class: marks.some((mark) => mark.flag) && "flag", ...attributes }, text);
  made.style.boxShadow = layers.map((layer, row) => `0 ${2 * row + 2}px 0 0 var(--${layer})`).join(", ");
  return made;
}

const AROUND = 140;

/** Flagged stretches of a release that stand near each other, with some words on either side. */
function excerpt(release, places) {
  const length = release.length ??= [...release.text].length;
  const at = offsets(release);
  const [first, last] = [places[0].start, Math.max(...places.map((place) => place.end))];
  let [from, to] = [Math.max(0, first - AROUND), Math.min(length, last + AROUND)];
  while (from > 0 && from < first && !/\s/.test(release.text[at(from) - 1])) from += 1;
  while (to < length && to > last && !/\s/.test(release.text[at(to)])) to -= 1;
  const marks = places.map((place) => ({ ...place, flag: true }));
  return element("blockquote", {}, from > 0 && "… ", marked(release, from, to, marks), to < length && " …");
}

/** A list that shows its first items, and more on request. `render` makes an element of an item. */
function paged(items, render, step = 50) {
  const list = element("div", {});
  const told = element("p", { class: "faint", "aria-live": "polite" });
  const button = element("button", { type: "button", onclick: () => show() }, say("more"));
  let shown = 0;
  function show() {
    list.append(...items.slice(shown, shown + step).map(render));
    shown = Math.min(items.length, shown + step);
    told.textContent = items.length ? say("shown", { shown: number(shown), all: number(items.length) }) : say("nothing");
    button.hidden = shown === items.length;
  }
  show();
  return [told, list, button];
}

/** A form whose fields change the parameters of the view; `update` draws what they choose. */
function filters(parameters, fields, update) {
  const region = element("div", {});
  const redraw = () => region.replaceChildren(...update(parameters).flat(Infinity).filter(Boolean));
  const set = (key, value) => {
    if (value) parameters[key] = value; else delete parameters[key];
    const [view] = location.hash.slice(1).split("?");
    history.replaceState(null, "", address(view || "findings", "", parameters));
    redraw();
  };
  const form = element("form", { role: "search", onsubmit: (event) => event.preventDefault() },
    fields.map(({ key, choices }) => element("label", {}, say(key), choices
      ? element("select", { name: key, onchange: (event) => set(key, event.target.value) },
        choices.map(([value, label]) => element("option", { value, selected: (parameters[key] ?? "") === value }, label)))
      : element("input", { type: "search", name: key, value: parameters[key] ?? "", oninput: (event) => set(key, event.target.value) }))));
  redraw();
  return [form, region];
}

/** The choices of a field: all, then each value that occurs. */
function choices(values, label = (value) => value) {
  const distinct = [...new Set(values)].filter(Boolean);
  return [["", say("all")], ...distinct.map((value) => [value, label(value)]).sort((one, other) => byName(one[1], other[1]))];
}
