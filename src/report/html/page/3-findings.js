// What needs a person's eye.

function findingsView(argument, parameters) {
  if (argument) {
    const one = findings.find((finding) => finding.id === argument);
    return [element("h2", {}, say("findings")), one ? findingCard(one) : say("nothing")];
  }
  if (findings.length === 0) return [element("h2", {}, say("findings")), element("p", {}, say("no_findings"))];
  const severities = choices(findings.map((finding) => finding.severity), say);
  const checks = choices(findings.map((finding) => finding.code),
    (code) => `${code} ${findings.find((finding) => finding.code === code).check}`);
  const fields = [{ key: "search" }, { key: "severity", choices: severities }, { key: "check", choices: checks }];
  return [element("h2", {}, say("findings")), filters(parameters, fields, (wanted) => paged(
    findings.filter((finding) => (!wanted.severity || finding.severity === wanted.severity)
      && (!wanted.check || finding.code === wanted.check)
      && matches(finding, wanted.search, () => findingText(finding))).sort(byWeight), findingCard, 30))];
}

function findingText(finding) {
  const { code, check, message, release, body } = finding;
  return [code, check, message, release.id, release.title, bodyName(body)].join(" ");
}

function byWeight(one, other) {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
    || byName(other.release.date, one.release.date) || byName(one.code, other.code);
}

function findingCard(finding) {
  const own = { release: finding.release.id, start: finding.start, end: finding.end, role: "" };
  return element("article", { class: finding.severity },
    element("h3", {}, badge(finding.severity),
      element("a", { href: address("findings", finding.id) }, `${finding.code} ${finding.check}`),
      finding.body && [" · ", bodyLink(finding.body)]),
    element("p", {}, finding.message),
    element("div", { class: "places" }, neighbours([own, ...finding.evidence]).map(placeFigure)));
}

/** The places of a finding, those together that one excerpt shows. */
function neighbours(places) {
  const groups = [];
  for (const place of places) {
    const near = groups.find((group) => group[0].release === place.release
      && group.some((other) => place.start < other.end + 2 * AROUND && place.end > other.start - 2 * AROUND));
    if (near) near.push(place); else groups.push([place]);
  }
  return groups.map((group) => group.sort((one, other) => one.start - other.start));
}

/** Places of a finding in their text. */
function placeFigure(places) {
  const release = releases.get(places[0].release);
  if (!release) return undefined;
  const roles = [...new Set(places.map((place) => place.role).filter(Boolean))].join(", ");
  return element("figure", {},
    element("figcaption", {}, roles && `${roles} · `, `${day(release.date)} · `, releaseLink(release, places[0])),
    excerpt(release, places));
}
