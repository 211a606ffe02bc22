//! What was found in a release, as annotation tools read it, so that people can correct it there.
//!
//! brat and INCEpTION are what annotators have. Each format is a function from a record and its source text to the
//! files of one release; offsets are those of the record, so the text is the source text as it was decoded.

mod brat;
mod inception;

use crate::record::{Record, name};
use crate::relate::BodyId;
use rustc_hash::{FxHashMap, FxHashSet};

/// An annotation tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Standoff: a text and an .ann file a release, one annotation.conf.
    Brat,
    /// UIMA CAS JSON 0.4.0: a file a release, in the layer "Named entity" that every project has.
    Inception,
}

impl Tool {
    /// The files of one release: their endings and what stands in them. The record must have its tokens.
    pub fn files(self, record: &Record, text: &str) -> Vec<(&'static str, String)> {
        match self {
            Tool::Brat => vec![("txt", text.to_owned()), ("ann", brat::standoff(record, text))],
            Tool::Inception => vec![("json", inception::cas(record, text))],
        }
    }

    /// A file for the whole folder.
    pub fn common_file(self) -> Option<(&'static str, &'static str)> {
        match self {
            Tool::Brat => Some(("annotation.conf", brat::CONFIGURATION)),
            Tool::Inception => None,
        }
    }
}

/// Names of files for releases, no two alike.
#[derive(Debug, Default)]
pub struct FileNames(FxHashSet<String>);

impl FileNames {
    /// The name for a release, without an ending: "serie/b.txt" → "serie__b".
    pub fn name(&mut self, release: &str) -> String {
        let (stem, ending) = release.rsplit_once('.').unwrap_or((release, ""));
        // "path#number" of a record keeps its number
        let stem = if stem.is_empty() || ending.contains(['/', '#']) { release } else { stem };
        let mut name = stem.replace(['/', '\\'], "__").replace([':', '*', '?', '"', '<', '>', '|', '#'], "_");
        if name.starts_with('.') || name == "-" {
            name.insert(0, '_');
        }
        let mut free = name.clone();
        let mut number = 2;
        while !self.0.insert(free.to_lowercase()) {
            free = format!("{name}~{number}");
            number += 1;
        }
        free
    }
}

/// A marked stretch with what is known of it.
struct Mark {
    /// Code points, half-open.
    stretches: Vec<(u32, u32)>,
    kind: Kind,
    /// The normalised value: a name, a day, a number.
    value: String,
    /// Properties with a closed set of values.
    attributes: Vec<(&'static str, &'static str)>,
    /// What it is joined to: the relation and the index of the other mark.
    relation: Option<(&'static str, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Organisation,
    Person,
    Date,
    Count,
    Member,
    Quote,
    Speaker,
}

/// All that was found, in the order of the tables.
fn marks(record: &Record) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mark = |at: &crate::text::Located, kind, value: &str| Mark {
        stretches: vec![(at.place.start, at.place.end)],
        kind,
        value: value.to_owned(),
        attributes: Vec::new(),
        relation: None,
    };
    for entry in &record.organisations {
        let body = &record.bodies[entry.body];
        let attributes = vec![("OrganisationKind", name(body.kind))];
        marks.push(Mark { attributes, ..mark(&entry.at, Kind::Organisation, &body.name) });
    }
    for entry in &record.persons {
        marks.push(mark(&entry.at, Kind::Person, &record.people[entry.person].name));
    }
    for entry in &record.dates {
        let attributes = vec![("TimeType", name(entry.kind))];
        marks.push(Mark { attributes, ..mark(&entry.at, Kind::Date, &entry.value) });
    }
    let mentions = Mentions::of(record);
    for entry in &record.counts {
        let attributes = vec![("CountKind", name(entry.kind)), ("CountModifier", name(entry.modifier))];
        let relation = mentions.nearest(entry.body, entry.at.place.start).map(|body| ("CountOf", body));
        marks.push(Mark { attributes, relation, ..mark(&entry.at, Kind::Count, &entry.count.to_string()) });
    }
    for entry in &record.memberships {
        let attributes = vec![("Status", name(entry.status))];
        let relation = mentions.nearest(entry.body, entry.at.place.start).map(|body| ("MemberOf", body));
        marks.push(Mark { attributes, relation, ..mark(&entry.at, Kind::Member, &entry.date) });
    }
    for entry in &record.quotes {
        let speaker = record.speaker_name(&entry.speaker);
        let quote = Mark {
            stretches: entry.segments.clone(),
            attributes: vec![("QuoteKind", name(entry.kind))],
            relation: entry.speaker_at.map(|_| ("SpokenBy", marks.len() + 1)),
            ..mark(&entry.at, Kind::Quote, speaker)
        };
        marks.push(quote);
        if let Some(stretch) = entry.speaker_at {
            marks.push(Mark { stretches: vec![stretch], ..mark(&entry.at, Kind::Speaker, speaker) });
        }
    }
    marks
}

