//! `extract`: releases in, tables out.

use super::across::{Across, add_findings};
use super::annotating::AnnotationFolder;
use super::archive::{Gathered, Whole};
use super::batches::{Release, each_new_release};
use super::destinations::Destinations;
use super::kept::{Keeping, Kept, News, Prepared};
use super::output::OutputError;
use super::reporting::{ReportWish, Reporting};
use super::spool::Spool;
use super::texts::Texts;
use super::{Material, RunError, Watch};
use crate::Analyser;
use crate::annotations::Tool;
use crate::check::{Choice, Severity};
use crate::read::{Input, ReadOptions, read_corrections};
use crate::record::Record;
use crate::record::record;
use crate::report::Language;
use crate::resolve::repeats::Position;
use crate::tables::csv::Style;
use crate::tables::failures::Failure;
use crate::tables::people::{Names, WithoutPeople};
use crate::tables::{Context, TABLES, Table, entities, failures, members, timeline};
use serde::Serialize;
use std::path::PathBuf;

/// What `extract` is asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Options {
    #[serde(skip)]
    pub inputs: Vec<PathBuf>,
    #[serde(skip)]
    pub out: PathBuf,
    pub metadata: Option<PathBuf>,
    #[serde(flatten)]
    pub read: ReadOptions,
    pub tokens: bool,
    pub report: ReportWish,
    #[serde(flatten)]
    pub style: Style,
    pub language: Language,
    pub choice: Choice,
    /// entities.csv of an earlier run, corrected.
    pub entities: Option<PathBuf>,
    /// Leaves people out of all tables.
    pub no_persons: bool,
    /// What was found, for an annotation tool, into a folder.
    #[serde(skip)]
    pub annotations: Option<(Tool, PathBuf)>,
    /// The folder where what was read is kept for the next run; `None` keeps nothing.
    #[serde(skip)]
    pub cache: Option<PathBuf>,
    /// Reads everything again, whatever was kept.
    #[serde(skip)]
    pub fresh: bool,
    /// A workbook of all tables.
    #[cfg(feature = "xlsx")]
    pub xlsx: Option<PathBuf>,
    /// A folder for the texts that the places of all tables count in.
    pub texts: Option<PathBuf>,
    /// A folder for the tables as JSON lines.
    pub json_lines: Option<PathBuf>,
    /// A folder for the tables as Parquet.
    #[cfg(feature = "parquet")]
    pub parquet: Option<PathBuf>,
}

impl Options {
    /// The report shows whole releases: there is none where people are left out.
    pub fn report_wish(&self) -> ReportWish {
        if self.no_persons { ReportWish::Never } else { self.report }
    }

    /// What was kept of the last run. Nothing is kept of people that are to be left out.
    fn kept(&self, analyser: &Analyser) -> Option<Kept> {
        let cache = self.cache.as_deref()?;
        if self.no_persons {
            Kept::remove(cache, &self.out);
            return None;
        }
        let entities = self.entities.as_ref().and_then(|path| std::fs::read(path).ok());
        let has_text = self.report_wish() != ReportWish::Never;
        let names = analyser.lexicon().own_names();
        let conditions = serde_json::to_vec(&(self.tokens, has_text, &self.read, &self.choice, entities, names));
        // annotations and texts need the text itself
        let fresh = self.fresh || self.annotations.is_some() || self.texts.is_some();
        Some(Kept::open(cache, &self.out, &conditions.ok()?, fresh))
    }
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub releases: usize,
    /// Releases that are not in German, with their language.
    pub not_german: Vec<(String, String)>,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub failures: Vec<Failure>,
    /// What had no room in a format, in words.
    pub left_out: Vec<String>,
    /// What is different from the last run; `None` on the first.
    pub news: Option<News>,
}

