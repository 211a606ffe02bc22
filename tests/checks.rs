//! Short releases for every check, two that it must find something in and five near misses in which nothing above a note
//! may be found: `corpus/checks/CODE/`, a file each, a folder where several releases are held against each other.

mod common;

use common::project;
use presselese::Analyser;
use presselese::check::{CHECKS, Choice, Severity};
use presselese::report::Told;
use presselese::run::{self, CheckOptions, Watch};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;

/// Cases of which the program says too little or too much today; each is described in `corpus/checks/README.md`.
const MISSES: usize = 6;
const FALSE_ALARMS: usize = 1;

#[test]
fn every_check_fires_where_it_should_and_nothing_speaks_of_near_misses() {
    let analyser = Analyser::new();
    let (mut firing, mut missed, mut silent, mut alarms) = (0, 0, 0, 0);
    for check in CHECKS {
        let cases = cases(&project("corpus/checks").join(check.code));
        let count = |what: &str| cases.iter().filter(|case| name(case).starts_with(what)).count();
        assert_eq!((count("fires-"), count("silent-")), (2, 5), "{}", check.code);
        for case in &cases {
            let findings = findings(&analyser, case);
            let place = format!("{}/{}", check.code, name(case));
            if name(case).starts_with("fires-") {
                firing += 1;
                if !findings.iter().any(|told| told.finding.code == check.code) {
                    missed += 1;
                    println!("{place}: silent");
                }
            } else {
                silent += 1;
                alarms += usize::from(findings.iter().any(|told| is_alarm(told, check.code)));
            }
            for told in findings.iter().filter(|told| is_alarm(told, check.code)) {
                let is_meant = name(case).starts_with("fires-") && told.finding.code == check.code;
                if !is_meant {
                    println!("{place}: {} {:?}: {}", told.finding.code, told.finding.severity, told.message);
                }
            }
        }
    }
    println!("{} of {firing} fire, {} of {silent} near misses are silent", firing - missed, silent - alarms);
    assert!(missed <= MISSES && alarms <= FALSE_ALARMS, "{missed} missed, {alarms} false alarms");
}

/// A near miss is one of all checks; of the one it is written for, a note is too much as well.
fn is_alarm(told: &Told, code: &str) -> bool {
    told.finding.severity > Severity::Note || told.finding.code == code
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> &str {
    case.file_name().and_then(|name| name.to_str()).unwrap()
}

fn findings(analyser: &Analyser, case: &Path) -> Vec<Told> {
    let options = CheckOptions { inputs: vec![case.to_owned()], choice: Choice::default(), ..CheckOptions::default() };
    let stop = AtomicUsize::new(0);
    let watch = Watch { progress: &|_, _| (), stop: &stop };
    let checked = run::check(analyser, &options, &watch).unwrap();
    assert!(checked.failures.is_empty(), "{:?}", checked.failures);
    checked.findings
}
