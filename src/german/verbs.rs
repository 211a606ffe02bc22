//! German verbs: form → lemma, cells of the conjugation table, and what a verb takes.
//!
//! The words stand in `data/verbs.tsv` and `data/irregular_verbs.tsv`; all forms are made once. A form that no listed
//! verb has is read from its parts ("niedergelegt" from "nieder" and "gelegt") by [`Verbs::read`].

mod cells;
mod conjugation;

pub use cells::Cells;

use super::lexicon::{WordTable, by_number, fold, rows};
use conjugation::Paradigm;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A verb of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    pub lemma: &'static str,
    /// "bei" of "beitreten"; empty for verbs that do not part.
    pub particle: &'static str,
    /// Whether the perfect is made with "sein".
    pub perfect_with_sein: bool,
    pub takes: Takes,
}

/// What a verb of speech or thought takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    /// Words in quotation marks: "…", sagte X.
    pub direct: bool,
    /// A clause with "dass", or one in Konjunktiv alone.
    pub dass: bool,
    /// A clause with "ob" or a question word.
    pub ob: bool,
    /// An infinitive that says what is demanded, promised or claimed.
    pub zu: bool,
    /// An object in the accusative.
    pub object: bool,
    /// The reflexive pronoun.
    pub sich: bool,
}

impl Takes {
    /// Whether the verb is one of speech or thought at all.
    pub fn speech(self) -> bool {
        self.direct || self.dass || self.ob
    }
}

/// One reading of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub lemma: &'static str,
    pub cells: Cells,
}

/// Which form a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormId(u32);

#[derive(Clone, Debug)]
struct Form {
    /// Where its letters stand in the names.
    name: Range<u32>,
    /// Indices into the readings.
    readings: Range<u32>,
    /// Of all readings.
    cells: Cells,
}

/// All verbs and their forms. Built once.
#[derive(Debug)]
pub struct Verbs {
    verbs: FxHashMap<&'static str, Verb>,
    numbers: WordTable,
    forms: Vec<Form>,
    /// Those of one form beside each other.
    readings: Vec<Reading>,
    /// The letters of all forms.
    names: String,
    particles: Particles,
}

/// "bei", "zurück": what parts from verbs, by the first two bytes and then from the shortest on.
#[derive(Debug, Default)]
struct Particles {
    by_beginning: FxHashMap<[u8; 2], Vec<&'static str>>,
    /// Whether any of them may begin with two bytes: one bit each, shared by a few.
    beginnings: [u64; 16],
}

impl Particles {
    fn add(&mut self, particle: &'static str) {
        let Some(first) = particle.as_bytes().first_chunk() else { return };
        let (word, bit) = Particles::place(*first);
        self.beginnings[word] |= bit;
        let alike = self.by_beginning.entry(*first).or_default();
        if !alike.contains(&particle) {
            alike.push(particle);
            alike.sort_by_key(|particle| particle.len());
        }
    }

    /// Those that begin as the word does; the word may be one of them, or begin with it.
    fn like(&self, word: &str) -> &[&'static str] {
        let Some(first) = word.as_bytes().first_chunk() else { return &[] };
        let (word, bit) = Particles::place(*first);
        if self.beginnings[word] & bit == 0 {
            return &[];
        }
        self.by_beginning.get(first).map_or(&[], Vec::as_slice)
    }

    fn place(first: [u8; 2]) -> (usize, u64) {
        ((first[0] % 16).into(), 1 << (first[1] % 64))
    }
}

impl Default for Verbs {
    fn default() -> Verbs {
        Verbs::new()
    }
}

