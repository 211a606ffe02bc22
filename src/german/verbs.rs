//! German verbs: form → lemma, cells of the conjugation table, and what a verb takes.
//!
//! The words stand in `data/verbs.tsv` and `data/irregular_verbs.tsv`; all forms are made once. A form that no listed
//! verb has is read from its parts ("niedergelegt" from "nieder" and "gelegt") by [`Verbs::read`].

mod cells;
mod conjugation;

pub use cells::Cells;

use super::lexicon::{fold, rows};
use conjugation::Paradigm;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// All verbs and their forms. Built once.
#[derive(Debug)]
pub struct Verbs {
    verbs: FxHashMap<&'static str, Verb>,
    forms: FxHashMap<Box<str>, Vec<Reading>>,
    particles: FxHashSet<&'static str>,
}

impl Default for Verbs {
    fn default() -> Verbs {
        Verbs::new()
    }
}

impl Verbs {
    pub fn new() -> Verbs {
        let mut verbs =
            Verbs { verbs: FxHashMap::default(), forms: FxHashMap::default(), particles: FxHashSet::default() };
        let mut paradigms: FxHashMap<&str, Paradigm> = FxHashMap::default();
        for (lemma, columns) in rows(include_str!("data/irregular_verbs.tsv")) {
            let paradigm = Paradigm::irregular(lemma, columns);
            let mut columns = columns.split('\t').skip(10);
            let perfect_with_sein = columns.next() == Some("sein");
            let takes = takes(columns.next().unwrap_or(""));
            verbs.insert(Verb { lemma, particle: "", perfect_with_sein, takes }, &paradigm);
            paradigms.insert(lemma, paradigm);
        }
        let mut listed: Vec<Row> = rows(include_str!("data/verbs.tsv")).map(Row::new).collect();
        // bases before the verbs that follow them
        listed.sort_by_key(|row| (!row.columns[0].is_empty(), row.particle() != ""));
        for row in &listed {
            let paradigm = conjugate(row, &paradigms);
            let [_, _, auxiliary, takes_column] = row.columns;
            let (particle, perfect_with_sein) = (row.particle(), auxiliary == "sein");
            verbs.insert(Verb { lemma: row.lemma, particle, perfect_with_sein, takes: takes(takes_column) }, &paradigm);
            paradigms.insert(row.lemma, paradigm);
        }
        verbs
    }

    fn insert(&mut self, verb: Verb, paradigm: &Paradigm) {
        for (form, cells) in paradigm.forms() {
            let readings = match self.forms.get_mut(form) {
                Some(readings) => readings,
                None => self.forms.entry(form.into()).or_default(),
            };
            match readings.iter_mut().find(|reading| reading.lemma == verb.lemma) {
                Some(reading) => reading.cells = reading.cells | cells,
                None => readings.push(Reading { lemma: verb.lemma, cells }),
            }
        }
        if !verb.particle.is_empty() {
            self.particles.insert(verb.particle);
        }
        self.verbs.insert(verb.lemma, verb);
    }

    /// The verb with this infinitive.
    pub fn verb(&self, lemma: &str) -> Option<&Verb> {
        self.verbs.get(lemma)
    }

    /// What a verb takes; nothing for a verb that is not listed.
    pub fn takes(&self, lemma: &str) -> Takes {
        self.verb(lemma).map(|verb| verb.takes).unwrap_or_default()
    }

    /// The readings of a form of listed verbs, in whatever case it stands.
    pub fn readings(&self, word: &str) -> &[Reading] {
        self.forms.get(fold(word).as_ref()).map_or(&[], Vec::as_slice)
    }

    /// All cells that a word can fill: as a form of listed verbs, or else of a known particle and a listed verb.
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
        match self.forms.get(word.as_ref()) {
            Some(readings) => readings.iter().fold(Cells::default(), |cells, reading| cells | reading.cells),
            None => self.read_composed(&word),
        }
    }

    /// "entlanggespielt", "danebenzulegen": a particle before a form of a listed verb.
    fn read_composed(&self, word: &str) -> Cells {
        const LONGEST_PARTICLE: usize = 12;
        // "wachsende" is no form of "senden"
        if ["end", "ende", "enden", "endem", "ender", "endes"].iter().any(|ending| word.ends_with(ending)) {
            return Cells::default();
        }
        let splits = word.char_indices().map(|(at, _)| at).skip(2).take_while(|at| *at <= LONGEST_PARTICLE);
        for at in splits {
            let (particle, rest) = word.split_at(at);
            if !self.particles.contains(particle) {
                continue;
            }
            if rest.strip_prefix("zu").is_some_and(|rest| self.read_listed(rest).may_be(Cells::INFINITIVE)) {
                return Cells::INFINITIVE_WITH_ZU;
            }
            let cells = self.read_listed(rest);
            if cells != Cells::default() {
                return cells;
            }
        }
        Cells::default()
    }

    fn read_listed(&self, form: &str) -> Cells {
        self.forms.get(form).map_or(Cells::default(), |readings| {
            readings.iter().fold(Cells::default(), |cells, reading| cells | reading.cells)
        })
    }

    /// Whether a word can be the parted prefix of a verb: "bei", "zurück", "bekannt".
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// The listed verb made of a particle and a verb: "bei" and "treten".
    pub fn parted(&self, particle: &str, lemma: &str) -> Option<&Verb> {
        self.verbs.get(format!("{particle}{lemma}").as_str()).filter(|verb| verb.particle == particle)
    }

    /// All forms of verbs that satisfy `wanted`, with the verb.
    pub fn forms_of(&self, wanted: impl Fn(&Verb) -> bool) -> impl Iterator<Item = &str> {
        self.forms.iter().filter_map(move |(form, readings)| {
            readings.iter().filter_map(|reading| self.verb(reading.lemma)).any(&wanted).then_some(form.as_ref())
        })
    }
}

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
        verbs.readings(form).iter().map(|reading| reading.lemma).collect()
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
