//! Gold files: one TOML file a release, and the list that says which are held out.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Spanned;
use walkdir::WalkDir;

/// What is wrong with gold, with file and line where there is one.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    #[error("{}: cannot be read ({reason})", path.display())]
    File { path: PathBuf, reason: String },
    #[error("{}, line {line}: {reason}", path.display())]
    Line { path: PathBuf, line: usize, reason: String },
}

/// The annotations of one release.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    pub path: PathBuf,
    pub annotations: GoldFile,
    /// Where each line of the file begins, to name lines.
    line_starts: Vec<usize>,
}

impl Gold {
    /// An error at a byte offset of the file.
    pub fn error(&self, at: usize, reason: String) -> GoldError {
        let line = self.line_starts.partition_point(|&start| start <= at);
        GoldError::Line { path: self.path.clone(), line, reason }
    }

    fn read(path: &Path) -> Result<Gold, GoldError> {
        let file = |reason: String| GoldError::File { path: path.to_owned(), reason };
        let text = fs::read_to_string(path).map_err(|error| file(error.to_string()))?;
        Gold::parse(path, &text)
    }

    pub(super) fn parse(path: &Path, text: &str) -> Result<Gold, GoldError> {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut gold = Gold { path: path.to_owned(), annotations: GoldFile::default(), line_starts };
        gold.annotations = toml::from_str(text)
            .map_err(|error| gold.error(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        Ok(gold)
    }
}

/// The fields of a gold file; `corpus/GUIDELINES.md` says what they mean.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GoldFile {
    pub release: String,
    pub date: String,
    pub counts: Vec<Spanned<GoldCount>>,
    pub memberships: Vec<Spanned<GoldMembership>>,
    pub quotes: Vec<Spanned<GoldQuote>>,
    pub dates: Vec<Spanned<GoldDate>>,
    pub organisations: Vec<Spanned<GoldOrganisation>>,
    pub persons: Vec<Spanned<GoldPerson>>,
    pub findings: Vec<Spanned<GoldFinding>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldCount {
    pub text: String,
    #[serde(rename = "in")]
    pub context: Option<String>,
    pub organisation: String,
    pub count: u64,
    pub modifier: crate::annotate::numbers::Modifier,
    pub kind: crate::annotate::counts::CountKind,
    #[serde(default)]
    pub as_of: String,
    #[serde(default)]
    pub scope: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldMembership {
    pub member: String,
    pub text: String,
    #[serde(rename = "in")]
    pub context: Option<String>,
    pub organisation: String,
    pub status: crate::relate::MembershipStatus,
    #[serde(default)]
    pub date: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldQuote {
    pub first: String,
    pub last: String,
    #[serde(rename = "in")]
    pub context: Option<String>,
    pub kind: crate::annotate::quotes::QuoteKind,
    pub speaker: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldDate {
    pub text: String,
    pub value: String,
    #[serde(rename = "type")]
    pub kind: crate::relate::TimeType,
    #[serde(default)]
    pub nth: Vec<usize>,
    #[serde(default)]
    pub inside: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldOrganisation {
    pub text: String,
    pub body: String,
    #[serde(default)]
    pub nth: Vec<usize>,
    #[serde(default)]
    pub inside: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldPerson {
    pub text: String,
    pub person: String,
    #[serde(default)]
    pub nth: Vec<usize>,
    #[serde(default)]
    pub inside: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldFinding {
    /// The name of the check.
    pub check: String,
    pub text: String,
    #[serde(rename = "in")]
    pub context: Option<String>,
}

/// A folder of gold files by release, and the releases that its list sets aside.
#[derive(Clone, Debug, Default)]
pub struct GoldSet {
    pub releases: BTreeMap<String, Gold>,
    pub held_out: Vec<String>,
}

impl GoldSet {
    /// The name of the list: one release a line that is held out, `#` begins a comment.
    pub const HELD_OUT: &str = "held-out.txt";

    /// Reads all gold files of a folder and what lies below it.
    pub fn read(folder: &Path) -> Result<GoldSet, GoldError> {
        let mut set = GoldSet::default();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry =
                entry.map_err(|error| GoldError::File { path: folder.to_owned(), reason: error.to_string() })?;
            if entry.path().extension().is_some_and(|extension| extension == "toml") {
                let gold = Gold::read(entry.path())?;
                let release = gold.annotations.release.clone();
                if let Some(twice) = set.releases.insert(release.clone(), gold) {
                    let reason = format!("the release {release:?} has gold in {} too", entry.path().display());
                    return Err(twice.error(0, reason));
                }
            }
        }
        let list = folder.join(GoldSet::HELD_OUT);
        if list.exists() {
            let text = fs::read_to_string(&list)
                .map_err(|error| GoldError::File { path: list.clone(), reason: error.to_string() })?;
            for (index, line) in text.lines().enumerate() {
                let release = line.trim();
                if release.is_empty() || release.starts_with('#') {
                    continue;
                }
                if !set.releases.contains_key(release) {
                    let reason = format!("no gold file has the release {release:?}");
                    return Err(GoldError::Line { path: list, line: index + 1, reason });
                }
                set.held_out.push(release.to_owned());
            }
        }
        Ok(set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Gold::parse(Path::new("a.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn faults_are_named_with_their_line() {
        assert!(
            error("release = \"a\"\ncounts = [\n  { text = \"15\", colour = 3 },\n]\n").starts_with("a.toml, line 3")
        );
        assert!(error("release = \"a\"\nfoo = 1\n").starts_with("a.toml, line 2"));
        assert!(error("release = ").starts_with("a.toml, line 1"));
    }
}
