//! Arguments of the command line.

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use presselese::annotations::Tool;
use presselese::check::{Choice, ChoiceError, Severity};
use presselese::read::worker::WorkerOptions;
use presselese::read::{Columns, ReadOptions};
use presselese::report::Language;
use presselese::run::ReportWish;
use presselese::tables::csv::{Dialect, Style};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  presselese extract releases                     tables of a folder into outputs/
  presselese extract releases --xlsx tables.xlsx  and as a workbook for Excel or LibreOffice
  presselese check new-release.txt                what contradicts itself, with the lines
  presselese check new-release.txt --archive releases   and what contradicts the releases before
  presselese show new-release.txt                 the release with all mentions marked
  presselese roster Musterbund releases --on 2021-12-31   who was a member then
  presselese explain M101                         what a check means
  presselese init                                 a presselese.toml for what is given on every call

Exit codes:
  0    fine
  1    findings of at least --min-severity (check alone)
  2    wrong usage, or nothing could be read or written
  3    some files failed; the others are done
  130  interrupted (143: terminated)
  The worst of 2, 3 and 1 wins, in this order.";

/// Reads German press releases into tables and checks whether they agree with themselves.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read releases and write the tables
    Extract(Extract),
    /// Print findings with the source lines that they point at
    Check(Check),
    /// Print one release with its mentions marked
    Show(Show),
    /// Print what a check means; without a code, list all checks
    Explain(Explain),
    /// Print who was a member of a body on a day, and which releases say so
    Roster(Roster),
    /// Compare what is found in releases with gold annotations: precision, recall, F1 and the misses
    Score(Score),
    /// Print the tokens of one release, one a line, a blank line after a sentence
    Tokens(Tokens),
    /// Write a commented presselese.toml: what need not be given on every call
    Init,
    /// Read documents for another process of this program
    #[command(hide = true, name = presselese::read::worker::COMMAND)]
    ReadDocuments { seconds: u64, memory: u64 },
    /// Print a completion script for a shell
    Completions { shell: clap_complete::Shell },
}

/// Whether a command reads presselese.toml.
pub fn uses_settings(command: &std::ffi::OsStr) -> bool {
    ["extract", "check", "show", "roster", "score", "tokens"].iter().any(|name| command == *name)
}

/// What all commands that read releases take.
#[derive(Debug, Args)]
pub struct Reading {
    /// Folders (read with all below them) and files; "-" is standard input
    #[arg(required = true, value_hint = ValueHint::AnyPath)]
    pub inputs: Vec<PathBuf>,
    /// CSV with a column `path` (the release as in releases.csv) and any of date, publisher, title, url
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub metadata: Option<PathBuf>,
    /// Threads; all processors unless set
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    #[command(flatten)]
    pub columns: ColumnNames,
    /// A larger file, or record of a container, is not read (KiB, MiB, GiB; a bare number is bytes)
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = size)]
    pub max_size: u64,
    /// Say nothing but errors
    #[arg(long, short)]
    pub quiet: bool,
    #[command(flatten)]
    pub speech: Speech,
}

/// What the columns of JSONL and CSV are called; the usual names are known.
#[derive(Debug, Args)]
pub struct ColumnNames {
    /// Column of JSONL and CSV that holds the text of a release
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,
    /// Column of the day of publication
    #[arg(long, value_name = "NAME")]
    pub date_column: Option<String>,
    /// Column of the headline
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,
    /// Column of who published it
    #[arg(long, value_name = "NAME")]
    pub publisher_column: Option<String>,
    /// Column of the address
    #[arg(long, value_name = "NAME")]
    pub url_column: Option<String>,
}

impl Reading {
    pub fn read_options(&self) -> ReadOptions {
        let ColumnNames { text_column, date_column, title_column, publisher_column, url_column } = &self.columns;
        let columns = Columns {
            text: text_column.clone(),
            date: date_column.clone(),
            title: title_column.clone(),
            publisher: publisher_column.clone(),
            url: url_column.clone(),
        };
        ReadOptions { max_size: self.max_size, columns, worker: worker() }
    }
}

/// This program reads what may hang or eat memory in processes of its own.
pub fn worker() -> Option<WorkerOptions> {
    std::env::current_exe().ok().map(WorkerOptions::new)
}

#[derive(Debug, Args)]
pub struct Speech {
    /// Language of findings and messages about releases
    #[arg(long, value_enum, default_value_t)]
    pub language: LanguageName,
}

#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    pub reading: Reading,
    /// Folder of the tables
    #[arg(long, value_name = "DIR", default_value = "outputs", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// entities.csv of an earlier run, corrected: another name, an alias moved to another entity, kind "none" for what is
    /// no body
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub entities: Option<PathBuf>,
    /// Also write all tables as one Excel workbook: a sheet a table, real dates and numbers, filters
    #[cfg(feature = "xlsx")]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub xlsx: Option<PathBuf>,
    /// Also write the text of each release, which is what `start` and `end` count in, into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub texts: Option<PathBuf>,
    /// Also write the tables as JSON lines into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub jsonl: Option<PathBuf>,
    /// Also write the tables as Parquet into this folder
    #[cfg(feature = "parquet")]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub parquet: Option<PathBuf>,
    /// Also write what was found for an annotation tool, to be corrected there
    #[arg(long, value_enum, value_name = "TOOL", requires = "to", conflicts_with = "no_persons")]
    pub annotations: Option<ToolName>,
    /// The folder of --annotations
    #[arg(long, value_name = "DIR", requires = "annotations", value_hint = ValueHint::DirPath)]
    pub to: Option<PathBuf>,
    /// Leave people out: no mentions, speakers or members that are people, their names in no cell, no report.html
    #[arg(long, conflicts_with = "tokens")]
    pub no_persons: bool,
    /// Read everything again, also what has not changed since the last run into this folder
    #[arg(long)]
    pub fresh: bool,
    /// Also write tokens.csv
    #[arg(long)]
    pub tokens: bool,
    /// Write report.html for more than 5,000 releases too; it is slow to open then
    #[arg(long, conflicts_with_all = ["no_report", "no_persons"])]
    pub report: bool,
    /// Leave report.html out
    #[arg(long)]
    pub no_report: bool,
    /// The CSV dialect
    #[arg(long, value_enum, default_value_t)]
    pub csv: DialectName,
    /// Leave cells that a spreadsheet would run as a formula as they are
    #[arg(long)]
    pub no_formula_guard: bool,
    #[command(flatten)]
    pub judging: Judging,
}

