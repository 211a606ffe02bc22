//! Findings for other programs: JSON, SARIF (code scanning, editors) and the commands of GitHub's workflows.

use super::{Language, Told, text_in};
use crate::check::{CHECKS, Severity};
use crate::record::FindingEntry;
use crate::text::Place;
use serde_json::{Value, json};
use std::fmt::Write;

/// One JSON array, an object a finding with the columns of findings.csv, `text`, and its `evidence`.
pub fn json(findings: &[Told]) -> String {
    let evidence = |told: &Told| -> Vec<Value> {
        let entries = told.finding.evidence.iter();
        let shown = entries.map(|entry| {
            let mut value = place(entry.at.place);
            value["release"] = json!(entry.release.as_ref().unwrap_or(&told.release));
            value["role"] = json!(entry.role);
            value["text"] = json!(entry.at.text);
            value
        });
        shown.collect()
    };
    let object = |told: &Told| {
        let FindingEntry { id, code, severity, at, stated, computed, .. } = &told.finding;
        let mut value = place(at.place);
        let further = json!({
            "finding": id, "release": told.release, "code": code, "check": told.finding.check().map(|check| check.name),
            "severity": severity, "text": at.text, "stated": stated, "computed": computed, "message": told.message,
            "evidence": evidence(told),
        });
        if let (Value::Object(value), Value::Object(further)) = (&mut value, further) {
            value.extend(further);
        }
        value
    };
    pretty(&Value::Array(findings.iter().map(object).collect()))
}

fn place(place: Place) -> Value {
    json!({ "start": place.start, "end": place.end, "line": place.line, "column": place.column })
}

/// A SARIF 2.1.0 log (OASIS, "Static Analysis Results Interchange Format") with one run; the columns count code points.
pub fn sarif(findings: &[Told], language: Language) -> String {
    let rules: Vec<Value> = CHECKS
        .iter()
        .map(|check| {
            json!({
                "id": check.code, "name": check.name,
                "fullDescription": { "text": text_in(language, check.explanation) },
                "defaultConfiguration": { "level": level(check.severity) },
            })
        })
        .collect();
    let location = |release: &str, place: Place, text: &str| {
        json!({
            "physicalLocation": {
                "artifactLocation": { "uri": uri(release) },
                "region": {
                    "startLine": place.line, "startColumn": place.column,
                    "charOffset": place.start, "charLength": place.end - place.start, "snippet": { "text": text },
                },
            },
        })
    };
    let result = |told: &Told| {
        let finding = &told.finding;
        let related: Vec<Value> = finding
            .evidence
            .iter()
            .map(|entry| {
                let release = entry.release.as_ref().unwrap_or(&told.release);
                let mut location = location(release, entry.at.place, &entry.at.text);
                location["message"] = json!({ "text": entry.role });
                location
            })
            .collect();
        json!({
            "ruleId": finding.code, "level": level(finding.severity), "message": { "text": told.message },
            "locations": [location(&told.release, finding.at.place, &finding.at.text)],
            "relatedLocations": related, "partialFingerprints": { "finding/v1": finding.id },
        })
    };
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION"), "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<Value>>(),
        }],
    }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// One line a finding, as GitHub's workflow commands have it ("::warning file=…,line=…,col=…::…").
pub fn github(findings: &[Told]) -> String {
    let mut lines = String::new();
    for told in findings {
        let finding = &told.finding;
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = writeln!(
            lines,
            "::{command} file={},line={},col={},title={}::{}",
            escaped(&told.release, true),
            finding.at.place.line,
            finding.at.place.column,
            finding.code,
            escaped(&told.message, false)
        );
    }
    lines
}

/// Per cent signs and line ends would end a command, commas and colons a property of it.
fn escaped(text: &str, is_property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if is_property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}

/// A path as a relative reference (RFC 3986): all but unreserved characters and slashes are written by their bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

fn pretty(value: &Value) -> String {
    // a value has no keys but strings, so this cannot fail
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Located;

    fn told(message: &str) -> Told {
        let place = Place { start: 7, end: 9, line: 2, column: 3 };
        let at = Located { place, text: "15".to_owned() };
        let finding = FindingEntry {
            id: "ab12cd34ef".to_owned(),
            code: "M101".to_owned(),
            severity: Severity::Warning,
            at: at.clone(),
            body: None,
            stated: "15".to_owned(),
            computed: "14".to_owned(),
            values: Vec::new(),
            evidence: vec![crate::record::EvidenceEntry {
                release: Some("ältere.txt".to_owned()),
                at,
                role: "total".to_owned(),
            }],
        };
        Told { release: "a,b.txt".to_owned(), finding, message: message.to_owned() }
    }

    #[test]
    fn json_and_sarif_can_be_read_again() {
        let value: Value = serde_json::from_str(&json(&[told("15 statt 14")])).unwrap();
        assert_eq!(value[0]["check"], "total-sum");
        assert_eq!(value[0]["evidence"][0]["release"], "ältere.txt");
        let value: Value = serde_json::from_str(&sarif(&[told("15 statt 14")], Language::German)).unwrap();
        let result = &value["runs"][0]["results"][0];
        assert_eq!(result["level"], "warning");
        let uri = &result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "%C3%A4ltere.txt");
    }

    #[test]
    fn nothing_in_a_message_ends_a_workflow_command() {
        let line = github(&[told("15 % zu\nwenig")]);
        assert_eq!(line, "::warning file=a%2Cb.txt,line=2,col=3,title=M101::15 %25 zu%0Awenig\n");
    }
}
