// Who said what, the releases with their marks, and what could not be read.

function quotesView(argument, parameters) {
  const named = (quote) => quote.name || say("nobody");
  const fields = [
    { key: "search" },
    { key: "speaker", choices: choices(quotes.map((quote) => quote.name)) },
    { key: "body", choices: choices(quotes.map((quote) => quote.organisation)) },
    { key: "kind", choices: choices(quotes.map((quote) => quote.kind), say) },
  ];
  return [element("h2", {}, say("quotes")), filters(parameters, fields, (wanted) => paged(
    quotes.filter((quote) => (!wanted.speaker || quote.name === wanted.speaker)
      && (!wanted.body || quote.organisation === wanted.body) && (!wanted.kind || quote.kind === wanted.kind)
      && matches(quote, wanted.search, () => [quoteText(quote), quote.name, quote.role, quote.organisation].join(" ")))
      .sort((one, other) => byName(other.release.date, one.release.date)),
    (quote) => element("article", {},
      element("h3", {}, named(quote), quote.role && `, ${quote.role}`, quote.organisation && ` (${quote.organisation})`),
      element("blockquote", {}, quoteText(quote)),
      element("p", { class: "faint" }, `${say(quote.kind)} · ${day(quote.release.date)} · `, releaseLink(quote.release, quote)))))];
}

/** The words said, without what stands between the parts of a split quote. */
function quoteText(quote) {
  const at = offsets(quote.release);
  return quote.segments.map(([start, end]) => quote.release.text.slice(at(start), at(end))).join(" … ");
}

function releasesView(argument, parameters) {
  if (argument) return releasePage(releases.get(argument), parameters);
  const orders = [["", say("by_date")], ["findings", say("by_findings")], ["name", say("by_name")]];
  const order = { findings: (one, other) => other.findings.length - one.findings.length, name: (one, other) => byName(one.id, other.id) };
  const newest = (one, other) => byName(other.date, one.date) || byName(one.id, other.id);
  return [element("h2", {}, say("releases")), filters(parameters, [{ key: "search" }, { key: "sort", choices: orders }], (wanted) => paged(
    data.releases.filter((release) => matches(release, wanted.search, () => [release.id, release.title, release.publisher, release.text].join(" ")))
      .sort(order[wanted.sort] ?? newest), releaseCard))];
}

function releaseCard(release) {
  const severities = SEVERITIES.filter((severity) => release.findings.some((finding) => finding.severity === severity));
  return element("article", {}, element("h3", {}, severities.map(badge), releaseLink(release)),
    element("p", { class: "faint" }, [day(release.date), release.publisher, release.id].filter(Boolean).join(" · ")));
}

function releasePage(release, parameters) {
  if (!release) return [element("p", {}, say("no_release"))];
  const place = /^(\d+)-(\d+)$/.exec(parameters.at ?? "");
  const flag = place && { start: Number(place[1]), end: Number(place[2]), flag: true };
  const chosen = new Set(LAYERS);
  const text = element("div", { class: "text", lang: release.language, tabindex: "0", "aria-label": titleOf(release) });
  const detail = element("div", { class: "detail", "aria-live": "polite" }, element("p", { class: "faint" }, say("choose")));
  const draw = () => {
    const marks = release.mentions.filter((mention) => chosen.has(mention.layer)).concat(flag ?? []);
    text.replaceChildren(...marked(release, 0, release.length ??= [...release.text].length, marks, (open, start) => ({
      title: open.filter((mark) => mark.layer).map((mark) => `${say(mark.layer)}: ${summaryOf(mark)}`).join("\n"),
      "data-at": start,
      onclick: () => detail.replaceChildren(...open.filter((mark) => mark.layer).map(mentionDetail)),
    })));
    requestAnimationFrame(() => flag && text.querySelector("mark.flag")?.scrollIntoView({ block: "center" }));
  };
  const toggles = element("form", { "aria-label": say("layers") }, LAYERS.map((layer) => element("label", { class: "check" },
    element("input", { type: "checkbox", name: layer, checked: true, onchange: (event) => {
      if (event.target.checked) chosen.add(layer); else chosen.delete(layer);
      draw();
    } }), element("span", { class: "key", style: `--key: var(--${layer})` }), say(layer))));
  draw();
  return [
    element("h2", {}, titleOf(release)),
    element("p", { class: "faint" }, [day(release.date), release.publisher, release.id].filter(Boolean).join(" · ")),
    ["duplicate_of", "corrects"].filter((key) => release[key]).map((key) =>
      element("p", {}, `${say(key)}: `, releaseLink(releases.get(release[key]) ?? { id: release[key] }))),
    findings.filter((finding) => finding.release === release).sort(byWeight).map(findingCard),
    toggles, element("div", { class: "release" }, text, detail),
    element("h2", {}, say("found")),
    table(["type", "name", "value", "rule"], release.mentions.map((mention) => [say(mention.layer),
      releaseLink(release, mention, mention.name || release.text.slice(offsets(release)(mention.start), offsets(release)(mention.end))),
      valueOf(mention), mention.rule])),
  ];
}

function valueOf(mention) {
  switch (mention.layer) {
    case "count": return `${say(mention.modifier)} ${number(mention.count)} (${say(mention.kind)})`;
    case "membership": return [mention.member, say(mention.status), mention.date && day(mention.date)].filter(Boolean).join(", ");
    case "quote": return say(mention.kind);
    case "date": return mention.value;
    default: return mention.role ?? "";
  }
}

const summaryOf = (mention) => [mention.name, valueOf(mention)].filter(Boolean).join(" – ");

function mentionDetail(mention) {
  const rows = [["name", mention.name], ["value", valueOf(mention)], ["role", mention.layer === "quote" && mention.role],
    ["body", mention.organisation], ["rule", mention.rule]];
  return element("dl", {}, element("dt", {}, say("type")), element("dd", {}, say(mention.layer)),
    rows.filter(([, value]) => value).map(([key, value]) => [element("dt", {}, say(key)), element("dd", {}, value)]));
}

function unreadView() {
  return [element("h2", {}, say("unread")), data.failures.length === 0 ? element("p", {}, say("no_unread"))
    : table(["path", "status", "reason"], data.failures.map(({ path, status, reason }) => [path, say(status), reason]))];
}