/// Where each body is named, in text order: the place, and the index into the marks, which begin with the organisations.
struct Mentions(FxHashMap<BodyId, Vec<(u32, usize)>>);

impl Mentions {
    fn of(record: &Record) -> Mentions {
        let mut places: FxHashMap<BodyId, Vec<(u32, usize)>> = FxHashMap::default();
        for (index, entry) in record.organisations.iter().enumerate() {
            places.entry(entry.body).or_default().push((entry.at.place.start, index));
        }
        places.values_mut().for_each(|places| places.sort_unstable());
        Mentions(places)
    }

    /// The mark of the mention that is nearest to a place; of two as near, the one before it.
    fn nearest(&self, body: Option<BodyId>, start: u32) -> Option<usize> {
        let places = self.0.get(&body?)?;
        let behind = places.partition_point(|(place, _)| *place < start);
        let near = &places[behind.saturating_sub(1)..places.len().min(behind + 1)];
        near.iter().min_by_key(|(place, _)| place.abs_diff(start)).map(|(_, index)| *index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::record::{Origin, record};
    use crate::source::Source;

    /// A release with all that can be marked, some of it behind a character outside the basic plane.
    pub(super) fn example() -> (Record, String) {
        let text = "🎉 Musterstadt, 3. März 2021 – Der Musterbund e. V. hat neun Mitglieder. Im Dezember 2020 trat die \
                    Dünengenossenschaft eG dem Musterbund e. V. bei. „Wir wachsen“, sagte Erika Beispielmann.\n";
        let analyser = Analyser::new();
        let source = Source::plain(text);
        let analysis = analyser.analyse(&source);
        let origin = Origin { release: "a.txt".to_owned(), ..Origin::default() };
        (record(&analyser, &source, origin, &analysis, &[], true), text.to_owned())
    }

    #[test]
    fn the_nearest_mention_is_found_without_a_walk() {
        let mentions = Mentions([(7, vec![(10, 0), (30, 2), (80, 5)])].into_iter().collect());
        let nearest = [0, 10, 20, 21, 60, 500].map(|start| mentions.nearest(Some(7), start));
        assert_eq!(nearest, [0, 0, 0, 2, 5, 5].map(Some));
        assert_eq!((mentions.nearest(Some(8), 3), mentions.nearest(None, 3)), (None, None));
    }

    #[test]
    fn no_two_releases_share_a_file() {
        let mut names = FileNames::default();
        let releases = ["serie/b.txt", "serie/b.md", "serie__B.txt", ".b.txt", "-", "c.csv#12", "c.csv#13", "d"];
        let given: Vec<String> = releases.iter().map(|release| names.name(release)).collect();
        assert_eq!(given, ["serie__b", "serie__b~2", "serie__B~3", "_.b", "_-", "c.csv_12", "c.csv_13", "d"]);
    }
}
