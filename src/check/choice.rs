//! Which findings a user wants to see: codes selected and ignored, and single findings that were looked at and are fine.

use super::Check;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A choice among findings; the default keeps all.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Choice {
    /// Codes, their beginnings ("M", "M2") or names of checks; none selects all.
    pub select: Vec<String>,
    pub ignore: Vec<String>,
    /// Ids of findings, from the suppression file.
    #[serde(skip)]
    pub suppressed: FxHashSet<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChoiceError {
    #[error("no check is called {0:?}; `presselese explain` lists all codes and names")]
    NoCheck(String),
    #[error("{}: cannot be read ({source})", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(
        "{}: line {line}: expected the id of a finding (ten characters as in findings.csv), not {found:?}; what \
         follows # is a comment", path.display()
    )]
    NoId { path: PathBuf, line: usize, found: String },
}

impl Choice {
    /// Codes in whatever case; a code or name that no check has is an error, and so is a line of the suppression file
    /// that is no id.
    pub fn new(select: &[String], ignore: &[String], suppressions: Option<&Path>) -> Result<Choice, ChoiceError> {
        for code in select.iter().chain(ignore) {
            if !super::CHECKS.iter().any(|check| is_called(check, code)) {
                return Err(ChoiceError::NoCheck(code.clone()));
            }
        }
        let suppressed = suppressions.map(read_ids).transpose()?.unwrap_or_default();
        Ok(Choice { select: select.to_vec(), ignore: ignore.to_vec(), suppressed })
    }

    /// Whether a finding with this id, of the check with this code, is to be seen.
    pub fn keeps(&self, code: &str, id: &str) -> bool {
        let Some(check) = Check::of(code) else { return true };
        let is_among = |codes: &[String]| codes.iter().any(|code| is_called(check, code));
        (self.select.is_empty() || is_among(&self.select)) && !is_among(&self.ignore) && !self.suppressed.contains(id)
    }
}

fn is_called(check: &Check, code: &str) -> bool {
    let begins = check.code.get(..code.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(code));
    !code.is_empty() && begins || check.name == code
}

/// One id a line; blank lines and what follows `#` mean nothing.
fn read_ids(path: &Path) -> Result<FxHashSet<String>, ChoiceError> {
    let text = fs::read_to_string(path).map_err(|source| ChoiceError::Unreadable { path: path.to_owned(), source })?;
    let mut ids = FxHashSet::default();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let id = line.split('#').next().unwrap_or("").trim();
        if id.is_empty() {
            continue;
        }
        let is_id = id.len() >= 10 && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        if !is_id {
            return Err(ChoiceError::NoId { path: path.to_owned(), line: index + 1, found: id.to_owned() });
        }
        ids.insert(id.to_owned());
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(select: &[&str], ignore: &[&str]) -> Choice {
        let strings = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect::<Vec<_>>();
        Choice::new(&strings(select), &strings(ignore), None).unwrap()
    }

    #[test]
    fn codes_their_beginnings_and_names_choose() {
        assert!(Choice::default().keeps("M101", "x"));
        assert!(choice(&["m1"], &[]).keeps("M101", "x") && !choice(&["m1"], &[]).keeps("D101", "x"));
        assert!(
            !choice(&["M"], &["total-sum"]).keeps("M101", "x") && choice(&["M"], &["total-sum"]).keeps("M102", "x")
        );
        assert!(Choice::new(&["Z9".to_owned()], &[], None).is_err());
    }

    #[test]
    fn suppressed_findings_are_known_by_their_id() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "# geprüft am 3. März\n\nab12cd34ef  # stimmt so\n").unwrap();
        let choice = Choice::new(&[], &[], Some(file.path())).unwrap();
        assert!(!choice.keeps("M101", "ab12cd34ef") && choice.keeps("M101", "ab12cd34e0"));
        fs::write(file.path(), "ab12cd34ef\nM101\n").unwrap();
        let error = Choice::new(&[], &[], Some(file.path())).unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("M101"), "{error}");
    }
}
