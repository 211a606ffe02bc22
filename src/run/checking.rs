//! `check`: the findings of releases, and those against each other or against an archive.

use super::across::{Across, add_findings};
use super::archive::Gathered;
use super::batches::{Release, each_release};
use super::spool::Spool;
use super::store::{State, Store};
use super::{Material, RunError, Watch};
use crate::Analyser;
use crate::check::Choice;
use crate::read::{Input, Location, ReadOptions, Reader, inputs};
use crate::record::{FindingEntry, Record, record};
use crate::report::{Language, Told, message};
use crate::resolve::corrections::Corrections;
use crate::tables::failures::Failure;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};

/// What `check` is asked for.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    pub inputs: Vec<PathBuf>,
    pub metadata: Option<PathBuf>,
    pub read: ReadOptions,
    /// A folder of releases that the inputs are held against; findings among those releases are not told.
    pub archive: Option<PathBuf>,
    /// The folder where records of the archive are kept; `None` keeps none.
    pub cache: Option<PathBuf>,
    pub choice: Choice,
    pub language: Language,
}

/// What `check` found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Releases that could be read, those of the archive not among them.
    pub releases: usize,
    /// In input order, then text order.
    pub findings: Vec<Told>,
    pub failures: Vec<Failure>,
    /// Where the text of a release can be read again: the input, and the id of the release in it.
    pub inputs: FxHashMap<String, (Input, String)>,
    /// The text of standard input, which cannot.
    pub standard_input: Option<String>,
}

/// Checks releases, each by itself and all that they and the archive say of one body.
pub fn check(analyser: &Analyser, options: &CheckOptions, watch: &Watch) -> Result<Checked, RunError> {
    let material = Material::find(&options.inputs, options.metadata.as_ref(), options.read.clone())?;
    let mut checked = Checked::default();
    let mut gathered = Gathered::default();
    let mut records: Vec<Record> = Vec::new();

    let make = |release: Release| {
        let Release { origin, source, analysis, outcomes } = release;
        let record = record(analyser, &source, origin, &analysis, &outcomes, false);
        (record.origin.release == "-")
            .then_some(source.text)
            .map_or((record.clone(), None), |text| (record, Some(text)))
    };
    each_release(analyser, &material, watch, make, |input, result| {
        match result {
            Ok((record, text)) => {
                checked.releases += 1;
                let release = record.origin.release.clone();
                checked.inputs.insert(release.clone(), (input.clone(), release));
                checked.standard_input = checked.standard_input.take().or(text);
                records.push(record);
            }
            Err(failure) => checked.failures.push(failure),
        }
        Ok(())
    })?;
    let old = match &options.archive {
        Some(folder) => read_archive(analyser, options, folder, &material, watch, &mut checked)?,
        None => Vec::new(),
    };
    // of two releases of one day the new one is the later
    old.iter().chain(&records).for_each(|record| gathered.add(record));
    let whole = gathered.finish(&Corrections::default());
    let across = Across::find(&whole, &options.choice);
    for record in &mut records {
        record.findings.retain(|finding| options.choice.keeps(&finding.code, &finding.id));
        add_findings(record, across.of(&record.origin.release));
        checked.tell(record, options.language);
    }
    // what an old release says of a later day than a new one
    let new: FxHashSet<&str> = records.iter().map(|record| record.origin.release.as_str()).collect();
    for mut record in old {
        let across = across.of(&record.origin.release);
        let is_new = |release: &Option<String>| release.as_deref().is_some_and(|release| new.contains(release));
        let of_new = |finding: &FindingEntry| finding.evidence.iter().any(|evidence| is_new(&evidence.release));
        add_findings(&mut record, across.into_iter().filter(of_new).collect());
        checked.tell(&record, options.language);
    }
    Ok(checked)
}

impl Checked {
    fn tell(&mut self, record: &Record, language: Language) {
        let told = record.findings.iter().map(|finding| Told {
            release: record.origin.release.clone(),
            finding: finding.clone(),
            message: message(finding, record, language),
        });
        self.findings.extend(told);
    }
}

/// The records of an archive: what its releases say of members, read again only where a file has changed.
fn read_archive(
    analyser: &Analyser,
    options: &CheckOptions,
    folder: &Path,
    new: &Material,
    watch: &Watch,
    checked: &mut Checked,
) -> Result<Vec<Record>, RunError> {
    let given: FxHashSet<PathBuf> = new.inputs.iter().filter_map(|input| canonical(&input.location)).collect();
    let mut store = options
        .cache
        .as_deref()
        .map(|cache| Store::open(cache, folder, analyser.lexicon().own_names()))
        .unwrap_or_default();
    let mut found = inputs(&[folder.to_owned()], None)?;
    // a new release may lie in the archive already
    found.retain(|input| canonical(&input.location).is_none_or(|path| !given.contains(&path)));
    let states: Vec<Option<(PathBuf, State)>> = found.iter().map(|input| state(&input.location)).collect();
    let known = |state: &Option<(PathBuf, State)>| state.as_ref().and_then(|(path, state)| store.get(path, *state));
    let kept: Vec<Option<Vec<Record>>> = states.iter().map(known).collect();
    let unread = found.iter().zip(&kept).filter(|(_, records)| records.is_none()).map(|(input, _)| input.clone());
    let reader = Reader::new(options.read.clone());
    let material = Material { inputs: unread.collect(), metadata: Default::default(), reader };
    let make = |release: Release| {
        let Release { origin, source, analysis, outcomes } = release;
        of_members(record(analyser, &source, origin, &analysis, &outcomes, false))
    };
    // by input, which may hold several releases
    let mut fresh: FxHashMap<String, Vec<Record>> = FxHashMap::default();
    each_release(analyser, &material, watch, make, |input, result| {
        match result {
            Ok(record) => fresh.entry(input.release.clone()).or_default().push(record),
            Err(failure) => checked.failures.push(failure),
        }
        Ok(())
    })?;
    let changed = !fresh.is_empty();
    let records = found.into_iter().zip(kept).zip(states).filter_map(|((input, kept), state)| {
        let records = kept.or_else(|| fresh.remove(&input.release))?;
        Some((input, records, state))
    });
    let records: Vec<_> = records.collect();
    if changed && options.cache.is_some() {
        let encoded = records.iter().filter_map(|(_, records, state)| {
            let (path, state) = state.clone()?;
            Some((path, state, records.iter().map(Spool::encode).collect()))
        });
        store.replace(encoded);
        // a cache that cannot be written costs time, nothing else
        let _ = store.save();
    }
    let mut all = Vec::new();
    for (input, records, _) in records {
        for mut record in records {
            let release = record.origin.release;
            record.origin.release = format!("{}/{release}", folder.display().to_string().trim_end_matches('/'));
            checked.inputs.insert(record.origin.release.clone(), (input.clone(), release));
            all.push(record);
        }
    }
    Ok(all)
}

fn canonical(location: &Location) -> Option<PathBuf> {
    let Location::File(path) = location else { return None };
    path.canonicalize().ok()
}

fn state(location: &Location) -> Option<(PathBuf, State)> {
    let Location::File(path) = location else { return None };
    Some((path.canonicalize().ok()?, State::of(path)?))
}

/// What other releases are held against: nothing but names and members.
fn of_members(record: Record) -> Record {
    Record {
        origin: record.origin,
        date: record.date,
        fingerprints: record.fingerprints,
        is_correction: record.is_correction,
        bodies: record.bodies,
        counts: record.counts,
        memberships: record.memberships,
        ..Record::default()
    }
}
