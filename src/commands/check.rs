//! `check`: findings as people or programs read them.

use super::{FAILURES, FINDINGS, failed, tell_failures, watched};
use crate::cli::{Check, FindingFormat};
use anyhow::{Context, bail};
use presselese::Analyser;
use presselese::check::Severity;
use presselese::read::Reader;
use presselese::report::excerpt::{Quoted, excerpt};
use presselese::report::{Language, Told, formats};
use presselese::run::{self, CheckOptions, Checked};
use std::io::Write;
use std::process::ExitCode;

pub fn check(arguments: &Check, analyser: &Analyser) -> anyhow::Result<ExitCode> {
    let reading = &arguments.reading;
    let language: Language = reading.speech.language.into();
    let options = CheckOptions {
        inputs: reading.inputs.clone(),
        metadata: reading.metadata.clone(),
        read: reading.read_options(),
        archive: arguments.archive.clone(),
        cache: arguments.cache_folder(),
        choice: arguments.judging.choice()?,
        language,
    };
    let checked = match watched(reading, |watch| run::check(analyser, &options, watch))? {
        Ok(checked) => checked,
        Err(interrupted) => return Ok(interrupted),
    };
    let printed = match arguments.format {
        FindingFormat::Text => {
            Excerpts { checked: &checked, reader: Reader::new(reading.read_options()), language }.print()
        }
        FindingFormat::Json => formats::json(&checked.findings),
        FindingFormat::Sarif => formats::sarif(&checked.findings, language),
        FindingFormat::Github => formats::github(&checked.findings),
    };
    match anstream::stdout().write_all(printed.as_bytes()) {
        // a reader that has seen enough ("| head") is no failure
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            return Err(error).context("the findings cannot be printed");
        }
        _ => {}
    }
    tell_failures(&checked.failures);
    let least: Severity = arguments.min_severity.into();
    let found = checked.findings.iter().any(|told| told.finding.severity >= least);
    Ok(ExitCode::from(match failed(&checked.failures) {
        true if checked.releases == 0 => bail!("no release could be read"),
        true => FAILURES,
        false if found => FINDINGS,
        false => 0,
    }))
}

/// Findings with the source lines that they point at; the releases concerned are read once more for it.
struct Excerpts<'a> {
    checked: &'a Checked,
    reader: Reader,
    language: Language,
}

impl Excerpts<'_> {
    fn print(&self) -> String {
        let width = terminal_width();
        let mut printed = String::new();
        let mut own: Option<(&str, String)> = None;
        for told in &self.checked.findings {
            // findings of one release stand together
            if own.as_ref().is_none_or(|(release, _)| *release != told.release) {
                own = Some((&told.release, self.text(&told.release)));
            }
            let others: Vec<(&str, String)> =
                others(told).into_iter().map(|release| (release, self.text(release))).collect();
            let releases = own.iter().chain(&others).map(|(release, text)| Quoted { release, text });
            let releases: Vec<Quoted> = releases.collect();
            printed.push_str(&excerpt(&told.finding, &told.message, &releases, self.language, width));
        }
        printed
    }

    /// The source text of a release; empty where it is gone.
    fn text(&self, release: &str) -> String {
        let again = || {
            let (input, release) = self.checked.inputs.get(release)?;
            Some(self.reader.again(input, release)?.source.text)
        };
        self.checked.standard_input.clone().filter(|_| release == "-").or_else(again).unwrap_or_default()
    }
}

/// The other releases that a finding rests on, each once.
fn others(told: &Told) -> Vec<&str> {
    let mut others: Vec<&str> = Vec::new();
    for release in told.finding.evidence.iter().filter_map(|evidence| evidence.release.as_deref()) {
        if !others.contains(&release) {
            others.push(release);
        }
    }
    others
}

fn terminal_width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0.into())).unwrap_or(120)
}
