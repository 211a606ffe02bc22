//! A figure in its sentence, and what the rules of `rules` ask about it.

use super::bodies::{self, Link, is_group};
use super::member_units::MemberUnits;
use super::phrase::{self, Lead, Noun, Phrase};
use super::{Count, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Layer, Mention, Number, OrganisationName, TimeExpression};
use crate::document::{Clause, ClauseKind, Mood, Tense, View, Zone};
use crate::german::lexicon::Class;
use crate::german::membership::{self, CountWord, MembershipVerb, UnitClass};
use crate::german::word_filter::WordFilter;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// The layers that counts are read from.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    pub view: View<'a>,
    pub numbers: &'a Layer<Number>,
    pub times: &'a Layer<TimeExpression>,
    pub organisations: &'a Layer<OrganisationName>,
}

/// How sure it is that a noun counts members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No noun stands behind the figure.
    Bare,
    /// A noun that no list knows.
    Open,
    /// A noun that may count members: "Häuser", "Winzer".
    Listed,
    /// A noun that counts members in this release, by the name of a body or by what it says elsewhere.
    Known,
    /// "Mitglieder", "Mitgliedsbetriebe".
    Member,
}

/// What has been read before a figure.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub units: &'a MemberUnits,
    /// The counts of this sentence so far and of the one before it.
    pub counts: &'a [Mention<Count>],
    /// Whether a count stands in one of the few sentences before.
    pub is_recent: bool,
}

pub struct Scene<'a> {
    pub layers: Layers<'a>,
    pub view: View<'a>,
    pub number: &'a Mention<Number>,
    pub phrase: Phrase,
    pub lead: Lead,
    pub standing: Standing,
    /// How the clause points at a body with members.
    pub link: Link,
    /// The clause with those that it holds.
    pub clause: Range<usize>,
    clause_index: Option<usize>,
    /// The tokens of the clause but for those of clauses that it holds.
    own: Vec<usize>,
    /// What the rules ask again and again.
    pub asked: Asked,
    pub sentence: Range<usize>,
    pub said: Said<'a>,
}

/// Answers that many rules ask for, found out once a figure.
#[derive(Default)]
pub struct Asked {
    /// The roles of the words of the clause and of its verb: one bit each.
    roles: OnceCell<u32>,
    /// The words of the clause.
    words: OnceCell<WordFilter>,
    deed: OnceCell<Option<MembershipVerb>>,
    is_about_members: OnceCell<bool>,
    is_in_context: OnceCell<bool>,
    speaks_of_figure: OnceCell<bool>,
    pub founds: OnceCell<bool>,
}

/// No paragraph is looked at farther back than this, so that long ones take no more than their time.
const FARTHEST_SENTENCE: usize = 4;

