//! What is written for annotation tools, held against what brat and INCEpTION ask of their files: every release of the
//! corpus.

mod common;

use common::{presselese, project};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn annotated(tool: &str) -> TempDir {
    let out = TempDir::new().unwrap();
    let to = out.path().join(tool);
    let mut command = presselese();
    command.arg("extract").arg(project("corpus/releases")).args([
        "--quiet",
        "--no-report",
        "--annotations",
        tool,
        "--to",
    ]);
    command.arg(&to).arg("--out").arg(out.path().join("tables")).assert().success();
    out
}

fn files(folder: &Path, ending: &str) -> Vec<std::path::PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // run.json says what wrote the folder
    all.filter(|path| path.extension().is_some_and(|end| end == ending) && !path.ends_with("run.json")).collect()
}

/// What annotation.conf declares: by section, the lines as name and rest.
fn sections(configuration: &str) -> HashMap<String, HashMap<String, String>> {
    let mut sections: HashMap<String, HashMap<String, String>> = HashMap::new();
    let mut section = String::new();
    for line in configuration.lines().filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
            sections.entry(section.clone()).or_default();
            continue;
        }
        let (name, rest) = line.split_once('\t').unwrap_or((line, ""));
        sections.entry(section.clone()).or_default().insert(name.to_owned(), rest.to_owned());
    }
    sections
}

/// The text between a key and the next comma: "Arg1:Count, Arg2:Organisation".
fn argument<'a>(rest: &'a str, key: &str) -> &'a str {
    rest.split(", ").find_map(|part| part.strip_prefix(key)).unwrap_or_else(|| panic!("{key} in {rest}"))
}

#[test]
fn brat_can_read_its_files() {
    let out = annotated("brat");
    let folder = out.path().join("brat");
    let sections = sections(&fs::read_to_string(folder.join("annotation.conf")).unwrap());
    assert!(["entities", "relations", "events", "attributes"].iter().all(|name| sections.contains_key(*name)));
    let releases = files(&folder, "ann");
    assert!(releases.len() > 100);
    for path in releases {
        let text: Vec<char> = fs::read_to_string(path.with_extension("txt")).unwrap().chars().collect();
        let page = fs::read_to_string(&path).unwrap();
        let shown = path.display();
        // the type of each text-bound annotation
        let mut types: HashMap<&str, &str> = HashMap::new();
        let mut ids = HashSet::new();
        for line in page.lines() {
            let (id, rest) = line.split_once('\t').unwrap_or_else(|| panic!("{shown}: {line}"));
            assert!(ids.insert(id), "{shown}: {id} twice");
            assert!(id[1..].parse::<u32>().is_ok(), "{shown}: {line}");
            if id.starts_with('T') {
                let (kind, words) = rest.split_once('\t').unwrap();
                let (kind, places) = kind.split_once(' ').unwrap();
                assert!(sections["entities"].contains_key(kind), "{shown}: {line}");
                let mut last = 0;
                let stretch = |place: &str| {
                    let (start, end) = place.split_once(' ').unwrap();
                    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                    assert!(last <= start && start < end && end <= text.len(), "{shown}: {line}");
                    last = end;
                    text[start..end].iter().collect::<String>()
                };
                let stretches: Vec<String> = places.split(';').map(stretch).collect();
                assert!(stretches.iter().all(|words| !words.contains(['\n', '\r'])), "{shown}: {line}");
                assert_eq!(stretches.join(" "), words, "{shown}: {line}");
                types.insert(id, kind);
            }
        }
        for line in page.lines() {
            let (id, rest) = line.split_once('\t').unwrap();
            let parts: Vec<&str> = rest.split([' ', '\t']).collect();
            match &id[..1] {
                "T" => {}
                "A" => {
                    let known = &sections["attributes"][parts[0]];
                    assert_eq!(types[parts[1]], argument(known, "Arg:"), "{shown}: {line}");
                    assert!(argument(known, "Value:").split('|').any(|value| value == parts[2]), "{shown}: {line}");
                }
                "R" => {
                    let known = &sections["relations"][parts[0]];
                    for (part, key) in parts[1..].iter().zip(["Arg1:", "Arg2:"]) {
                        let target = part.strip_prefix(key).unwrap_or_else(|| panic!("{shown}: {line}"));
                        assert_eq!(types[target], argument(known, key), "{shown}: {line}");
                    }
                }
                "#" => assert!(parts[0] == "AnnotatorNotes" && types.contains_key(parts[1]), "{shown}: {line}"),
                _ => panic!("{shown}: {line}"),
            }
        }
    }
}

#[test]
fn inception_can_read_its_files() {
    let out = annotated("inception");
    let folder = out.path().join("inception");
    let releases = files(&folder, "json");
    assert!(releases.len() > 100);
    for path in &releases {
        let shown = path.display();
        let cas: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let structures = cas["%FEATURE_STRUCTURES"].as_array().unwrap();
        let types = cas["%TYPES"].as_object().unwrap();
        let units = structures[0]["sofaString"].as_str().unwrap().encode_utf16().count() as u64;
        let ids: HashSet<u64> = structures.iter().map(|structure| structure["%ID"].as_u64().unwrap()).collect();
        assert_eq!(ids.len(), structures.len(), "{shown}");
        for structure in &structures[1..] {
            let [begin, end] = ["begin", "end"].map(|key| structure[key].as_u64().unwrap());
            assert!(begin <= end && end <= units, "{shown}: {structure}");
            assert_eq!(structure["@sofa"], structures[0]["%ID"], "{shown}");
            let name = structure["%TYPE"].as_str().unwrap();
            if name.starts_with("uima.") {
                continue;
            }
            let known = types[name].as_object().unwrap();
            let features = structure.as_object().unwrap().keys();
            let own = features.filter(|key| !key.starts_with(['%', '@']) && !matches!(key.as_str(), "begin" | "end"));
            own.for_each(|feature| assert_eq!(known[feature]["%RANGE"], "uima.cas.String", "{shown}: {feature}"));
        }
        let members = cas["%VIEWS"]["_InitialView"]["%MEMBERS"].as_array().unwrap();
        assert!(members.iter().all(|member| ids.contains(&member.as_u64().unwrap())), "{shown}");
    }
    // the reader that INCEpTION's makers give to Python
    let script = "import sys, cassis\n\
                  for path in sys.argv[1:]:\n    cas = cassis.load_cas_from_json(open(path, 'rb'))\n    assert cas.sofa_string\n\
                  \x20   assert all(token.get_covered_text().strip() for token in cas.select('de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token'))\n";
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_reader = Command::new(&python).args(["-c", "import cassis"]).output().is_ok_and(|run| run.status.success());
    if !has_reader {
        eprintln!("skipped: the Python package dkpro-cassis is not on this machine");
        return;
    }
    let run = Command::new(&python).args(["-c", script]).args(&releases).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}
