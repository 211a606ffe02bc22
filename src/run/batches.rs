//! Reads and analyses releases in parallel, in ordered batches.

use super::{Material, RunError, Watch};
use crate::check::{self, Outcome};
use crate::read::{self, Input, ReadError};
use crate::record::Origin;
use crate::source::Source;
use crate::tables::failures::Failure;
use crate::{Analyser, Analysis};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;

/// Releases of a batch. One batch is analysed while the one before is handed on.
const BATCH: usize = 64;

/// One release with all that was found in it.
pub struct Release {
    pub origin: Origin,
    pub source: Source,
    pub analysis: Analysis,
    /// Beside [`check::CHECKS`]; empty for a release that is not in German.
    pub outcomes: Vec<Outcome>,
}

/// Reads and analyses every input; `make` runs on all threads, `take` gets its results in input order.
pub fn each_release<T: Send>(
    analyser: &Analyser,
    material: &Material,
    watch: &Watch,
    make: impl Fn(Release) -> T + Sync,
    mut take: impl FnMut(Result<T, Failure>) -> Result<(), RunError> + Send,
) -> Result<(), RunError> {
    let work = |input: &Input| {
        let release = || Ok(make(analyse(analyser, material, input)?));
        catch_unwind(AssertUnwindSafe(release)).unwrap_or_else(|_| Err(crashed(input)))
    };
    let mut done = 0;
    let mut hand_on = |results: Vec<Result<T, Failure>>| {
        for result in results {
            if watch.stop.load(Ordering::Relaxed) != 0 {
                return Err(RunError::Interrupted);
            }
            take(result)?;
            done += 1;
            (watch.progress)(done, material.inputs.len());
        }
        Ok(())
    };
    let mut finished = Vec::new();
    for batch in material.inputs.chunks(BATCH) {
        let before = std::mem::take(&mut finished);
        let (now, handed_on) = rayon::join(|| batch.par_iter().map(work).collect(), || hand_on(before));
        handed_on?;
        finished = now;
    }
    hand_on(finished)
}

fn analyse(analyser: &Analyser, material: &Material, input: &Input) -> Result<Release, Failure> {
    let read = read::read(input, material.max_size).map_err(|error| failure(input, &error))?;
    let mut source = read.source;
    source.metadata = material.metadata.of(&input.release).or(source.metadata);
    let origin = Origin {
        release: input.release.clone(),
        format: read.format.to_owned(),
        encoding: read.encoding.to_owned(),
        language: read.language.to_owned(),
        hash: read.hash,
    };
    if read.language != "de" {
        return Ok(Release { origin, source, analysis: Analysis::default(), outcomes: Vec::new() });
    }
    let analysis = analyser.analyse(&source);
    let outcomes = check::run(analyser.view(&analysis), &analysis.annotations, &analysis.facts);
    Ok(Release { origin, source, analysis, outcomes })
}

fn failure(input: &Input, error: &ReadError) -> Failure {
    Failure { path: input.release.clone(), skipped: error.is_skipped(), error: error.to_string() }
}

/// A fault of the program costs one release, not the run.
fn crashed(input: &Input) -> Failure {
    Failure {
        path: input.release.clone(),
        skipped: false,
        error: "the program failed on this file; please report it with the file, if it may be shared".to_owned(),
    }
}
