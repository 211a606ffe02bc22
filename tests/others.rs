//! Texts that others annotated (`../shared/gold`), against floors that only rise; without them, or without Python for
//! their scorer, the test says so and passes.

mod common;

use common::shared;
use std::collections::BTreeMap;
use std::process::Command;

/// F1 in percent by set and figure.
type Floors = BTreeMap<String, BTreeMap<String, f64>>;

#[test]
fn no_figure_on_gold_of_others_falls_below_its_floor() {
    let Some(gold) = shared("gold/score.py") else { return };
    let floors: Floors = toml::from_str(include_str!("others-floors.toml")).unwrap();
    let mut low = Vec::new();
    for (set, floors) in &floors {
        let scored = Command::new("python3")
            .arg(&gold)
            .args(["--program", env!("CARGO_BIN_EXE_presselese")])
            .arg(gold.with_file_name(set))
            .output();
        let Ok(scored) = scored else {
            eprintln!("skipped: python3 is not on this machine");
            return;
        };
        let page = String::from_utf8_lossy(&scored.stdout).into_owned();
        for (figure, floor) in floors {
            match reached(&page, figure) {
                Some(reached) if reached >= *floor => {}
                reached => low.push(format!("{set} {figure}: {reached:?} is below {floor}")),
            }
        }
    }
    assert!(low.is_empty(), "{low:#?}");
}

/// The F1 in the line of a figure: "krauts-dev  dates.value  P  74.25  R  73.44  F1  73.84 …".
fn reached(page: &str, figure: &str) -> Option<f64> {
    let line = page.lines().find(|line| line.split_whitespace().nth(1) == Some(figure))?;
    let mut words = line.split_whitespace().skip_while(|word| *word != "F1");
    words.nth(1)?.parse().ok()
}
