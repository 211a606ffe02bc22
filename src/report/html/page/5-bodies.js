// The bodies of the run and their members.

function bodiesView(argument, parameters) {
  if (argument) return bodyPage(bodies.get(argument));
  const orders = [["", say("by_counts")], ["name", say("by_name")]];
  const fields = [{ key: "search" }, { key: "sort", choices: orders }];
  const told = (body) => body.counts.length + body.members.length;
  return [element("h2", {}, say("bodies")), filters(parameters, fields, (wanted) => paged(
    data.bodies.filter((body) => (wanted.search || told(body) > 0)
      && matches(body, wanted.search, () => [body.name, ...body.aliases].join(" ")))
      .sort((one, other) => (wanted.sort ? 0 : told(other) - told(one)) || byName(one.name, other.name)), bodyCard, 20))];
}

function bodyCard(body) {
  const latest = body.counts.filter((count) => count.kind === "total" && !count.scope).at(-1);
  return element("article", {},
    element("h3", {}, bodyLink(body.id)),
    element("p", { class: "faint" }, [
      latest && `${figureOf(latest)} (${day(latest.date)})`,
      body.members.length > 0 && `${say("roster")}: ${number(body.members.length)}`,
      `${say("mentioned")}: ${number(body.releases.length)}`].filter(Boolean).join(" · ")),
    charts(body));
}

function bodyPage(body) {
  if (!body) return [element("p", {}, say("no_body"))];
  const own = findings.filter((finding) => finding.body === body.id).sort(byWeight);
  const others = body.aliases.filter((alias) => alias !== body.name);
  return [
    element("h2", {}, body.name),
    others.length > 0 && element("p", { class: "faint" }, others.join(" · ")),
    own.map(findingCard),
    body.counts.length > 0 && [element("h2", {}, say("history")), charts(body), countTable(body)],
    body.members.length > 0 && [element("h2", {}, say("roster")), rosterTable(body)],
    element("h2", {}, say("mentioned")),
    element("ul", {}, body.releases.map((id) => releases.get(id)).filter(Boolean).map((release) =>
      element("li", {}, `${day(release.date)} · `, releaseLink(release)))),
  ];
}

function countTable(body) {
  return table(["as_of", "figure", "unit", "kind", "scope", "release"], body.counts.map((count) => [
    day(count.date), `${say(count.modifier)} ${number(count.count)}`, unitOf(count), say(count.kind), count.scope,
    releaseLink(releases.get(count.release) ?? { id: count.release }, count)]));
}

function rosterTable(body) {
  return table(["member", "since", "until", "sources"], body.members.map((member) => [
    bodyLink(member.entity, member.name), member.joined ? day(member.joined) : member.founding ? say("founding") : "",
    member.left ? day(member.left) : "",
    member.sources.map((id, index) => [index > 0 && ", ", releaseLink(releases.get(id) ?? { id }, null, day(releases.get(id)?.date))])]));
}
