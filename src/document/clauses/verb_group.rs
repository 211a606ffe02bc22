//! Reads the verb of a clause: which token is finite, where its bracket closes, lemma, mood and tense.

use super::Open;
use crate::document::{Clause, ClauseKind, Mood, Tense, TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::verbs::Cells;

/// The finished clause; `None` for a stretch without tokens.
pub fn read(view: View, sentence: usize, open: &Open) -> Option<Clause> {
    let (first, last) = (open.tokens.first()?.0, open.tokens.last()?.0);
    let tokens = first..last + 1;
    let mut clause = Clause {
        span: view.span(tokens.clone()),
        tokens,
        sentence,
        finite: None,
        bracket: None,
        lemma: None,
        mood: None,
        tense: None,
        kind: open.kind,
    };
    match open.kind {
        ClauseKind::Infinitive => read_infinitive(view, open, &mut clause),
        kind => match finite(open, kind) {
            Some(finite) => read_finite(view, open, finite, &mut clause),
            None => read_headline(view, open, &mut clause),
        },
    }
    Some(clause)
}

fn is_helper(lemma: &str) -> bool {
    is_auxiliary(lemma) || is_modal(lemma)
}

/// Whether a token is a form of an auxiliary or modal verb.
pub fn is_helper_form(view: View, at: usize) -> bool {
    view.readings(at).iter().any(|reading| is_helper(reading.lemma))
}

fn is_auxiliary(lemma: &str) -> bool {
    matches!(lemma, "sein" | "haben" | "werden")
}

fn is_modal(lemma: &str) -> bool {
    matches!(lemma, "können" | "dürfen" | "mögen" | "müssen" | "sollen" | "wollen" | "lassen")
}

/// The index of the finite verb among the clause's own tokens.
fn finite(open: &Open, kind: ClauseKind) -> Option<usize> {
    let certain = |cells: Cells| cells.is_only_finite();
    let position = |fits: &dyn Fn(Cells) -> bool| match kind {
        ClauseKind::Main => open.tokens.iter().position(|(_, cells)| fits(*cells)),
        _ => open.tokens.iter().rposition(|(_, cells)| fits(*cells)),
    };
    position(&certain).or_else(|| position(&|cells| cells.is_finite()))
}

fn read_infinitive(view: View, open: &Open, clause: &mut Clause) {
    let last = open.tokens.iter().rfind(|(_, cells)| cells.may_be(Cells::INFINITIVE_WITH_ZU));
    let Some(&(at, _)) = last else { return };
    clause.bracket = Some(at);
    clause.lemma = lemma(view, at, Cells::INFINITIVE | Cells::INFINITIVE_WITH_ZU);
    if clause.lemma.is_some_and(is_helper) {
        // "aufgenommen zu werden", "begrüßen zu dürfen"
        let full = Cells::PARTICIPLE | Cells::INFINITIVE;
        let before = open.tokens.iter().rfind(|(token, cells)| *token < at && cells.may_be(full));
        clause.lemma = before.and_then(|(at, _)| lemma(view, *at, full)).or(clause.lemma);
    }
}

/// "Zwei Vereine aufgenommen": a headline leaves the auxiliary out.
fn read_headline(view: View, open: &Open, clause: &mut Clause) {
    if let Some(&(at, cells)) = open.tokens.last()
        && cells.may_be(Cells::PARTICIPLE)
    {
        clause.bracket = Some(at);
        clause.lemma = lemma(view, at, Cells::PARTICIPLE);
    }
}

fn read_finite(view: View, open: &Open, finite: usize, clause: &mut Clause) {
    let (at, cells) = open.tokens[finite];
    let own = lemma(view, at, Cells::FINITE);
    clause.finite = Some(at);
    clause.lemma = own;
    let first_person = open.tokens.iter().any(|(token, _)| matches!(view.word(*token), "ich" | "Ich"));
    clause.mood = mood(view, at, cells, first_person);
    let bracket = if clause.kind == ClauseKind::Main { &open.tokens[finite + 1..] } else { &open.tokens[..finite] };
    let helper = own.filter(|lemma| is_helper(lemma));
    let group = helper.map_or(Vec::new(), |_| bracket_verbs(bracket));
    if let Some(&(full, _)) = group.first() {
        clause.bracket = group.last().map(|(token, _)| *token);
        clause.lemma = lemma(view, full, Cells::PARTICIPLE | Cells::INFINITIVE);
    } else if clause.kind == ClauseKind::Main
        && let Some((particle, verb)) = parted(view, at, bracket)
    {
        clause.bracket = Some(particle);
        clause.lemma = Some(verb);
    }
    clause.tense = Some(tense(view, cells, own, clause.lemma, &group));
}

fn mood(view: View, at: usize, cells: Cells, first_person: bool) -> Option<Mood> {
    let asks_you = view.is_capitalised(at) && view.word(at + 1) == "Sie" && cells.may_be(Cells::INFINITIVE);
    if asks_you { Some(Mood::Imperative) } else { cells.mood(first_person) }
}

/// The participles and infinitives that close the bracket: the last group of them ("aufgenommen werden").
fn bracket_verbs(tokens: &[(usize, Cells)]) -> Vec<(usize, Cells)> {
    let closes = |cells: Cells| cells.may_be(Cells::PARTICIPLE | Cells::INFINITIVE);
    let Some(last) = tokens.iter().rposition(|(_, cells)| closes(*cells)) else { return Vec::new() };
    let first = tokens[..last].iter().rposition(|(_, cells)| !closes(*cells)).map_or(0, |before| before + 1);
    tokens[first..=last].to_vec()
}

/// The particle that belongs to the finite verb: "traten … bei".
fn parted(view: View, finite: usize, tokens: &[(usize, Cells)]) -> Option<(usize, &'static str)> {
    let verbs = &view.lexicon.verbs;
    let readings = view.readings(finite);
    tokens.iter().rev().find_map(|&(at, _)| {
        let word = view.word(at);
        if !verbs.is_particle(word) || !closes_clause(view, at) {
            return None;
        }
        let finite = readings.iter().filter(|reading| reading.cells.is_finite());
        finite.filter_map(|reading| verbs.parted(word, reading.lemma)).next().map(|verb| (at, verb.lemma))
    })
}

/// Whether a particle stands where no phrase follows that it could belong to as a preposition.
fn closes_clause(view: View, at: usize) -> bool {
    match view.kind(at + 1) {
        // a headline has no full stop: "Sechs Gemeinden treten bei"
        Some(_) if ends_sentence(view, at) => true,
        None | Some(TokenKind::Punctuation | TokenKind::QuotationMark | TokenKind::Symbol) => true,
        Some(TokenKind::Word) => {
            view.is(at + 1, Class::Conjunction)
                || view.is(at + 1, Class::Preposition)
                || !view.is(at, Class::Preposition) && !view.is(at, Class::Article)
        }
        _ => false,
    }
}

fn ends_sentence(view: View, at: usize) -> bool {
    let start = view.token(at).map_or(0, |token| token.span.start);
    view.sentence(start).is_some_and(|sentence| sentence.tokens.end == at + 1)
}

/// The verb of a form, of several the first that can fill one of these cells.
fn lemma(view: View, at: usize, cells: Cells) -> Option<&'static str> {
    let readings = view.readings(at);
    readings.iter().find(|reading| reading.cells.may_be(cells)).map(|reading| reading.lemma)
}

fn tense(view: View, cells: Cells, own: Option<&str>, full: Option<&str>, group: &[(usize, Cells)]) -> Tense {
    let simple = if cells.is_past() { Tense::Past } else { Tense::Present };
    let has_participle = group.iter().any(|(_, cells)| cells.may_be(Cells::PARTICIPLE));
    let has_worden = group.iter().any(|(at, _)| view.word(*at) == "worden");
    let verb = full.and_then(|lemma| view.lexicon.verbs.verb(lemma));
    let perfect = match own {
        Some("haben") => has_participle,
        Some("sein") => has_worden || has_participle && verb.is_some_and(|verb| verb.perfect_with_sein),
        _ => false,
    };
    match (own, simple) {
        _ if perfect && simple == Tense::Past => Tense::Pluperfect,
        _ if perfect => Tense::Perfect,
        (Some("werden"), _) if cells.mood(false) == Some(Mood::SubjunctiveTwo) => Tense::Present,
        (Some("werden"), Tense::Present)
            if group.last().is_some_and(|(_, cells)| cells.may_be(Cells::INFINITIVE) && !has_participle) =>
        {
            Tense::Future
        }
        (_, simple) => simple,
    }
}
