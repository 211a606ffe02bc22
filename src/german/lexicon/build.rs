//! Builds the lexicon from the lists.

use super::*;
use crate::german::{inflection, membership};

/// `own` are lines as those of the known bodies.
pub fn lexicon(unknown: &[&str], own: &'static str) -> Lexicon {
    const ABOUT_ALL: usize = 50_000;
    let verbs = Verbs::new();
    let mut draft = Draft {
        verbs: &verbs,
        words: WordTable::with_capacity(ABOUT_ALL),
        entries: Vec::with_capacity(ABOUT_ALL),
        rows: Vec::with_capacity(ABOUT_ALL),
        head_endings: Endings::default(),
        noun_endings: Endings::default(),
        office_endings: Endings::default(),
        person_endings: Endings::default(),
        member_endings: Endings::default(),
        membership_endings: Default::default(),
    };
    draft.entries.push(Entry::default());
    for &(class, list) in LISTS {
        for (forms, columns) in rows(list) {
            let lemma = forms.split(' ').next().unwrap_or(forms);
            for form in forms.split(' ') {
                draft.add(form, Row { class, lemma, columns });
                if class == Class::BlockPhrase
                    && let Some((first, _)) = form.split_once('_')
                {
                    draft.add(first, Row { class: Class::BlockPhraseOpening, lemma: form, columns });
                }
            }
        }
    }
    for row in phrase_rows(PLACES) {
        if !row.lemma.contains(' ') {
            draft.add(row.lemma, Row { class: Class::Place, ..row });
            draft.add(&inflection::genitive(row.lemma), Row { class: Class::Place, ..row });
        }
        for adjective in row.column(1).split(' ').filter(|adjective| !adjective.is_empty() && *adjective != "-") {
            draft.add(adjective, Row { class: Class::PlaceAdjective, ..row });
        }
    }
    for (form, id) in verbs.forms() {
        let entry = draft.entry(form);
        let entry = &mut draft.entries[entry as usize];
        entry.form = Some(id);
        entry.cells = verbs.cells_of(id);
        if verbs.readings_of(id).iter().any(|reading| verbs.takes(reading.lemma).direct) {
            entry.classes = entry.classes.with(Class::SayingVerb);
        }
    }
    let member_sorts = rows(MEMBER_SORTS).collect();
    let (entries, rows) = draft.sorted();
    Lexicon {
        words: draft.words,
        entries,
        rows,
        legal_forms: Phrases::new(phrase_rows(LEGAL_FORMS).map(|row| (row.lemma, row))),
        known_organisations: known_organisations(unknown, own),
        own_names: own,
        head_endings: draft.head_endings,
        noun_endings: draft.noun_endings,
        office_endings: draft.office_endings,
        person_endings: draft.person_endings,
        member_endings: draft.member_endings,
        membership_endings: draft.membership_endings,
        member_sorts,
        verbs,
        membership_frames: Default::default(),
    }
}

struct Draft<'v> {
    verbs: &'v Verbs,
    words: WordTable,
    entries: Vec<Entry>,
    /// In the order of the lists, each with its entry.
    rows: Vec<(u32, Row)>,
    head_endings: Endings,
    noun_endings: Endings,
    office_endings: Endings,
    person_endings: Endings,
    member_endings: Endings,
    membership_endings: [Endings; 4],
}

impl Draft<'_> {
    fn add(&mut self, form: &str, row: Row) {
        let folded = fold(form);
        match row.class {
            Class::OrganisationHead => self.head_endings.add(&folded),
            Class::CommonNoun => self.noun_endings.add(&folded),
            Class::Office => {
                self.noun_endings.add(&folded);
                if row.column(0) == "suffix" {
                    self.office_endings.add(&folded);
                }
            }
            Class::PersonNoun if row.column(1) == "compounds" => self.person_endings.add(&folded),
            // the first word of "Tag der Arbeit" says that a feast day may begin with it
            Class::Holiday => {
                if let Some((first, _)) = folded.split_once('_') {
                    let opening = self.entry(first) as usize;
                    self.entries[opening].classes = self.entries[opening].classes.with(Class::Holiday);
                }
            }
            class => {
                if let Some(list) = MEMBERSHIP.iter().position(|known| *known == class) {
                    self.membership_endings[list].add(&folded);
                }
            }
        }
        if row.class == Class::MemberUnit && membership::is_of_members(row) {
            self.member_endings.add(&folded);
        }
        self.enter(&folded, row);
        if folded.contains('ß') {
            // the Swiss spelling: "schliessen"
            self.enter(&folded.replace('ß', "ss"), row);
        }
    }

    fn enter(&mut self, folded: &str, row: Row) {
        let id = self.entry(folded);
        let entry = &mut self.entries[id as usize];
        entry.classes = entry.classes.with(row.class);
        self.rows.push((id, row));
    }

    /// The entry of a folded word, made where it is missing.
    fn entry(&mut self, folded: &str) -> u32 {
        let next = self.entries.len() as u32;
        let id = self.words.number(folded, next);
        if id == next {
            self.entries.push(Entry { cells: self.verbs.read_composed(folded), ..Entry::default() });
        }
        id
    }

    /// The entries, and their rows in the order of the entries.
    fn sorted(&mut self) -> (Vec<Entry>, Vec<Row>) {
        let mut entries = std::mem::take(&mut self.entries);
        let (rows, ranges) = by_number(&self.rows, entries.len());
        for (entry, range) in entries.iter_mut().zip(ranges) {
            entry.rows = range;
        }
        (entries, rows)
    }
}

/// Each name with its other names, all of them inflected too, but for the bodies named in `unknown`.
fn known_organisations(unknown: &[&str], own: &'static str) -> Phrases<Row> {
    let mut names: Vec<(String, Row)> = Vec::new();
    for row in phrase_rows(own).chain(phrase_rows(KNOWN_ORGANISATIONS)) {
        let written = || std::iter::once(row.lemma).chain(names_in(row.column(1))).chain(names_in(row.column(2)));
        if written().any(|name| unknown.contains(&name)) {
            continue;
        }
        for name in written() {
            names.extend(inflection::name_forms(name).into_iter().map(|form| (form, row)));
        }
    }
    Phrases::new(names.iter().map(|(name, row)| (name.as_str(), *row)))
}
