"use strict";
// The facts of the run and ways to look at them. All text comes from releases: it becomes text nodes, never markup.

const words = JSON.parse(document.getElementById("words").textContent);
const data = JSON.parse(document.getElementById("data").textContent);
const releases = new Map(data.releases.map((release) => [release.id, release]));
const bodies = new Map(data.bodies.map((body) => [body.id, body]));
const findings = data.releases.flatMap((release) => release.findings.map((finding) => ({ ...finding, release })));
const quotes = data.releases.flatMap((release) =>
  release.mentions.filter((mention) => mention.layer === "quote").map((quote) => ({ ...quote, release })));
for (const body of data.bodies) {
  body.releases = [];
  body.contradictions = new Set();
}
for (const release of data.releases) {
  for (const id of new Set(release.mentions.map((mention) => mention.layer === "organisation" && mention.entity))) {
    bodies.get(id)?.releases.push(release.id);
  }
}
for (const { body, release, start, evidence, severity } of findings) {
  if (severity === "note") continue;
  const places = [{ release: release.id, start }, ...evidence];
  places.forEach((place) => bodies.get(body)?.contradictions.add(`${place.release}:${place.start}`));
}
for (const body of data.bodies) {
  for (const count of body.counts) count.contradiction = body.contradictions.has(`${count.release}:${count.start}`);
}
const SEVERITIES = ["error", "warning", "note"];
const LAYERS = ["organisation", "person", "date", "count", "membership", "quote"];
const collator = new Intl.Collator(words.lang, { numeric: true });
const byName = (one, other) => collator.compare(one, other);

/** A word of the page, with its places filled. */
function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

function number(value) {
  return value.toLocaleString(words.lang);
}

/** "2021-03-09" as people write it; months, years and other values stay as they are. */
function day(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? "");
  if (!parts) return value || say("undated");
  return words.lang === "de" ? `${parts[3]}.${parts[2]}.${parts[1]}` : `${Number(parts[3])} ${month(parts[2])} ${parts[1]}`;
}

function month(digits) {
  return new Date(Date.UTC(2000, Number(digits) - 1, 1)).toLocaleString(words.lang, { month: "short", timeZone: "UTC" });
}

/** Turns offsets in code points, as the tables have them, into those of a JavaScript string. */
function offsets(release) {
  if (!release.wide) {
    release.wide = [];
    let codePoints = 0;
    for (const character of /[\ud800-\udbff]/.test(release.text) ? release.text : "") {
      if (character.length > 1) release.wide.push(codePoints);
      codePoints += 1;
    }
  }
  const wide = release.wide;
  return wide.length === 0 ? (at) => at : (at) => at + wide.filter((place) => place < at).length;
}

/** The words that are searched for a thing, made once. */
function haystack(thing, text) {
  thing.haystack ??= text().toLocaleLowerCase(words.lang);
  return thing.haystack;
}

function matches(thing, query, text) {
  const wanted = (query ?? "").trim().toLocaleLowerCase(words.lang);
  return !wanted || wanted.split(/\s+/).every((word) => haystack(thing, text).includes(word));
}

const titleOf = (release) => release.title || release.id;
const bodyName = (id) => bodies.get(id)?.name ?? "";

/** A count in figures, with its unit in the words of the release. */
const figureOf = (count) => [say(count.modifier), number(count.count), unitOf(count)].filter(Boolean).join(" ");
const unitOf = (count) => /\p{L}[^\d]*$/u.exec(count.text.replace(/^.*\d[.:]?\s*/, ""))?.[0] ?? "";