impl Verbs {
    pub fn new() -> Verbs {
        const ABOUT_ALL: usize = 20_000;
        let mut verbs = Verbs {
            verbs: FxHashMap::default(),
            numbers: WordTable::with_capacity(ABOUT_ALL),
            forms: Vec::with_capacity(ABOUT_ALL),
            readings: Vec::new(),
            names: String::new(),
            particles: Particles::default(),
        };
        let mut readings = Vec::with_capacity(2 * ABOUT_ALL);
        let mut paradigms: FxHashMap<&str, Paradigm> = FxHashMap::default();
        for (lemma, columns) in rows(include_str!("data/irregular_verbs.tsv")) {
            let paradigm = Paradigm::irregular(lemma, columns);
            let mut columns = columns.split('\t').skip(10);
            let perfect_with_sein = columns.next() == Some("sein");
            let takes = takes(columns.next().unwrap_or(""));
            verbs.insert(Verb { lemma, particle: "", perfect_with_sein, takes }, &paradigm, &mut readings);
            paradigms.insert(lemma, paradigm);
        }
        let mut listed: Vec<Row> = rows(include_str!("data/verbs.tsv")).map(Row::new).collect();
        // bases before the verbs that follow them
        listed.sort_by_key(|row| (!row.columns[0].is_empty(), row.particle() != ""));
        for row in &listed {
            let paradigm = conjugate(row, &paradigms);
            let [_, _, auxiliary, takes_column] = row.columns;
            let (particle, perfect_with_sein) = (row.particle(), auxiliary == "sein");
            let verb = Verb { lemma: row.lemma, particle, perfect_with_sein, takes: takes(takes_column) };
            verbs.insert(verb, &paradigm, &mut readings);
            paradigms.insert(row.lemma, paradigm);
        }
        verbs.sort_in(readings);
        verbs
    }

    /// Adds a verb; its forms go to `readings`.
    fn insert(&mut self, verb: Verb, paradigm: &Paradigm, readings: &mut Vec<(u32, Reading)>) {
        for (form, cells) in paradigm.forms() {
            self.enter(form, verb.lemma, cells, readings);
            if form.contains('ß') {
                // the Swiss spelling: "schliessen"
                self.enter(&form.replace('ß', "ss"), verb.lemma, cells, readings);
            }
        }
        if !verb.particle.is_empty() {
            self.particles.add(verb.particle);
        }
        self.verbs.insert(verb.lemma, verb);
    }

    /// Adds a reading of a form.
    fn enter(&mut self, form: &str, lemma: &'static str, cells: Cells, readings: &mut Vec<(u32, Reading)>) {
        let next = self.forms.len() as u32;
        let number = self.numbers.number(form, next);
        if number == next {
            let start = self.names.len() as u32;
            self.names.push_str(form);
            let name = start..self.names.len() as u32;
            self.forms.push(Form { name, readings: 0..0, cells: Cells::default() });
        }
        readings.push((number, Reading { lemma, cells }));
    }

    /// Gives every form its readings, those of one verb made one.
    fn sort_in(&mut self, readings: Vec<(u32, Reading)>) {
        let (readings, ranges) = by_number(&readings, self.forms.len());
        for (form, same) in self.forms.iter_mut().zip(ranges) {
            let start = self.readings.len();
            for &reading in &readings[same.start as usize..same.end as usize] {
                form.cells = form.cells | reading.cells;
                match self.readings[start..].iter_mut().find(|known| known.lemma == reading.lemma) {
                    Some(known) => known.cells = known.cells | reading.cells,
                    None => self.readings.push(reading),
                }
            }
            form.readings = start as u32..self.readings.len() as u32;
        }
    }

    /// The verb with this infinitive.
    pub fn verb(&self, lemma: &str) -> Option<&Verb> {
        self.verbs.get(lemma)
    }

    /// What a verb takes; nothing for a verb that is not listed.
    pub fn takes(&self, lemma: &str) -> Takes {
        self.verb(lemma).map(|verb| verb.takes).unwrap_or_default()
    }