impl<'a> Scene<'a> {
    /// `None` for a figure of what is no member.
    pub fn new(
        layers: Layers<'a>,
        sentence: Range<usize>,
        number: &'a Mention<Number>,
        said: Said<'a>,
    ) -> Option<Scene<'a>> {
        let view = layers.view;
        let phrase = Phrase::read(view, number)?;
        let lead = phrase::lead(view, number, sentence.start);
        let clause_index = view.document.clause_of(phrase.figure.start);
        let clause = clause_index.map_or(sentence.clone(), |index| view.document.clauses[index].tokens.clone());
        let standing = phrase.noun.as_ref().map_or(Standing::Bare, |noun| standing(view, noun, said.units));
        let own = own_tokens(view, clause_index, &clause);
        let mut scene = Scene {
            layers,
            view,
            number,
            phrase,
            lead,
            standing,
            link: Link::None,
            clause,
            clause_index,
            own,
            asked: Asked::default(),
            sentence,
            said,
        };
        scene.link = scene.find_link();
        Some(scene)
    }

    fn find_link(&self) -> Link {
        let own = bodies::link(self.layers, self.said.units, self.own_tokens(), self.phrase.unit_tokens());
        let before = match self.clause() {
            // "der Verband, dem 19 Betriebe angehören"
            Some(clause) if clause.kind == ClauseKind::Relative && own < Link::Named => {
                let before = self.clause.start.saturating_sub(ANTECEDENT_REACH).max(self.sentence.start);
                bodies::link(self.layers, self.said.units, before..self.clause.start, 0..0)
            }
            _ => Link::None,
        };
        own.max(before)
    }

    pub fn clause(&self) -> Option<&'a Clause> {
        self.clause_index.map(|index| &self.view.document.clauses[index])
    }

    /// The tokens of the clause but for those of clauses that it holds.
    pub fn own_tokens(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.own.iter().copied()
    }

    pub fn noun(&self) -> Option<&Noun> {
        self.phrase.noun.as_ref()
    }

    /// The token behind figure and unit.
    pub fn end(&self) -> usize {
        self.phrase.end()
    }

    pub fn is_cardinal(&self) -> bool {
        self.number.value.kind == NumberKind::Cardinal
    }

    pub fn is_ordinal(&self) -> bool {
        self.number.value.kind == NumberKind::Ordinal
    }

    pub fn is_alone(&self) -> bool {
        self.standing == Standing::Bare
    }

    /// The word that governs the phrase, in lower case; empty at the head of the sentence.
    pub fn governor(&self) -> Cow<'a, str> {
        self.lead.governor.map_or(Cow::Borrowed(""), |at| self.view.small(at))
    }

    pub fn governed_by(&self, words: &[&str]) -> bool {
        words.contains(&self.governor().as_ref())
    }

    /// The phrase is the object or subject itself, not part of "mit …", "von …", "die …".
    pub fn is_ungoverned(&self) -> bool {
        self.lead.governor.is_none_or(|at| {
            let is_relative = at <= self.clause.start + 1 && self.is_relative();
            let is_free = !self.is_article(at) && !self.view.is(at, Class::Preposition);
            is_relative || is_free || self.governor() == "als"
        })
    }

    /// Whether the clause hangs on a noun before it: "…, dem 19 Betriebe angehören".
    pub fn is_relative(&self) -> bool {
        self.clause().is_some_and(|clause| clause.kind == ClauseKind::Relative)
    }

    /// An article before the figure; "ihr" is none: "Seither sind ihr 21 Höfe beigetreten".
    fn is_article(&self, at: usize) -> bool {
        self.view.is(at, Class::Article) && !matches!(self.view.word(at), "ihr" | "Ihr")
    }

    /// "die 48 Vereine", "alle 48 Vereine", "ihre 48 Vereine".
    pub fn is_definite(&self) -> bool {
        self.lead.governor.is_some_and(|at| self.is_article(at))
            && !self.governor().starts_with("ein")
            && !self.governor().starts_with("kein")
    }

    /// "auf die fünf Ortsvereine": a definite phrase that hangs on a preposition.
    pub fn is_prepositional(&self) -> bool {
        let before = self.lead.governor.and_then(|at| at.checked_sub(1));
        before.is_some_and(|at| self.view.is(at, Class::Preposition))
    }

    pub fn is_possessed(&self) -> bool {
        let governor = self.governor();
        self.is_definite() && ["sein", "ihr", "unser", "deren", "dessen"].iter().any(|stem| governor.starts_with(stem))
            || matches!(governor.as_ref(), "deren" | "dessen")
    }

    pub fn is_member(&self) -> bool {
        self.standing == Standing::Member
    }

    /// Whether the noun counts members in this release.
    pub fn is_known(&self) -> bool {
        self.standing >= Standing::Known
    }

    pub fn is_listed(&self) -> bool {
        self.standing >= Standing::Listed
    }

    pub fn class(&self) -> Option<UnitClass> {
        self.noun().map(|noun| noun.unit.class)
    }

    pub fn is_event(&self) -> bool {
        self.class() == Some(UnitClass::Event)
    }

    /// Whether the clause holds a word of this role, or its verb is one.
    pub fn clause_has(&self, word: CountWord) -> bool {
        let roles = self.asked.roles.get_or_init(|| {
            let words = self.own_tokens().filter_map(|at| words::count_word(self.view, at));
            words.chain(self.verb_word()).fold(0, |roles, word| roles | 1 << word as u32)
        });
        roles & 1 << word as u32 != 0
    }

    fn lemma(&self) -> Option<&'static str> {
        self.clause()?.lemma
    }

    /// The role of the verb of the clause among the words of counts.
    pub fn verb_word(&self) -> Option<CountWord> {
        let row = self.view.lexicon.row(self.lemma()?, Class::CountWord)?;
        membership::count_word_of(row)
    }

    /// Whether the full verb of the clause is one of these.
    pub fn verb_is(&self, lemmas: &[&str]) -> bool {
        self.lemma().is_some_and(|lemma| lemmas.contains(&lemma))
    }

    pub fn has_adjective(&self, word: CountWord) -> bool {
        self.lead.has(word) || self.phrase.adjectives().any(|at| words::count_word(self.view, at) == Some(word))
    }

    /// What the clause does with members: the verb of membership that stands nearest behind the phrase, the verb of the
    /// clause, or the nearest one before the phrase.
    pub fn deed(&self) -> Option<MembershipVerb> {
        *self.asked.deed.get_or_init(|| self.find_deed())
    }

    fn find_deed(&self) -> Option<MembershipVerb> {
        let (figure, end) = (self.phrase.figure.start, self.end());
        let behind = end..self.clause.end;
        // "kündigte … an" is no form of "kündigen"
        let parted = self.clause().filter(|clause| clause.lemma.is_some()).and_then(|clause| clause.finite);
        let is_own = |at: &usize| Some(*at) != parted;
        let nearest = nearest_verb(self.view, self.own_tokens().filter(|at| *at >= end).filter(is_own), behind.clone());
        nearest.or_else(|| self.deed_of_verb()).or_else(|| {
            if self.verb_word().is_some_and(says_level) {
                return None;
            }
            nearest_verb(self.view, self.own_tokens().filter(|at| *at < figure).filter(is_own).rev(), behind)
        })
    }

    /// What the full verb of the clause does with members.
    fn deed_of_verb(&self) -> Option<MembershipVerb> {
        let rows = self.view.lexicon.rows(self.lemma()?, Class::MembershipVerb);
        membership::verb_of(rows, |_| false)
    }

    pub fn does(&self, verbs: &[MembershipVerb]) -> bool {
        self.deed().is_some_and(|verb| verbs.contains(&verb))
    }

    /// Whether the clause holds one of these words, in lower case.
    pub fn clause_says(&self, words: &[&str]) -> bool {
        let small = |at: usize| self.view.small(at);
        let filter = self.asked.words.get_or_init(|| WordFilter::of(self.own_tokens().map(small)));
        words.iter().any(|word| filter.may_hold(word))
            && self.own_tokens().any(|at| words.contains(&small(at).as_ref()))
    }

    /// Whether the clause has no verb, as headlines and enumerations, or none behind its colon: "Verband wächst: jetzt 30
    /// Chöre".
    pub fn is_verbless(&self) -> bool {
        let Some(clause) = self.clause() else { return true };
        let figure = self.phrase.figure.start;
        let Some(verb) = clause.bracket.max(clause.finite) else { return true };
        verb < figure && (verb..figure).any(|at| matches!(self.view.word(at), ":" | "–" | "—"))
    }

    /// Whether the clause stands in the past: "hatte", "gehörten … an", "waren es".
    pub fn is_past(&self) -> bool {
        self.clause().is_some_and(|clause| matches!(clause.tense, Some(Tense::Past | Tense::Pluperfect)))
            && self.clause().is_some_and(|clause| clause.mood != Some(Mood::SubjunctiveTwo))
            || self.clause_has(CountWord::Past)
    }

    /// Whether the sentence only hopes, plans or supposes.
    pub fn is_planned(&self) -> bool {
        if self.lead.has(CountWord::Ahead) || self.clause_has(CountWord::Plan) || self.clause_has(CountWord::Hope) {
            return true;
        }
        // "rechnet damit, dass …", "hofft, … zu zählen"
        let is_infinitive = self.clause().is_some_and(|clause| clause.kind == ClauseKind::Infinitive)
            || self.view.small(self.clause.start) == "dass";
        let hopes = |at: usize| matches!(words::count_word(self.view, at), Some(CountWord::Plan | CountWord::Hope));
        is_infinitive && self.sentence.clone().any(hopes)
    }

    /// The sentence with those before it in its paragraph, or with the line before that.
    pub fn paragraph_so_far(&self) -> Range<usize> {
        let document = self.view.document;
        let Some(index) = self.view.sentence_index(self.view.span(self.sentence.clone()).start) else {
            return self.sentence.clone();
        };
        let block = document.blocks[document.sentences[index].block].sentences.start;
        let first = block.min(index.saturating_sub(1)).max(index.saturating_sub(FARTHEST_SENTENCE));
        document.sentences[first].tokens.start..self.sentence.end
    }

    /// Whether these tokens name a body that has members, or speak of members at all.
    pub fn speaks_of_membership(&self, tokens: Range<usize>) -> bool {
        let unit = self.phrase.unit_tokens();
        tokens.clone().any(|at| {
            !unit.contains(&at)
                && self.view.is_capitalised(at)
                && (is_group(self.view, at) || words::is_member_word(self.view, at))
        }) || self.names_group(tokens)
    }

    /// Whether the paragraph so far is about members.
    pub fn is_about_members(&self) -> bool {
        *self.asked.is_about_members.get_or_init(|| self.speaks_of_membership(self.paragraph_so_far()))
    }

    /// Whether the text near by, also behind the sentence, names a body or speaks of members.
    pub fn is_in_context(&self) -> bool {
        *self.asked.is_in_context.get_or_init(|| {
            let end = (self.sentence.end + CONTEXT_REACH).min(self.view.tokens().len());
            self.speaks_of_membership(self.paragraph_so_far().start..end)
        })
    }

    /// Whether the release itself is about a body with members.
    pub fn is_of_group(&self) -> bool {
        self.said.units.is_of_group
    }

    /// "derzeit", "heute", "inzwischen" beside the figure or in its clause.
    pub fn says_now(&self) -> bool {
        self.lead.has(CountWord::Now) || self.clause_has(CountWord::Now)
    }

    fn names_group(&self, tokens: Range<usize>) -> bool {
        if tokens.is_empty() {
            return false;
        }
        let span = self.view.span(tokens);
        self.layers
            .organisations
            .starting_in(span)
            .any(|(_, mention)| self.said.units.is_group_name(self.view, mention))
    }

    /// Whether a name of a body with members begins with a token.
    pub fn starts_group_name(&self, token: usize) -> bool {
        bodies::named_at(self.layers, token).is_some_and(|mention| self.said.units.is_group_name(self.view, mention))
    }

    /// Whether the token is the last of a name of a body.
    pub fn ends_name(&self, token: usize) -> bool {
        let Some(end) = self.view.token(token).map(|token| token.span.end) else { return false };
        self.layers.organisations.before(end).is_some_and(|(_, mention)| mention.span.end == end)
    }

    /// Whether a name of a body or a word for one stands in these tokens.
    pub fn has_body(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| is_group(self.view, at))
            || !tokens.is_empty() && self.layers.organisations.starting_in(self.view.span(tokens)).next().is_some()
    }

    /// Whether a count stands before the figure, in this sentence or the last.
    pub fn is_counted(&self) -> bool {
        !self.said.counts.is_empty()
    }

    /// Whether a count of this sentence stands before the figure.
    pub fn is_counted_here(&self) -> bool {
        let span = self.view.span(self.sentence.clone());
        self.said.counts.iter().any(|count| span.contains(count.span) && count.span.start < self.number.span.start)
    }

    /// The last figure before this one, in this sentence or the one before it, is a count.
    pub fn follows_count(&self) -> bool {
        let mut before = self.layers.numbers.before(self.number.span.start);
        while let Some((_, number)) = before {
            if !in_date(self.layers, number) {
                return self.said.counts.iter().any(|count| count.span.overlaps(number.span));
            }
            before = self.layers.numbers.before(number.span.start);
        }
        false
    }

    /// Whether the count before is of bodies: "71 Wehren".
    pub fn follows_bodies(&self) -> bool {
        let unit = self.said.counts.last().and_then(|count| count.value.unit);
        unit.is_some_and(|unit| {
            let mut units = self.view.tokens_in(unit).filter_map(|at| words::unit(self.view, at));
            units.any(|unit| unit.class == UnitClass::Body)
        })
    }

    /// The relative clause right behind the phrase: "die drei Gemeinden, | die ausgetreten sind".
    pub fn relative_behind(&self) -> Option<&'a Clause> {
        let at = self.end() + 1;
        let document = self.view.document;
        let index = document.clauses.partition_point(|clause| clause.tokens.start < at);
        let clause = document.clauses.get(index)?;
        (self.view.word(self.end()) == "," && clause.tokens.start == at && clause.kind == ClauseKind::Relative)
            .then_some(clause)
    }

    /// The figure that follows in the sentence, within a few words.
    pub fn next_figure(&self) -> Option<&'a Mention<Number>> {
        let (_, next) = self.layers.numbers.after(self.number.span.end)?;
        let at = self.view.token_at(next.value.figure.start);
        (at < self.sentence.end && at - self.phrase.figure.end <= PAIR_REACH).then_some(next)
    }

    /// The figure before this one in the sentence, within a few words.
    pub fn figure_before(&self) -> Option<&'a Mention<Number>> {
        let (_, before) = self.layers.numbers.before(self.number.span.start)?;
        let at = self.view.token_at(before.value.figure.start);
        let is_near = at >= self.sentence.start && self.phrase.figure.start - at <= PAIR_REACH + 1;
        is_near.then_some(before)
    }

    /// The word that governs another figure of the sentence.
    pub fn governor_of(&self, number: &Mention<Number>) -> String {
        let lead = phrase::lead(self.view, number, self.sentence.start);
        lead.governor.map_or(String::new(), |at| self.view.small(at).into_owned())
    }

    /// How another figure of the sentence counts.
    pub fn standing_of(&self, number: &Mention<Number>) -> Option<Standing> {
        let phrase = Phrase::read(self.view, number)?;
        Some(phrase.noun.map_or(Standing::Bare, |noun| standing(self.view, &noun, self.said.units)))
    }

    /// "Mitgliederzahl", "die Zahl der angeschlossenen Häuser", "ihre Zahl".
    pub fn speaks_of_figure(&self) -> bool {
        *self.asked.speaks_of_figure.get_or_init(|| {
            self.sentence.clone().any(|at| {
                words::count_word(self.view, at) == Some(CountWord::Figure)
                    || matches!(self.view.word(at), "Zahl" | "Anzahl") && self.is_number_of_members(at)
            })
        })
    }

    /// "die Zahl der Mitglieder", "die Anzahl der angeschlossenen Häuser", "ihre Zahl" behind a count.
    fn is_number_of_members(&self, at: usize) -> bool {
        let view = self.view;
        if !matches!(view.word(at + 1), "der" | "unserer" | "seiner" | "ihrer") {
            return at > 0 && view.is(at - 1, Class::Article) && self.is_counted();
        }
        let Some(head) = phrase::noun_behind(view, at + 2) else { return false };
        let attached = (at + 2..head).any(|adjective| view.word(adjective).starts_with("angeschlossen"));
        words::counted(view, head).is_some_and(|unit| {
            let is_known = self.said.units.names.know(unit, view.word(head));
            unit.class == UnitClass::Member
                || unit.class == UnitClass::Body && attached
                || is_known && (self.link > Link::None || self.is_of_group())
        })
    }

    /// Whether the figure stands in a headline or another line before the first paragraph.
    pub fn is_in_head(&self) -> bool {
        self.view.block(self.number.span.start).is_some_and(|block| block.zone == Zone::Head)
    }

    /// Whether the figure is part of a date.
    pub fn is_in_date(&self) -> bool {
        in_date(self.layers, self.number)
    }

    /// Whether the members are those of a board, a family, a team.
    pub fn is_of_committee(&self) -> bool {
        committee_behind(self.view, self.end(), self.sentence.end) || self.committee_before()
    }

    /// "Sieben Grate" in "Tourismusallianz Sieben Grate".
    pub fn is_in_name(&self) -> bool {
        let name = self.layers.organisations.before(self.number.span.end);
        let figure = self.number.value.figure;
        name.is_some_and(|(_, mention)| mention.span.contains(figure) && mention.span.start < figure.start)
    }

    /// "Der Stadtrat hat 40 Mitglieder", "eine Jury mit fünf Mitgliedern", "40 Mitglieder zählt der Stadtrat".
    fn committee_before(&self) -> bool {
        // "Der Gauausschuss, dem elf Mitglieder angehören": the noun before a relative clause counts as well
        let first = match self.is_relative() {
            true => self.clause.start.saturating_sub(COMMITTEE_REACH).max(self.sentence.start),
            false => self.clause.start,
        };
        let figure = self.phrase.figure.start;
        let nouns = |at: &usize| self.view.is_capitalised(*at);
        let is_committee = |at: usize| is_committee(self.view, at);
        match (first..figure).rev().take(12).find(nouns) {
            Some(at) if is_committee(at) => true,
            Some(_) => {
                let committee = (first..figure).find(|at| nouns(at) && is_committee(*at));
                // "Der Vorstand des Vereins hat sieben Mitglieder"
                committee.is_some_and(|at| !self.has_body(first..at) && self.is_head_of_body(at, figure))
            }
            None => (self.end()..self.clause.end).find(nouns).is_some_and(is_committee),
        }
    }

    /// Whether a body behind a noun only says whose it is: "der Vorstand | des Vereins".
    fn is_head_of_body(&self, noun: usize, figure: usize) -> bool {
        !self.has_body(noun + 1..figure)
            || matches!(self.view.word(noun + 1), "des" | "der" | "eines" | "einer" | "von" | "vom" | "im" | "beim")
    }
}

