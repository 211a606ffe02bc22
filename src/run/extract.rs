//! `extract`: releases in, tables out.

use super::archive::{self, add_findings, add_names, add_statements};
use super::batches::{Release, each_release};
use super::output::{Output, RunFile, TableFile};
use super::spool::Spool;
use super::{Material, RunError, Watch};
use crate::Analyser;
use crate::check::{Choice, Severity};
use crate::record::record;
use crate::record::{FindingEntry, Record};
use crate::report::Language;
use crate::resolve::timeline::Timeline;
use crate::resolve::{Entities, Resolver};
use crate::tables::csv::{CsvTable, Style};
use crate::tables::failures::Failure;
use crate::tables::{Context, Rows, TABLES, Table, entities, failures, members, timeline};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

/// What `extract` is asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Options {
    #[serde(skip)]
    pub inputs: Vec<PathBuf>,
    #[serde(skip)]
    pub out: PathBuf,
    pub metadata: Option<PathBuf>,
    /// Bytes; a larger file is a failure.
    pub max_size: u64,
    pub tokens: bool,
    #[serde(flatten)]
    pub style: Style,
    pub language: Language,
    pub choice: Choice,
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
}

/// Reads all releases and writes the tables. On an error the tables of an earlier run are as they were.
pub fn extract(analyser: &Analyser, options: &Options, watch: &Watch) -> Result<Summary, RunError> {
    let material = Material::find(&options.inputs, options.metadata.as_ref(), options.max_size)?;
    let output = Output::open(&options.out)?;
    let mut summary = Summary::default();
    let mut resolver = Resolver::default();
    let mut repeats = Repeats::default();
    let mut said = Timeline::default();
    let mut spool = Spool::new(output.spool()?);

    let make = |release: Release| {
        let Release { origin, source, analysis, outcomes } = release;
        let mut record = record(analyser, &source, origin, &analysis, &outcomes, options.tokens);
        record.findings.retain(|finding| options.choice.keeps(&finding.code, &finding.id));
        (Spool::encode(&record), record)
    };
    each_release(analyser, &material, watch, make, |result| {
        match result {
            Ok((encoded, record)) => {
                spool.push(&encoded).map_err(|error| output.failed("spool", error))?;
                summary.count(&record);
                repeats.add(&record);
                let names = add_names(&mut resolver, &record);
                if repeats.of(&record).is_none() {
                    add_statements(&mut said, &record, &names);
                }
            }
            Err(failure) => summary.failures.push(failure),
        }
        Ok(())
    })?;

    let entities = resolver.finish();
    let histories = said.finish(&entities);
    let findings = archive::findings(&histories, &options.choice);
    findings.values().flatten().for_each(|finding| summary.count_finding(finding.severity));
    let mut writer = TableWriter { output: &output, options, tables: BTreeMap::new() };
    writer.releases(spool, &entities, &repeats, findings)?;
    writer.table(entities::NAME, entities::COLUMNS, |rows| entities::fill(&entities, rows))?;
    writer.table(timeline::NAME, timeline::COLUMNS, |rows| timeline::fill(&histories, &entities, rows))?;
    writer.table(members::NAME, members::COLUMNS, |rows| members::fill(&histories, &entities, rows))?;
    writer.table(failures::NAME, failures::COLUMNS, |rows| failures::fill(&summary.failures, rows))?;
    let tables = writer.tables;
    let run = RunFile {
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        options,
        inputs: options.inputs.iter().map(|path| path.display().to_string()).collect(),
        tables,
    };
    let optional: Vec<String> = TABLES.iter().filter(|table| table.on_request).map(file_name).collect();
    output.finish(&run, &optional)?;
    Ok(summary)
}

fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
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

/// Which releases have the bytes of an earlier one.
#[derive(Default)]
struct Repeats {
    first: FxHashMap<String, String>,
}

impl Repeats {
    fn add(&mut self, record: &Record) {
        let origin = &record.origin;
        self.first.entry(origin.hash.clone()).or_insert_with(|| origin.release.clone());
    }

    /// The first release with the same bytes, if this is not it.
    fn of(&self, record: &Record) -> Option<&str> {
        let first = self.first.get(&record.origin.hash)?;
        (*first != record.origin.release).then_some(first)
    }
}

/// Writes tables into the output folder.
struct TableWriter<'a> {
    output: &'a Output,
    options: &'a Options,
    tables: BTreeMap<String, TableFile>,
}

impl TableWriter<'_> {
    /// The second pass: all tables that releases fill, in one reading of the spool.
    fn releases(
        &mut self,
        spool: Spool,
        entities: &Entities,
        repeats: &Repeats,
        mut across: FxHashMap<String, Vec<FindingEntry>>,
    ) -> Result<(), RunError> {
        let written = |table: &&Table| self.options.tokens || !table.on_request;
        let mut open = Vec::new();
        for table in TABLES.iter().filter(written) {
            open.push((table, self.open(&file_name(table), table.columns, !table.on_request)?));
        }
        let unreadable = |error| self.output.failed("spool", error);
        for record in spool.records().map_err(unreadable)? {
            let mut record = record.map_err(unreadable)?;
            if let Some(findings) = across.remove(&record.origin.release) {
                add_findings(&mut record, findings);
            }
            let context = Context {
                record: &record,
                entities,
                duplicate_of: repeats.of(&record),
                language: self.options.language,
            };
            for (table, rows) in &mut open {
                (table.fill)(&context, rows);
            }
        }
        for (table, rows) in open {
            self.close(file_name(table), rows)?;
        }
        Ok(())
    }

    fn table(&mut self, name: &str, columns: &[&str], fill: impl Fn(&mut dyn Rows)) -> Result<(), RunError> {
        let name = format!("{name}.csv");
        let mut rows = self.open(&name, columns, true)?;
        fill(&mut rows);
        self.close(name, rows)
    }

    fn open(&self, name: &str, columns: &[&str], guarded: bool) -> Result<CsvTable<BufWriter<File>>, RunError> {
        let style = Style { formula_guard: self.options.style.formula_guard && guarded, ..self.options.style };
        let file = self.output.create(name)?;
        Ok(CsvTable::new(file, style, columns).map_err(|error| self.output.failed(name, error))?)
    }

    fn close(&mut self, name: String, rows: CsvTable<BufWriter<File>>) -> Result<(), RunError> {
        let (rows, hash) = rows.finish().map_err(|error| self.output.failed(&name, error))?;
        self.tables.insert(name, TableFile { rows, hash });
        Ok(())
    }
}
