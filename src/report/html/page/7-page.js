// Which view is shown; its address is the part of the link behind "#".

const VIEWS = { findings: findingsView, bodies: bodiesView, quotes: quotesView, releases: releasesView, unread: unreadView };

function show() {
  const [path, query] = location.hash.slice(1).split("?");
  const [wanted, argument] = path.split("/");
  const name = wanted in VIEWS ? wanted : "findings";
  const main = document.getElementById("main");
  const content = VIEWS[name](argument && decodeURIComponent(argument), Object.fromEntries(new URLSearchParams(query)));
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
  for (const link of document.querySelectorAll("#views a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
}

function begin() {
  const severity = (name) => number(findings.filter((finding) => finding.severity === name).length);
  document.getElementById("summary").textContent = say("summary", { releases: number(data.releases.length), errors: severity("error"),
    warnings: severity("warning"), notes: severity("note"), unread: number(data.failures.length) });
  document.getElementById("views").append(...Object.keys(VIEWS).map((name) =>
    element("a", { href: address(name), "data-view": name }, say(name))));
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  window.addEventListener("hashchange", () => { show(); window.scrollTo(0, 0); });
  show();
}

begin();