/// "zählt", "umfasst", "wächst": a clause with such a verb states a level, whatever participle stands in it.
fn says_level(word: CountWord) -> bool {
    use CountWord::*;
    matches!(word, Extent | Gather | Grow | Shrink | Belongs | Carry | Comes | Goes)
}

/// How many tokens behind its sentence are still beside a figure.
const CONTEXT_REACH: usize = 40;

/// How far before a relative clause a committee may stand.
const COMMITTEE_REACH: usize = 4;

/// How far before a relative clause the noun that it belongs to begins.
const ANTECEDENT_REACH: usize = 12;

/// How many tokens may stand between two figures that belong together.
const PAIR_REACH: usize = 9;

fn standing(view: View, noun: &Noun, units: &MemberUnits) -> Standing {
    match noun.unit.class {
        UnitClass::Member => Standing::Member,
        // "das 11. Weltsozialforum": a body of such a sort, not a member of one
        UnitClass::Open if is_group(view, noun.head) => Standing::Open,
        _ if units.names.know(noun.unit, view.word(noun.head)) => Standing::Known,
        UnitClass::Open => Standing::Open,
        _ => Standing::Listed,
    }
}

/// "… der Jury", "… im Stadtrat", "… des neuen Vorstands".
fn committee_behind(view: View, from: usize, end: usize) -> bool {
    let genitive = view.is(from, Class::Article) || view.is(from, Class::Preposition);
    if !genitive {
        return false;
    }
    let noun = (from..end.min(from + 5)).find(|&at| view.is_capitalised(at));
    noun.is_some_and(|at| is_committee(view, at))
}

