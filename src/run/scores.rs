//! `score`: releases against gold, the part that is set aside apart from the part that rules are tuned on.

use super::batches::{Release, each_release};
use super::{Material, RunError, Watch};
use crate::Analyser;
use crate::score::learning::{CountExample, count_examples};
use crate::score::{GoldError, GoldSet, Scores, score};
use crate::tables::failures::Failure;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The scores of a run.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    pub tuning: Scores,
    pub held_out: Scores,
    pub failures: Vec<Failure>,
}

/// Scores all releases that have gold. Gold for a release that is not among them is an error.
pub fn score_releases(
    analyser: &Analyser,
    material: &Material,
    gold: &GoldSet,
    watch: &Watch,
) -> Result<Scored, RunError> {
    let releases: BTreeSet<&str> = material.inputs.iter().map(|input| input.release.as_str()).collect();
    if let Some((release, gold)) = gold.releases.iter().find(|(release, _)| !releases.contains(release.as_str())) {
        return Err(gold.error(0, format!("the release {release:?} is not among the inputs")).into());
    }
    let mut scored = Scored::default();
    let make = |release: Release| -> Result<Option<(bool, Scores)>, GoldError> {
        let id = &release.origin.release;
        let Some(file) = gold.releases.get(id) else { return Ok(None) };
        let scores = score(&release.analysis, &release.outcomes, file)?;
        Ok(Some((gold.held_out.contains(id), scores)))
    };
    each_release(analyser, material, watch, make, |_, result| {
        match result {
            Ok(scores) => match scores? {
                Some((true, scores)) => scored.held_out += scores,
                Some((false, scores)) => scored.tuning += scores,
                None => {}
            },
            Err(failure) => scored.failures.push(failure),
        }
        Ok(())
    })?;
    Ok(scored)
}

impl Scored {
    /// A table of both parts, and up to `show` misses a layer of the tuning part.
    pub fn page(&self, show: usize) -> String {
        let mut page = String::new();
        for (part, scores) in [("tuning", &self.tuning), ("held-out", &self.held_out)] {
            if scores.releases == 0 {
                continue;
            }
            let _ = writeln!(
                page,
                "{part}: {} releases, {} with an unexpected finding",
                scores.releases, scores.unexpected
            );
            for (layer, tally) in &scores.layers {
                let _ = writeln!(
                    page,
                    "  {layer:<26} P {:6.2}  R {:6.2}  F1 {:6.2}   gold {:5} found {:5}",
                    tally.precision(),
                    tally.recall(),
                    tally.f1(),
                    tally.gold,
                    tally.found
                );
            }
        }
        for layer in self.tuning.layers.keys() {
            let misses = self.tuning.misses.iter().filter(|miss| miss.layer == *layer);
            for miss in misses.take(show) {
                let _ = writeln!(page, "  {layer} {} {}: {}", miss.sort, miss.release, miss.what);
            }
        }
        page
    }
}

/// What can be learnt about counts from the releases that are not held out.
pub fn read_count_examples(
    analyser: &Analyser,
    material: &Material,
    gold: &GoldSet,
    watch: &Watch,
) -> Result<Vec<CountExample>, RunError> {
    let mut examples = Vec::new();
    let make = |release: Release| -> Result<Vec<CountExample>, GoldError> {
        let id = &release.origin.release;
        match gold.releases.get(id).filter(|_| !gold.held_out.contains(id)) {
            Some(file) => count_examples(analyser.view(&release.analysis), &release.analysis, file),
            None => Ok(Vec::new()),
        }
    };
    each_release(analyser, material, watch, make, |_, result| {
        if let Ok(found) = result {
            examples.extend(found?);
        }
        Ok(())
    })?;
    Ok(examples)
}
