//! Reads and analyses releases in parallel, in ordered batches.

use super::{Material, RunError, Watch};
use crate::check::{self, Outcome};
use crate::read::{Container, Input, Item, Opened, Packed, ReadError};
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

/// What became of an input.
enum Worked<T> {
    Done(Vec<Result<T, Failure>>),
    /// Its records are still to be read.
    Container(Container),
}

/// As `each_new_release`, with nothing known before.
pub fn each_release<T: Send>(
    analyser: &Analyser,
    material: &Material,
    watch: &Watch,
    make: impl Fn(Release) -> T + Sync,
    take: impl FnMut(&Input, Result<T, Failure>) -> Result<(), RunError> + Send,
) -> Result<(), RunError> {
    each_new_release(analyser, material, watch, |_| None, make, take)
}

/// Reads and analyses every input of which the results are not `known`; `make` runs on all threads, `take` gets its results in input order, each with the
/// input that the release comes from.
pub fn each_new_release<T: Send>(
    analyser: &Analyser,
    material: &Material,
    watch: &Watch,
    known: impl Fn(&Input) -> Option<Vec<T>> + Sync,
    make: impl Fn(Release) -> T + Sync,
    mut take: impl FnMut(&Input, Result<T, Failure>) -> Result<(), RunError> + Send,
) -> Result<(), RunError> {
    let make = |item: Item| {
        let id = item.release.clone();
        guarded(&id, || Ok(make(analyse(analyser, material, item)?)))
    };
    let open = |input: &Input| {
        if let Ok(Some(known)) = guarded(&input.release, || Ok(known(input))) {
            return Worked::Done(known.into_iter().map(Ok).collect());
        }
        let opened = guarded(&input.release, || Ok(material.reader.open(input)));
        match opened {
            Ok(Opened::Releases(items)) => Worked::Done(items.into_iter().map(make).collect()),
            Ok(Opened::Container(container)) => Worked::Container(container),
            Err(crashed) => Worked::Done(vec![Err(crashed)]),
        }
    };
    let unpack = |packed: Result<Packed, Failure>| {
        let unpacked = packed.and_then(|packed| {
            let id = packed.release().to_owned();
            guarded(&id, || Ok(material.reader.unpack(packed)))
        });
        match unpacked {
            Ok(items) => items.into_iter().map(make).collect(),
            Err(crashed) => vec![Err(crashed)],
        }
    };
    let mut done = 0;
    let mut hand_on = |inputs: &[Input], worked: Vec<Worked<T>>| {
        let mut take_all = |input: &Input, results: Vec<Result<T, Failure>>| {
            for result in results {
                if watch.stop.load(Ordering::Relaxed) != 0 {
                    return Err(RunError::Interrupted);
                }
                take(input, result)?;
            }
            Ok(())
        };
        for (input, worked) in inputs.iter().zip(worked) {
            match worked {
                Worked::Done(results) => take_all(input, results)?,
                Worked::Container(mut container) => loop {
                    let batch = next_batch(&mut container, &input.release);
                    if batch.is_empty() {
                        break;
                    }
                    let results: Vec<Vec<_>> = batch.into_par_iter().map(unpack).collect();
                    take_all(input, results.into_iter().flatten().collect())?;
                },
            }
            done += 1;
            (watch.progress)(done, material.inputs.len());
        }
        Ok(())
    };
    let mut finished: (&[Input], Vec<Worked<T>>) = (&[], Vec::new());
    for batch in material.inputs.chunks(BATCH) {
        let (inputs, before) = std::mem::take(&mut finished);
        let (now, handed_on) = rayon::join(|| batch.par_iter().map(open).collect(), || hand_on(inputs, before));
        handed_on?;
        finished = (batch, now);
    }
    hand_on(finished.0, finished.1)
}

/// The next records of a container; where its reader fails, that failure is the last.
fn next_batch(container: &mut Container, release: &str) -> Vec<Result<Packed, Failure>> {
    let mut batch = Vec::with_capacity(BATCH);
    while batch.len() < BATCH {
        match guarded(release, || Ok(container.next())) {
            Ok(Some(packed)) => batch.push(Ok(packed)),
            Ok(None) => break,
            Err(failure) => {
                *container = Container::default();
                batch.push(Err(failure));
            }
        }
    }
    batch
}

/// A fault of the program costs one release, not the run.
fn guarded<T>(release: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(crashed(release)))
}

fn analyse(analyser: &Analyser, material: &Material, item: Item) -> Result<Release, Failure> {
    let Item { release, read } = item;
    let read = read.map_err(|error| failure(&release, &error))?;
    let mut source = read.source;
    source.metadata = material.metadata.of(&release).or(source.metadata);
    let origin = Origin {
        release,
        format: read.format.to_owned(),
        encoding: read.encoding.into_owned(),
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

fn failure(release: &str, error: &ReadError) -> Failure {
    Failure { path: release.to_owned(), skipped: error.is_skipped(), error: error.to_string() }
}

fn crashed(release: &str) -> Failure {
    Failure {
        path: release.to_owned(),
        skipped: false,
        error: "the program failed on this file; please report it with the file, if it may be shared".to_owned(),
    }
}