/// Whether a token names a group of elected or appointed people.
fn is_committee(view: View, at: usize) -> bool {
    view.token(at).is_some_and(|token| membership::is_committee_of(view.lexicon, view.slice(token.span), token.entry))
}

/// The tokens of a clause, but for those of clauses that it holds.
fn own_tokens(view: View, clause_index: Option<usize>, tokens: &Range<usize>) -> Vec<usize> {
    let Some(index) = clause_index else { return tokens.clone().collect() };
    let clauses = &view.document.clauses;
    let inner = clauses[index + 1..].iter().take_while(|inner| inner.sentence == clauses[index].sentence);
    let is_held = |inner: &&Range<usize>| tokens.start <= inner.start && inner.end <= tokens.end && *inner != tokens;
    let held: Vec<&Range<usize>> = inner.map(|inner| &inner.tokens).filter(is_held).collect();
    tokens.clone().filter(|at| !held.iter().any(|inner| inner.contains(at))).collect()
}

/// The first of these tokens that is a verb of membership; its separated particle stands among `particles`.
pub fn nearest_verb(
    view: View,
    mut tokens: impl Iterator<Item = usize>,
    particles: Range<usize>,
) -> Option<MembershipVerb> {
    let has_particle = |particle: &str| particles.clone().any(|at| view.word(at) == particle);
    tokens.find_map(|at| words::verb(view, at, has_particle))
}

pub fn in_date(layers: Layers, number: &Mention<Number>) -> bool {
    let time = layers.times.before(number.value.figure.end);
    time.is_some_and(|(_, time)| time.span.overlaps(number.value.figure))
}
