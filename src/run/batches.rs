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
        if watch.go_on().is_err() {
            return Worked::Done(Vec::new());
        }
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
                watch.go_on()?;
                take(input, result)?;
            }
            Ok::<(), RunError>(())
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
        watch.go_on()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::ReadOptions;
    use std::sync::atomic::AtomicUsize;

    fn releases(count: usize) -> (tempfile::TempDir, Material) {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..count {
            std::fs::write(folder.path().join(format!("{number:03}.txt")), "Der Verein hat neun Mitglieder.").unwrap();
        }
        let material = Material::find(&[folder.path().to_owned()], None, ReadOptions::default()).unwrap();
        (folder, material)
    }

    #[test]
    fn a_panic_in_one_release_is_a_failure_with_its_path_and_the_run_goes_on() {
        let (_folder, material) = releases(3 * BATCH);
        let panics = ["000.txt", "070.txt", "191.txt"];
        let make = |release: Release| {
            assert!(!panics.contains(&release.origin.release.as_str()), "this release breaks the program");
            release.origin.release
        };
        let (mut done, mut failures) = (Vec::new(), Vec::new());
        let take = |input: &Input, result| {
            match result {
                Ok(release) => done.push(release),
                Err(failure) => failures.push((input.release.clone(), failure)),
            }
            Ok(())
        };
        let watch = Watch { progress: &|_, _| (), stop: &AtomicUsize::new(0) };
        each_release(&Analyser::new(), &material, &watch, make, take).unwrap();
        assert_eq!(done.len(), 3 * BATCH - panics.len());
        assert!(done.is_sorted());
        assert_eq!(failures.len(), panics.len());
        for ((input, failure), panic) in failures.iter().zip(panics) {
            assert_eq!((input.as_str(), failure), (panic, &crashed(panic)));
        }
    }

    #[test]
    fn a_run_that_is_to_end_reads_no_more() {
        let (_folder, material) = releases(3 * BATCH);
        let stop = AtomicUsize::new(0);
        let watch = Watch { progress: &|_, _| (), stop: &stop };
        let mut taken = 0;
        let take = |_: &Input, _| {
            taken += 1;
            stop.store(2, std::sync::atomic::Ordering::Relaxed);
            Ok(())
        };
        let ended = each_release(&Analyser::new(), &material, &watch, |_| (), take);
        assert!(matches!(ended, Err(RunError::Interrupted)));
        assert_eq!(taken, 1);
    }
}
