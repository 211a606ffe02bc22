//! Checks: opinions on the facts of a release.
//!
//! A check is one value in [`CHECKS`], in a file of its own, with its explanation and its examples. A finding is a
//! code, typed values and its places; the sentence for people is made from [`Check::message`] when a row is written.

mod all_of_list;
mod anniversary;
pub mod archive;
mod choice;
mod double_entry;
mod headline_count;
mod impossible_date;
mod leftover_year;
mod listed_members;
mod lost_blank;
mod lost_hyphen;
mod members;
mod multiplied;
mod open_quotation_mark;
mod past_after_publication;
mod range_order;
mod repeated_member;
mod repeated_word;
mod share;
mod total_breakdown;
mod total_ordinal;
mod total_sum;
mod two_totals;
mod weekday_mismatch;

pub use choice::{Choice, ChoiceError};
pub use members::{is_boilerplate, unit_key};

use crate::annotate::Annotations;
use crate::document::View;
use crate::relate::{BodyId, Facts};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// All checks, in the order of their codes.
pub const CHECKS: &[&Check] = &[
    &impossible_date::CHECK,
    &weekday_mismatch::CHECK,
    &leftover_year::CHECK,
    &range_order::CHECK,
    &past_after_publication::CHECK,
    &anniversary::CHECK,
    &total_sum::CHECK,
    &total_breakdown::CHECK,
    &total_ordinal::CHECK,
    &two_totals::CHECK,
    &listed_members::FOUNDING,
    &listed_members::NEW,
    &listed_members::ALL,
    &repeated_member::CHECK,
    &double_entry::CHECK,
    &multiplied::CHECK,
    &share::CHECK,
    &all_of_list::CHECK,
    &headline_count::CHECK,
    &archive::same_day_totals::CHECK,
    &archive::total_fall::CHECK,
    &archive::total_rise::CHECK,
    &archive::ordinal_twice::CHECK,
    &archive::ordinal_behind::CHECK,
    &archive::founding_number::CHECK,
    &archive::founding_list::CHECK,
    &archive::two_join_dates::CHECK,
    &archive::listed_after_leaving::CHECK,
    &open_quotation_mark::CHECK,
    &lost_hyphen::CHECK,
    &lost_blank::CHECK,
    &repeated_word::CHECK,
];

/// The names are those of the `severity` column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

/// A sentence in both languages of the program.
#[derive(Clone, Copy, Debug)]
pub struct Bilingual {
    pub german: &'static str,
    pub english: &'static str,
}

pub struct Check {
    /// "M101": M for members, D for dates, Q for quotes, T for the text itself.
    pub code: &'static str,
    /// One or two words in kebab case, for the `check` column.
    pub name: &'static str,
    /// The highest severity that its findings have.
    pub severity: Severity,
    /// What the check compares, when it stays silent and why it matters; several sentences, for `explain`.
    pub explanation: Bilingual,
    /// The message of a finding. `{stated}`, `{computed}`, `{body}` and `{0}`, `{1}` … (from [`Finding::values`]) are filled in.
    pub message: Bilingual,
    pub examples: &'static [Example],
    pub run: Run,
}

/// What a check looks at.
pub enum Run {
    /// One release.
    Release(fn(View, &Annotations, &Facts) -> Outcome),
    /// All that the releases of a run say of one body.
    Archive(fn(archive::Archive) -> Vec<archive::ArchiveFinding>),
}

impl Check {
    /// The check of this code, in whatever case it is written.
    pub fn of(code: &str) -> Option<&'static Check> {
        CHECKS.iter().copied().find(|check| check.code.eq_ignore_ascii_case(code))
    }
}

/// Runs all checks of single releases on one; the outcomes stand in the order of [`CHECKS`].
pub fn run(view: View, annotations: &Annotations, facts: &Facts) -> Vec<Outcome> {
    let run = |check: &&Check| match check.run {
        Run::Release(run) => run(view, annotations, facts),
        Run::Archive(_) => Outcome::default(),
    };
    CHECKS.iter().map(run).collect()
}

/// A short release and whether the check must find something in it; several releases of an archive stand apart by a
/// line `---`.
pub struct Example {
    pub text: &'static str,
    pub fires: bool,
}

/// What a check did on one release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Whether there was anything to compare.
    pub compared: bool,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub severity: Severity,
    /// The place that a reader should look at first.
    pub span: Span,
    pub body: Option<BodyId>,
    /// What the release states ("15"), empty where nothing is stated.
    pub stated: String,
    /// What it adds up to ("14"), empty where nothing is computed.
    pub computed: String,
    /// Further values of the message.
    pub values: Vec<String>,
    /// The other places that the finding rests on.
    pub evidence: Vec<Evidence>,
}

/// One place that a finding rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub span: Span,
    /// What the place contributes: "total", "founding", "joined", "list", "date" …
    pub role: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;

    #[test]
    fn every_example_of_every_check_holds() {
        let analyser = Analyser::new();
        let mut wrong = Vec::new();
        for check in CHECKS {
            let Run::Release(run) = check.run else { continue };
            for example in check.examples {
                let analysis = analyser.analyse(&Source::plain(example.text));
                let outcome = run(analyser.view(&analysis), &analysis.annotations, &analysis.facts);
                if outcome.findings.is_empty() == example.fires {
                    wrong.push(format!("{} should fire: {}\n  {}", check.code, example.fires, example.text));
                }
                let is_sound = |finding: &Finding| {
                    finding.severity <= check.severity && finding.span.end as usize <= analysis.text.as_str().len()
                };
                if !outcome.findings.iter().all(is_sound) || !outcome.compared && !outcome.findings.is_empty() {
                    wrong.push(format!("{} finds more than it may: {}", check.code, example.text));
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn every_check_has_examples_of_both_sorts() {
        for check in CHECKS {
            let firing = check.examples.iter().filter(|example| example.fires).count();
            assert!(firing >= 2 && check.examples.len() - firing >= 3, "{}", check.code);
        }
    }

    #[test]
    fn codes_are_unique_and_in_order() {
        for pair in CHECKS.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} {}", pair[0].code, pair[1].code);
        }
        for check in CHECKS {
            let (letter, number) = check.code.split_at(1);
            assert!("MDQT".contains(letter) && number.len() == 3 && number.parse::<u16>().is_ok(), "{}", check.code);
            assert!(check.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", check.name);
            assert_eq!(CHECKS.iter().filter(|other| other.name == check.name).count(), 1, "{}", check.name);
        }
    }

    #[test]
    fn both_languages_fill_in_the_same_values() {
        for check in CHECKS {
            assert_eq!(places(check.message.german), places(check.message.english), "{}", check.code);
            assert!(!check.explanation.german.is_empty() && !check.explanation.english.is_empty(), "{}", check.code);
        }
    }

    /// The places `{…}` of a message, sorted.
    fn places(message: &str) -> Vec<&str> {
        let mut places: Vec<&str> = message.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        places.sort_unstable();
        places
    }
}
