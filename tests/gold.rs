//! The corpus against its gold: prints precision, recall and F1 by layer for the part that rules are tuned on and the
//! part that is held out, and holds both against the floors of `gold-floors.toml`.
//!
//! `cargo test --test gold -- --nocapture` shows the figures; `presselese score` shows the misses too.

mod common;

use common::{folder, presselese, project};
use predicates::prelude::*;
use predicates::str::contains;
use presselese::Analyser;
use presselese::run::{Material, Watch, score_releases};
use presselese::score::{GoldSet, Scores};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;

/// By part and layer, in percent of F1.
type Floors = BTreeMap<String, BTreeMap<String, f64>>;

#[test]
fn no_layer_falls_below_its_floor() {
    let gold = GoldSet::read(&project("corpus/gold")).unwrap();
    let material = Material::find(&[project("corpus/releases")], None, Default::default()).unwrap();
    let watch = Watch { progress: &|_, _| (), stop: &AtomicUsize::new(0) };
    let scored = score_releases(&Analyser::new(), &material, &gold, &watch).unwrap();
    println!("{}", scored.page(0));
    assert!(scored.failures.is_empty(), "{:#?}", scored.failures);
    let floors: Floors = toml::from_str(&std::fs::read_to_string(project("tests/gold-floors.toml")).unwrap()).unwrap();
    let mut below = Vec::new();
    for (part, scores) in [("tuning", &scored.tuning), ("held-out", &scored.held_out)] {
        below.extend(fallen(part, scores, &floors[part]));
    }
    assert!(below.is_empty(), "{below:#?}");
}

fn fallen(part: &str, scores: &Scores, floors: &BTreeMap<String, f64>) -> Vec<String> {
    let below = |(layer, &floor): (&String, &f64)| {
        let reached = scores.layers.get(layer.as_str()).copied().unwrap_or_default().f1();
        (reached < floor).then(|| format!("{part} {layer}: {reached:.2} is below {floor}"))
    };
    floors.iter().filter_map(below).collect()
}

const RELEASE: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat neun Mitglieder.\n";

/// What `score` says of a release and one gold file.
fn scored(gold: &str) -> assert_cmd::assert::Assert {
    let releases = folder(&[("a.txt", RELEASE)]);
    let gold = folder(&[("a.toml", gold)]);
    presselese().arg("score").arg(releases.path()).arg("--gold").arg(gold.path()).assert()
}

#[test]
fn a_users_own_gold_is_scored() {
    let gold = "release = \"a.txt\"\ndate = \"2021-03-03\"\norganisations = [\n  { text = \"Musterbund e. V.\", body = \"\
                Musterbund e. V.\" },\n]\n";
    let layer = "organisations              P 100.00  R 100.00  F1 100.00   gold     1 found     1";
    scored(gold).success().stdout(contains(layer));
}

#[test]
fn bad_gold_is_an_error_with_file_and_line() {
    let missing = "release = \"a.txt\"\npersons = [\n  { text = \"Erika\", person = \"Erika\" },\n]\n";
    scored(missing).code(2).stderr(contains("a.toml, line 3").and(contains("Erika")));
    scored("release = \"a.txt\"\ncolour = 1\n").code(2).stderr(contains("a.toml, line 2"));
    scored("release = \"b.txt\"\n").code(2).stderr(contains("b.txt"));
    let check = "release = \"a.txt\"\nfindings = [\n  { check = \"no-such-check\", text = \"neun\" },\n]\n";
    scored(check).code(2).stderr(contains("a.toml, line 3").and(contains("no-such-check")));
}
