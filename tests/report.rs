//! report.html in a real browser: what a person sees, types and clicks.

#[path = "common/browser.rs"]
mod browser;
mod common;

use browser::Browser;
use common::{folder, presselese};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FIRST: &str = "Musterbund wächst\n\nMusterstadt, 3. März 2021 – Der Musterbund e. V. hat 15 Mitglieder. \
    Am Montag, 2. März 2021, kamen zu den zehn Gründungsmitgliedern die Stadt Beispielheim und die Probehafen GmbH hinzu. \
    „Wir freuen uns über jeden Zuwachs“, sagte die Vorsitzende Erika Beispielmann.\n";
const SECOND: &str = "Handball in Beispielheim\n\nBeispielheim, 4. Mai 2021 – Am Dienstag, 6. Mai 2021, spielt der \
    TSV Beispielheim gegen Probehafen.\n";
const HOSTILE: &str = "Musterbund <script>window.taken = true</script>\n\nMusterstadt, 5. Juni 2021 – Der Musterbund e. V. \
    hat <img src=x onerror=\"window.taken = true\"> 16 Mitglieder 🎉 und </script><b>Humor</b>.\n";

fn extract(input: &Path, out: &Path, arguments: &[&str]) {
    presselese().arg("extract").arg(input).args(["-q", "--out"]).arg(out).args(arguments).assert().success();
}

fn report(files: &[(&str, &str)], arguments: &[&str]) -> TempDir {
    let input = folder(files);
    let out = TempDir::new().unwrap();
    extract(input.path(), out.path(), arguments);
    out
}

fn opened(files: &[(&str, &str)], arguments: &[&str]) -> Option<Browser> {
    Browser::open(&report(files, arguments).path().join("report.html"))
}

#[test]
fn findings_are_filtered_and_lead_to_their_place() {
    let Some(mut browser) = opened(&[("a.txt", FIRST), ("b.txt", SECOND)], &[]) else { return };
    let all = browser.value("document.querySelectorAll('article').length").as_u64().unwrap();
    assert!(all >= 2, "{all} findings");
    browser.click("input[name=search]");
    browser.write("Handball");
    browser.until("document.querySelectorAll('article').length === 1");
    assert_eq!(browser.value("location.hash"), "#findings?search=Handball");
    browser.click("figcaption a");
    browser.until("location.hash.startsWith('#releases/b.txt')");
    browser.until("document.querySelector('.text mark.flag') !== null");
    assert_eq!(browser.value("document.querySelector('h2').textContent"), "Handball in Beispielheim");
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn the_views_can_be_reached_by_keyboard() {
    let Some(mut browser) = opened(&[("a.txt", FIRST)], &["--language", "english"]) else { return };
    browser.value("document.querySelector('#views a[data-view=quotes]').focus()");
    browser.press("Enter");
    browser.until("document.querySelector('h2').textContent === 'Quotes'");
    let quote = browser.value("document.querySelector('article blockquote').textContent");
    assert_eq!(quote, "Wir freuen uns über jeden Zuwachs");
    browser.value("document.querySelector('#views a[data-view=bodies]').focus()");
    browser.press("Enter");
    browser.until("document.querySelector('svg .point') !== null");
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn a_mark_tells_what_was_found_and_layers_can_be_left_out() {
    let Some(mut browser) = opened(&[("a.txt", FIRST)], &[]) else { return };
    browser.value("location.hash = '#releases/a.txt'");
    browser.until("document.querySelector('.text mark') !== null");
    assert_eq!(browser.value("document.querySelector('.text').textContent"), FIRST);
    browser.click(".text mark");
    browser.until("document.querySelector('.detail dl') !== null");
    let marks = "document.querySelectorAll('.text mark').length";
    let before = browser.value(marks).as_u64();
    browser.click("input[name=date]");
    browser.until(&format!("{marks} < {}", before.unwrap()));
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn markup_of_a_release_is_shown_and_never_run() {
    let Some(mut browser) = opened(&[("böse <b>.txt", HOSTILE)], &[]) else { return };
    browser.value("location.hash = '#releases'");
    browser.until("document.querySelector('article a') !== null");
    browser.click("article a");
    browser.until("document.querySelector('.text') !== null");
    assert_eq!(browser.value("document.querySelector('.text').textContent"), HOSTILE);
    assert_eq!(browser.value("typeof window.taken"), "undefined");
    assert_eq!(browser.value("document.querySelectorAll('main img, main b, main script').length"), 0);
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn the_report_can_be_left_out_and_goes_with_an_older_one() {
    let input = folder(&[("a.txt", FIRST)]);
    let out = TempDir::new().unwrap();
    extract(input.path(), out.path(), &[]);
    assert!(fs::read_to_string(out.path().join("report.html")).unwrap().contains("Musterbund wächst"));
    extract(input.path(), out.path(), &["--no-report"]);
    assert!(!out.path().join("report.html").exists());
}