/// Reads all releases and writes the tables. On an error the tables of an earlier run are as they were.
pub fn extract(analyser: &Analyser, options: &Options, watch: &Watch) -> Result<Summary, RunError> {
    let material = Material::find(&options.inputs, options.metadata.as_ref(), options.read.clone())?;
    #[cfg(feature = "xlsx")]
    let material = match options.xlsx.as_deref().and_then(|path| path.canonicalize().ok()) {
        Some(own) => material.without(&own),
        None => material,
    };
    let corrections = options.entities.as_deref().map(read_corrections).transpose()?.unwrap_or_default();
    let mut destinations = Destinations::open(options)?;
    let texts = options.texts.as_deref().map(Texts::open).transpose()?;
    let mut summary = Summary::default();
    let mut gathered = Gathered::default();
    let mut spool = Spool::new(destinations.output().spool()?);

    let tool = options.annotations.as_ref().map(|(tool, _)| *tool);
    let make = |release: Release| {
        let Release { origin, source, analysis, outcomes } = release;
        let with_tokens = options.tokens || tool.is_some();
        let mut record = record(analyser, &source, origin, &analysis, &outcomes, with_tokens);
        record.findings.retain(|finding| options.choice.keeps(&finding.code, &finding.id));
        record.strike(|body| corrections.is_no_body(&body.name));
        let text = texts.is_some().then(|| source.text.clone());
        let files = tool.map(|tool| tool.files(&record, &source.text)).unwrap_or_default();
        if options.report_wish() != ReportWish::Never {
            record.text = source.text;
        }
        if !options.tokens {
            record.tokens.clear();
        }
        if options.no_persons {
            record.leave_out_people();
        }
        (Spool::encode(&record), record, files, text)
    };
    let mut people = Names::default();
    let output = destinations.output();
    let mut annotations = match &options.annotations {
        Some((tool, folder)) => Some(AnnotationFolder::open(*tool, folder, output)?),
        None => None,
    };
    let kept = options.kept(analyser);
    let mut keeping = Keeping::default();
    let mut found: Vec<String> = Vec::new();
    let known = |input: &Input| {
        let records = kept.as_ref()?.get(input, &material.metadata)?;
        Some(records.into_iter().map(|(encoded, record)| (encoded, record, Vec::new(), None)).collect())
    };
    each_new_release(analyser, &material, watch, known, make, |input, result| {
        if let Some(kept) = &kept {
            let record = result.as_ref().ok().map(|(encoded, record, ..)| (record, encoded.as_slice()));
            keeping.note(kept, input, record, &material.metadata);
        }
        match result {
            Ok((encoded, record, files, text)) => {
                if let (Some(texts), Some(text)) = (&texts, text) {
                    texts.write(&record.origin.release, &text)?;
                }
                spool.push(&encoded).map_err(|error| output.failed("spool", error))?;
                if let Some(annotations) = &mut annotations {
                    annotations.add(&record.origin.release, &files)?;
                }
                note_people(&record, &mut people);
                found.extend(record.findings.iter().map(|finding| finding.id.clone()));
                summary.count(&record);
                gathered.add(&record);
            }
            Err(failure) => summary.failures.push(failure),
        }
        Ok(())
    })?;

    let whole = gathered.finish(&corrections);
    let Whole { entities, histories, .. } = &whole;
    let across = Across::find(&whole, &options.choice);
    across.all().for_each(|finding| summary.count_finding(finding.severity));
    // those across releases come in no order of their own
    let mut ids: Vec<String> = across.all().map(|finding| finding.id).collect();
    ids.sort_unstable();
    found.extend(ids);
    watch.go_on()?;
    let records = records(spool, &destinations, watch)?;
    write_releases(&mut destinations, options, records, &whole, &across, &people, &summary)?;
    destinations.whole(&entities::SHAPE, &people, |rows| entities::fill(entities, &corrections, rows))?;
    destinations.whole(&timeline::SHAPE, &people, |rows| timeline::fill(histories, entities, rows))?;
    destinations.whole(&members::SHAPE, &people, |rows| members::fill(histories, entities, rows))?;
    destinations.whole(&failures::SHAPE, &people, |rows| failures::fill(&summary.failures, rows))?;
    watch.go_on()?;
    let inputs: Vec<String> = options.inputs.iter().map(|path| path.display().to_string()).collect();
    if let Some(annotations) = annotations {
        annotations.finish(options, &inputs)?;
    }
    summary.news = kept.as_ref().and_then(|kept| kept.news(&keeping, &found));
    let store = kept.map(|kept| kept.prepare(keeping, &destinations.output().spool_path(), found));
    watch.go_on()?;
    summary.left_out = destinations.finish(&inputs)?;
    // a store that cannot be written costs time, nothing else
    let _ = store.transpose().and_then(|store| store.map_or(Ok(()), Prepared::finish));
    Ok(summary)
}