    /// All forms of listed verbs.
    pub fn forms(&self) -> impl Iterator<Item = (&str, FormId)> {
        let name = |form: &Form| &self.names[form.name.start as usize..form.name.end as usize];
        self.forms.iter().enumerate().map(move |(id, form)| (name(form), FormId(id as u32)))
    }

    /// The readings of a form of listed verbs.
    pub fn readings_of(&self, FormId(form): FormId) -> &[Reading] {
        let readings = &self.forms[form as usize].readings;
        &self.readings[readings.start as usize..readings.end as usize]
    }

    /// The cells that a form of listed verbs can fill.
    pub fn cells_of(&self, FormId(form): FormId) -> Cells {
        self.forms[form as usize].cells
    }

    /// All cells that a word can fill: as a form of listed verbs, or else of a known particle and a listed verb. A token
    /// knows its own: [`crate::document::View::cells`].
    ///
    /// ```
    /// # use presselese::german::verbs::{Cells, Verbs};
    /// let verbs = Verbs::new();
    /// assert!(verbs.read("beigetreten").may_be(Cells::PARTICIPLE));
    /// assert!(verbs.read("entlanggespielt").may_be(Cells::PARTICIPLE));
    /// assert!(!verbs.read("Haus").is_finite());
    /// ```
    pub fn read(&self, word: &str) -> Cells {
        let word = fold(word);
        self.form(&word).map_or_else(|| self.read_composed(&word), |form| self.cells_of(form))
    }

    fn form(&self, word: &str) -> Option<FormId> {
        self.numbers.get(word).map(FormId)
    }

    /// "entlanggespielt", "danebenzulegen": a particle before a form of a listed verb, in small letters.
    pub fn read_composed(&self, word: &str) -> Cells {
        let listed = |form: &str| self.form(form).map_or(Cells::default(), |form| self.cells_of(form));
        // "zerschneide": of the verbs with such a prefix, only what can be nothing but finite
        let may_have_prefix =
            matches!(word.as_bytes(), [b'z' | b'v', b'e', b'r', ..] | [b'e', b'n', ..] | [b'm', b'i', ..]);
        for rest in PREFIXES.iter().filter(|_| may_have_prefix).filter_map(|prefix| word.strip_prefix(prefix)) {
            let cells = listed(rest);
            if cells.is_only_finite() {
                return cells;
            }
        }
        for rest in self.particles.like(word).iter().filter_map(|particle| word.strip_prefix(particle)) {
            // "wachsende" is no form of "senden"
            if ENDINGS_OF_NO_VERB.iter().any(|ending| word.ends_with(ending)) {
                break;
            }
            if rest.strip_prefix("zu").is_some_and(|rest| listed(rest).may_be(Cells::INFINITIVE)) {
                return Cells::INFINITIVE_WITH_ZU;
            }
            let cells = listed(rest);
            if cells != Cells::default() {
                return cells;
            }
        }
        Cells::default()
    }

    /// Whether a word can be the parted prefix of a verb: "bei", "zurück", "bekannt".
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.like(word).contains(&word)
    }

    /// The listed verb made of a particle and a verb: "bei" and "treten".
    pub fn parted(&self, particle: &str, lemma: &str) -> Option<&Verb> {
        self.verbs.get(format!("{particle}{lemma}").as_str()).filter(|verb| verb.particle == particle)
    }
}

/// Prefixes that never part from their verb.
const PREFIXES: [&str; 4] = ["zer", "ver", "ent", "miss"];

/// Endings of participles that are inflected like adjectives.
const ENDINGS_OF_NO_VERB: [&str; 6] = ["end", "ende", "enden", "endem", "ender", "endes"];

/// A row of `verbs.tsv`.
struct Row {
    lemma: &'static str,
    /// Prefix, principal parts, auxiliary, what the verb takes.
    columns: [&'static str; 4],
}

impl Row {
    fn new((lemma, columns): (&'static str, &'static str)) -> Row {
        let mut given = columns.split('\t');
        Row { lemma, columns: std::array::from_fn(|_| given.next().unwrap_or("")) }
    }

