//! UIMA CAS JSON 0.4.0, as INCEpTION imports and exports it.
//!
//! All marks stand in the layer "Named entity", which every project has, so that nothing must be set up: its value says
//! what is marked, its identifier what is known of it. Offsets count UTF-16 units, as UIMA's do.

use super::{Kind, Mark, marks};
use crate::record::Record;
use serde_json::{Value, json};

const ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const TOKEN: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";

/// The CAS of a release.
pub fn cas(record: &Record, text: &str) -> String {
    // by code point, the UTF-16 units before it
    let mut units = Vec::with_capacity(text.len() + 1);
    let mut before = 0;
    for letter in text.chars() {
        units.push(before);
        before += letter.len_utf16() as u32;
    }
    units.push(before);
    let at = |code_point: u32| units.get(code_point as usize).copied().unwrap_or(before);

    let mut structures = vec![
        json!({ "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": text }),
        json!({ "%ID": 2, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": 1, "begin": 0, "end": before, "language": "de" }),
    ];
    let mut add = |kind: &str, start: u32, end: u32, more: Value| {
        let mut structure =
            json!({ "%ID": structures.len() + 1, "%TYPE": kind, "@sofa": 1, "begin": at(start), "end": at(end) });
        if let (Some(structure), Value::Object(more)) = (structure.as_object_mut(), more) {
            structure.extend(more);
        }
        structures.push(structure);
    };
    for sentence in record.tokens.chunk_by(|one, next| one.sentence == next.sentence) {
        if let (Some(first), Some(last)) = (sentence.first(), sentence.last()) {
            add(SENTENCE, first.at.place.start, last.at.place.end, Value::Null);
        }
    }
    for token in &record.tokens {
        add(TOKEN, token.at.place.start, token.at.place.end, Value::Null);
    }
    for mark in marks(record) {
        let more = json!({ "value": label(mark.kind), "identifier": identifier(&mark) });
        for &(start, end) in &mark.stretches {
            add(ENTITY, start, end, more.clone());
        }
    }
    let members: Vec<usize> = (2..=structures.len()).collect();
    let cas = json!({
        "%TYPES": {
            ENTITY: layer(ENTITY, &["value", "identifier"]),
            SENTENCE: layer(SENTENCE, &[]),
            TOKEN: layer(TOKEN, &[]),
        },
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": { "_InitialView": { "%SOFA": 1, "%MEMBERS": members } },
    });
    format!("{cas:#}\n")
}

/// The type of a layer; all features are words.
fn layer(name: &str, features: &[&str]) -> Value {
    let mut layer = json!({ "%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation" });
    for feature in features {
        layer[*feature] = json!({ "%NAME": feature, "%RANGE": "uima.cas.String" });
    }
    layer
}

/// The usual names of entities, and ours beside them.
fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "ORG",
        Kind::Person => "PER",
        Kind::Date => "DATE",
        Kind::Count => "COUNT",
        Kind::Member => "MEMBER",
        Kind::Quote => "QUOTE",
        Kind::Speaker => "SPEAKER",
    }
}

/// "15 total exact".
fn identifier(mark: &Mark) -> String {
    let value = Some(mark.value.as_str()).filter(|value| !value.is_empty());
    value.into_iter().chain(mark.attributes.iter().map(|attribute| attribute.1)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn offsets_count_utf_16_units() {
        let (record, text) = example();
        let cas: Value = serde_json::from_str(&cas(&record, &text)).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let structures = cas["%FEATURE_STRUCTURES"].as_array().unwrap();
        let words = |structure: &Value| {
            let [begin, end] = ["begin", "end"].map(|key| structure[key].as_u64().unwrap() as usize);
            String::from_utf16(&units[begin..end]).unwrap()
        };
        let entity = |label: &str| structures.iter().find(|structure| structure["value"] == label).unwrap();
        assert_eq!(words(entity("ORG")), "Musterbund e. V.");
        assert_eq!(entity("ORG")["identifier"], "Musterbund e. V. association");
        assert_eq!(words(entity("COUNT")), "neun Mitglieder");
        assert_eq!(entity("COUNT")["identifier"], "9 total exact");
        assert_eq!(words(entity("SPEAKER")), "Erika Beispielmann");
        assert_eq!(words(&structures[1]), text);
        let tokens = structures.iter().filter(|structure| structure["%TYPE"] == TOKEN).map(words);
        assert!(tokens.eq(record.tokens.iter().map(|token| token.at.text.clone())));
        for (index, structure) in structures.iter().enumerate() {
            assert_eq!(structure["%ID"], index + 1);
        }
    }
}