/// The names that no row of the run may hold: of people, and of bodies that are named after them.
fn note_people(record: &Record, people: &mut Names) {
    let own = own_names(record);
    record.left_out.iter().for_each(|name| people.add_full(name));
    for body in &record.bodies {
        for name in body.aliases.iter().chain([&body.name]).filter(|name| own.stand_in(name)) {
            people.add_full(name);
            // its id may stand without the legal form
            if let Some(short) = body.legal_form.as_deref().and_then(|form| name.strip_suffix(form)) {
                people.add_full(short);
            }
        }
    }
}

/// The names of people that are left out of a release.
fn own_names(record: &Record) -> Names {
    let mut own = Names::default();
    record.left_out.iter().for_each(|name| own.add(name));
    own
}

/// What was spooled, as long as the run goes on.
fn records<'a>(
    spool: Spool,
    destinations: &Destinations,
    watch: &'a Watch,
) -> Result<impl Iterator<Item = Result<Record, RunError>> + use<'a>, RunError> {
    let path = destinations.output().spool_path();
    let unreadable = move |source| OutputError::Write { path: path.clone(), source };
    let records = spool.records().map_err(&unreadable)?;
    Ok(records.map(move |record| {
        watch.go_on()?;
        Ok(record.map_err(&unreadable)?)
    }))
}

/// The second pass: all tables that releases fill, in one reading of the spool.
fn write_releases(
    destinations: &mut Destinations,
    options: &Options,
    records: impl Iterator<Item = Result<Record, RunError>>,
    whole: &Whole,
    across: &Across,
    people: &Names,
    summary: &Summary,
) -> Result<(), RunError> {
    let written = |table: &&Table| options.tokens || !table.on_request;
    let mut open = Vec::new();
    for table in TABLES.iter().filter(written) {
        open.push((table, destinations.table(&table.shape, !table.on_request)?));
    }
    let mut report = Reporting::begin(destinations.output(), options, summary.releases)?;
    let Whole { entities, repeats, names, histories } = whole;
    let referred_to = repeats.referred_to();
    let mut names = names.clone();
    for (position, record) in (0..).zip(records) {
        let mut record = record?;
        let findings = across.of(&record.origin.release);
        if !findings.is_empty() {
            add_findings(&mut record, findings);
        }
        if referred_to.contains(&position) {
            names.insert(position, record.origin.release.clone());
        }
        let named = |other: Option<Position>| other.and_then(|other| names.get(&other)).map(String::as_str);
        let context = Context {
            record: &record,
            ids: entities.ids(&record.bodies, &record.people),
            duplicate_of: named(repeats.copied(position)),
            corrects: named(repeats.corrected(position)),
            language: options.language,
        };
        let own = own_names(&record);
        for (table, rows) in &mut open {
            if options.no_persons {
                let names = &[people, &own];
                (table.fill)(&context, &mut WithoutPeople { rows, shape: table.shape, names });
            } else {
                (table.fill)(&context, rows);
            }
        }
        report.release(destinations.output(), &context)?;
    }
    report.finish(destinations, entities, histories, summary)?;
    for (_, rows) in open {
        destinations.close(rows)?;
    }
    Ok(())
}

impl Summary {
    fn count(&mut self, record: &Record) {
        self.releases += 1;
        if record.origin.language != "de" {
            self.not_german.push((record.origin.release.clone(), record.origin.language.clone()));
        }
        record.findings.iter().for_each(|finding| self.count_finding(finding.severity));
    }

    fn count_finding(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        } += 1;
    }
}