/// Which findings are told.
#[derive(Debug, Args)]
pub struct Judging {
    /// Only findings of these checks: codes, their beginnings (M, M2) or names
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// No findings of these checks
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Ids of findings that are fine, one a line, # begins a comment
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub suppress: Option<PathBuf>,
}

impl Judging {
    pub fn choice(&self) -> Result<Choice, ChoiceError> {
        Choice::new(&self.select, &self.ignore, self.suppress.as_deref())
    }
}

impl Extract {
    pub fn report(&self) -> ReportWish {
        match (self.report, self.no_report) {
            (true, _) => ReportWish::Always,
            (_, true) => ReportWish::Never,
            _ => ReportWish::IfSmall,
        }
    }

    pub fn style(&self) -> Style {
        let dialect = match self.csv {
            DialectName::Standard => Dialect::Standard,
            DialectName::Excel => Dialect::Excel,
        };
        Style { dialect, formula_guard: !self.no_formula_guard }
    }
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub reading: Reading,
    /// Findings below this are printed but do not change the exit code
    #[arg(long, value_enum, default_value_t)]
    pub min_severity: SeverityName,
    /// Hold the releases against all of this folder too; findings among those are not told
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub archive: Option<PathBuf>,
    /// Read the whole archive again, and keep nothing of it for the next time
    #[arg(long)]
    pub no_cache: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingFormat,
    #[command(flatten)]
    pub judging: Judging,
}

impl Check {
    /// Where what was read of an archive is kept: the user's folder for caches.
    pub fn cache_folder(&self) -> Option<PathBuf> {
        cache_folder().filter(|_| !self.no_cache)
    }
}

/// The user's folder for what may be lost.
pub fn cache_folder() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "presselese")?.cache_dir().to_owned())
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum FindingFormat {
    /// With the source lines, for people
    #[default]
    Text,
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Commands of GitHub's workflows
    Github,
}

#[derive(Debug, Args)]
pub struct Roster {
    /// Name of the body, or its entity in entities.csv
    pub body: String,
    #[command(flatten)]
    pub reading: Reading,
    /// The day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub on: jiff::civil::Date,
}

#[derive(Debug, Args)]
pub struct Score {
    #[command(flatten)]
    pub reading: Reading,
    /// Folder of gold files, one a release (see corpus/GUIDELINES.md)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub gold: PathBuf,
    /// Print up to N misses a layer; never those of releases that are held out
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub show: usize,
}

#[derive(Debug, Args)]
pub struct Show {
    /// The release; "-" is standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Day of publication (YYYY-MM-DD), if the text does not give it
    #[arg(long)]
    pub date: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub speech: Speech,
}

#[derive(Debug, Args)]
pub struct Tokens {
    /// The release; "-" is standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    pub format: TokenFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum TokenFormat {
    /// The words alone
    #[default]
    Lines,
    /// CoNLL-U: number, form, and whether a blank follows; for other tools
    Conllu,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The code of a check, as in findings.csv
    pub code: Option<String>,
    #[command(flatten)]
    pub speech: Speech,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum LanguageName {
    #[default]
    German,
    English,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Language {
        match name {
            LanguageName::German => Language::German,
            LanguageName::English => Language::English,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum DialectName {
    /// RFC 4180: UTF-8, comma
    #[default]
    Standard,
    /// Byte-order mark and semicolons: what a German Excel opens by double click
    Excel,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ToolName {
    /// Standoff files, with annotation.conf
    Brat,
    /// UIMA CAS JSON 0.4.0, in the layer "Named entity"
    Inception,
}

impl From<ToolName> for Tool {
    fn from(name: ToolName) -> Tool {
        match name {
            ToolName::Brat => Tool::Brat,
            ToolName::Inception => Tool::Inception,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum SeverityName {
    Error,
    #[default]
    Warning,
    Note,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Severity {
        match name {
            SeverityName::Error => Severity::Error,
            SeverityName::Warning => Severity::Warning,
            SeverityName::Note => Severity::Note,
        }
    }
}

/// Offsets are kept in 32 bits, and cleaning may lengthen a text.
pub const LARGEST: u64 = 1 << 30;

fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    let factor = match text[digits.len()..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kib" | "k" => 1 << 10,
        "mib" | "m" => 1 << 20,
        "gib" | "g" => 1 << 30,
        unit => return Err(format!("unknown unit {unit:?}; use KiB, MiB or GiB")),
    };
    let number: u64 = digits.trim().parse().map_err(|_| "expected a number such as 64MiB".to_owned())?;
    let bytes = number.saturating_mul(factor);
    if bytes > LARGEST { Err("at most 1GiB".to_owned()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("64MiB"), Ok(64 << 20));
        assert_eq!(size("12"), Ok(12));
        assert!(size("2GiB").is_err());
        assert!(size("viel").is_err());
        assert!(size("3 Äpfel").is_err());
    }
}
