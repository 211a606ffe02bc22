// The member counts of a body over time.

const WIDTH = 720, HEIGHT = 230, LEFT = 56, RIGHT = 16, TOP = 12, BOTTOM = 44;
const LEVELS = ["total", "previous", "founding", "ordinal", "planned"];
const DAY = 86400000;

/** Counts of one unit that can be drawn: whole bodies, with a date. */
function drawable(counts) {
  return counts.filter((count) => LEVELS.includes(count.kind) && !count.scope && count.from);
}

const FARTHEST_APART = 4;

/** One group a picture: figures of one unit, and of other units of the same size ("15 Mitglieder", "15 Häuser"). */
function comparable(counts) {
  const units = new Map();
  counts.forEach((count) => units.set(count.unit_key, [...(units.get(count.unit_key) ?? []), count]));
  const groups = [];
  for (const group of [...units.values()].sort((one, other) => other.length - one.length)) {
    const middle = (some) => some.map((count) => count.count).sort((one, other) => one - other)[some.length >> 1];
    const apart = (other) => Math.max(middle(group), middle(other)) / Math.max(1, Math.min(middle(group), middle(other)));
    const near = groups.find((other) => apart(other) <= FARTHEST_APART);
    if (near) near.push(...group); else groups.push([...group]);
  }
  return groups.map((group) => group.sort((one, other) => byName(one.from, other.from)));
}

function charts(body) {
  const placed = drawable(body.counts);
  const groups = comparable(placed);
  const undrawn = body.counts.filter((count) => LEVELS.includes(count.kind) && !count.scope && !count.from).length;
  return [
    groups.map((counts) => chart(body, counts, groups.length > 1)),
    placed.length > 0 && legend(placed, body),
    undrawn > 0 && element("p", { class: "faint" }, say("unplaced", { number: undrawn })),
  ];
}

function chart(body, counts, namesUnit) {
  const moves = body.moves.filter((move) => move.from);
  const days = counts.concat(moves).flatMap((entry) => [Date.parse(entry.from), Date.parse(entry.to)]);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(30 * DAY, (last - first) * 0.04);
  const [start, end] = [first - margin, last + margin];
  const most = Math.max(...counts.map((count) => reach(count)[1])) * 1.1 || 1;
  const x = (time) => LEFT + (time - start) / (end - start) * (WIDTH - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM);
  const middle = (entry) => x((Date.parse(entry.from) + Date.parse(entry.to)) / 2);
  const level = counts.filter((count) => count.kind === "total" && count.modifier === "exact")
    .map((count) => `${middle(count).toFixed(1)},${y(count.count).toFixed(1)}`);
  const label = say("chart", { name: body.name, number: counts.length,
    first: day(counts[0].from), last: day(counts[counts.length - 1].to) });
  return element("figure", {},
    namesUnit && element("figcaption", {}, unitOf(counts[0])),
    drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
      heights(most).map((value) => [
        drawn("line", { class: "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
        drawn("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, number(value))]),
      years(start, end).map(([time, name]) => drawn("text", { x: x(time), y: HEIGHT - 6, "text-anchor": "middle" }, name)),
      level.length > 1 && drawn("polyline", { class: "level", points: level.join(" ") }),
      moves.map((move) => arrow(middle(move), HEIGHT - BOTTOM + 12, move)),
      counts.map((count) => point(count, middle(count), x, y))));
}

/** What a rounded or limited figure may mean, for the eye alone: half a step of its last digit that is not zero. */
function reach({ count, modifier }) {
  const zeros = /0*$/.exec(String(count))[0].length;
  const half = modifier === "exact" ? 0 : Math.max(1, 10 ** zeros / 2);
  if (modifier === "more_than" || modifier === "at_least") return [count, count + half];
  if (modifier === "less_than" || modifier === "at_most") return [Math.max(0, count - half), count];
  return [Math.max(0, count - half), count + half];
}

function point(count, across, x, y) {
  const [low, high] = reach(count);
  const red = count.contradiction ? " contradiction" : "";
  const height = y(count.count);
  const kind = count.kind === "planned" ? " planned" : count.kind === "previous" ? " hollow" : "";
  const shape = count.kind === "founding"
    ? drawn("path", { class: "point" + red, d: `M${across} ${height - 6}l6 6-6 6-6-6z` })
    : count.kind === "ordinal"
      ? drawn("rect", { class: "point" + red, x: across - 4, y: height - 4, width: 8, height: 8 })
      : drawn("circle", { class: "point" + kind + red, cx: across, cy: height, r: 5 });
  const title = `${day(count.date)}: ${figureOf(count)} (${say(count.kind)})`;
  return drawn("a", { href: address("releases", count.release, { at: `${count.start}-${count.end}` }), "aria-label": title },
    drawn("title", {}, title),
    high > low && drawn("line", { class: "range" + red, x1: across, x2: across, y1: y(low), y2: y(high) }),
    Date.parse(count.to) - Date.parse(count.from) > 31 * DAY
      && drawn("line", { class: "range" + red, x1: x(Date.parse(count.from)), x2: x(Date.parse(count.to)), y1: height, y2: height }),
    shape);
}

/** A join or a leave on the line of time. */
function arrow(across, below, move) {
  const joined = move.status !== "left";
  const path = joined ? `M${across} ${below - 5}l5 8h-10z` : `M${across} ${below + 3}l5-8h-10z`;
  return drawn("path", { class: joined ? "joined" : "left", d: path },
    drawn("title", {}, `${day(move.date)}: ${move.member} (${say(move.status)})`));
}

function heights(most) {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function years(start, end) {
  const [first, last] = [new Date(start).getUTCFullYear(), new Date(end).getUTCFullYear()];
  const step = Math.max(1, Math.ceil((last - first) / 8));
  const marks = [];
  for (let year = first; year <= last; year += step) {
    const time = Date.UTC(year, 0, 1);
    if (time >= start) marks.push([time, String(year)]);
  }
  return marks.length > 0 ? marks : [[(start + end) / 2, String(first)]];
}

function legend(counts, body) {
  const kinds = new Set(counts.map((count) => count.kind));
  const signs = { total: "●", previous: "○", founding: "◆", ordinal: "■", planned: "◌" };
  const statuses = new Set(body.moves.filter((move) => move.from).map((move) => (move.status === "left" ? "left" : "joined")));
  return element("ul", { class: "legend" },
    LEVELS.filter((kind) => kinds.has(kind)).map((kind) => element("li", {}, `${signs[kind]} ${say(kind)}`)),
    counts.some((count) => count.modifier !== "exact") && element("li", {}, `│ ${say("rounded")}`),
    statuses.has("joined") && element("li", {}, `▲ ${say("joined")}`),
    statuses.has("left") && element("li", {}, `▼ ${say("left")}`),
    counts.some((count) => count.contradiction) && element("li", { style: "color: var(--error)" }, `● ${say("contradiction")}`));
}