    /// The prefix, where it parts from the verb.
    fn particle(&self) -> &'static str {
        if self.columns[0].ends_with('-') { "" } else { self.columns[0] }
    }
}

/// All forms of a listed verb: its own, or those of its base behind the prefix.
fn conjugate(row: &Row, paradigms: &FxHashMap<&str, Paradigm>) -> Paradigm {
    let [prefix, parts, ..] = row.columns;
    let base = row.lemma.strip_prefix(prefix.trim_end_matches('-')).and_then(|base| paradigms.get(base));
    match base {
        _ if !parts.is_empty() => Paradigm::strong(row.lemma, parts),
        Some(base) if prefix.ends_with('-') => base.with_prefix(prefix.trim_end_matches('-')),
        Some(base) if !prefix.is_empty() => base.with_particle(prefix),
        _ => Paradigm::weak(row.lemma, !prefix.is_empty()),
    }
}

fn takes(column: &str) -> Takes {
    let has = |wanted: &str| column.split(' ').any(|word| word == wanted);
    Takes {
        direct: has("direct"),
        dass: has("dass"),
        ob: has("ob"),
        zu: has("zu"),
        object: has("object"),
        sich: has("sich"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmas(verbs: &Verbs, form: &str) -> Vec<&'static str> {
        let form = verbs.form(form).unwrap();
        verbs.readings_of(form).iter().map(|reading| reading.lemma).collect()
    }

    #[test]
    fn forms_lead_to_their_verbs() {
        let verbs = Verbs::new();
        for (form, lemma) in [
            ("beigetreten", "beitreten"),
            ("aufzunehmen", "aufnehmen"),
            ("hinzugefügt", "hinzufügen"),
            ("unterstreiche", "unterstreichen"),
            ("unterstrich", "unterstreichen"),
            ("anerkannt", "anerkennen"),
            ("umfasst", "umfassen"),
            ("sei", "sein"),
            ("wüchse", "wachsen"),
            ("bekanntgegeben", "bekanntgeben"),
            ("gründeten", "gründen"),
            ("schliessen", "schließen"),
        ] {
            assert!(lemmas(&verbs, form).contains(&lemma), "{form}: {:?}", lemmas(&verbs, form));
        }
    }

    #[test]
    fn every_parting_verb_has_its_base_and_strong_ones_their_parts() {
        let verbs = Verbs::new();
        for verb in verbs.verbs.values().filter(|verb| !verb.particle.is_empty()) {
            let base = verb.lemma.strip_prefix(verb.particle);
            assert!(base.is_some_and(|base| verbs.verb(base).is_some()), "{}: base is not listed", verb.lemma);
        }
        for (lemma, columns) in rows(include_str!("data/verbs.tsv")) {
            let parts = columns.split('\t').nth(1).unwrap_or("");
            assert!(
                matches!(parts.split(' ').count(), 1 | 3 | 4) && (parts.is_empty() || parts.contains(' ')),
                "{lemma}"
            );
        }
    }

    #[test]
    fn a_parted_prefix_and_its_verb_are_put_together() {
        let verbs = Verbs::new();
        assert_eq!(verbs.parted("bei", "treten").map(|verb| verb.lemma), Some("beitreten"));
        assert_eq!(verbs.parted("unter", "streichen"), None);
        assert!(verbs.takes("fordern").zu && !verbs.takes("sagen").zu && !verbs.takes("wachsen").speech());
    }

    #[test]
    fn unlisted_compounds_are_read_from_their_parts() {
        let verbs = Verbs::new();
        assert_eq!(verbs.read("danebenzutreten"), Cells::default(), "not with an unknown particle");
        assert!(verbs.read("entlangzuspielen").may_be(Cells::INFINITIVE_WITH_ZU));
        assert!(verbs.read("entlangspielte").is_only_finite());
    }
}
