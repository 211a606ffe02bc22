//! Divides sentences into clauses: the finite verb, the verb bracket, mood, tense and kind of each.
//!
//! A sentence is cut into chunks at commas, dashes, brackets and marks, and at "und" between two finite verbs. Each
//! chunk then opens a clause or goes on with one that is still open ("Der Verband, den X gründete, | wächst"), so a
//! clause may hold others; all in one pass.

mod chunks;
mod openers;
mod verb_group;

use super::{Clause, ClauseKind, Document, Sentence, View};
use crate::german::verbs::Cells;
use chunks::{Boundary, Chunk};

/// The clauses of a document: in text order, a clause before those that it holds.
pub fn divide(view: View) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for (index, sentence) in view.document.sentences.iter().enumerate() {
        let first = clauses.len();
        for open in assemble(view, sentence) {
            clauses.extend(verb_group::read(view, index, &open));
        }
        clauses[first..].sort_by_key(|clause| (clause.tokens.start, std::cmp::Reverse(clause.tokens.end)));
    }
    clauses
}

impl Clause {
    /// The tokens before the finite verb: in a main clause the Vorfeld.
    pub fn before_finite(&self) -> std::ops::Range<usize> {
        self.tokens.start..self.finite.unwrap_or(self.tokens.start)
    }
}

impl Document {
    /// The innermost clause that holds a token: an index into [`Document::clauses`].
    pub fn clause_of(&self, token: usize) -> Option<usize> {
        let behind = self.clauses.partition_point(|clause| clause.tokens.start <= token);
        let sentence = self.clauses[..behind].last()?.sentence;
        let candidates = self.clauses[..behind].iter().enumerate().rev();
        candidates
            .take_while(|(_, clause)| clause.sentence == sentence)
            .find(|(_, clause)| clause.tokens.contains(&token))
            .map(|(index, _)| index)
    }
}

/// A clause while its sentence is being read.
struct Open {
    kind: ClauseKind,
    /// Its own tokens: those of clauses that it holds are left out.
    tokens: Vec<(usize, Cells)>,
    finite: Finite,
    /// A main clause whose finite verb is an auxiliary or modal: an infinitive or participle is still to come.
    helped: bool,
}

/// How sure it is that a finite verb has been met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Finite {
    Missing,
    /// A form that may also be a participle or infinitive.
    Possible,
    Certain,
}

impl Open {
    /// Whether nothing more belongs to a clause whose verb stands last.
    fn is_complete(&self) -> bool {
        self.kind == ClauseKind::Infinitive || self.kind != ClauseKind::Main && self.finite > Finite::Missing
    }

    fn take(&mut self, view: View, chunk: Chunk) {
        let is_helper = |(at, cells): &(usize, Cells)| cells.is_finite() && verb_group::is_helper_form(view, *at);
        self.helped |= self.kind == ClauseKind::Main && chunk.tokens.iter().any(is_helper);
        self.finite = self.finite.max(chunk.finite);
        if self.tokens.is_empty() {
            self.tokens = chunk.tokens;
        } else {
            self.tokens.extend(chunk.tokens);
        }
    }
}

/// Clauses within clauses: nobody keeps more of them open.
const DEEPEST: usize = 12;

/// Puts the chunks of a sentence together to clauses.
fn assemble(view: View, sentence: &Sentence) -> Vec<Open> {
    let mut clauses: Vec<Open> = Vec::new();
    let mut stack: Vec<usize> = Vec::new();
    for chunk in chunks::cut(view, sentence) {
        let home = home(view, &chunk, &clauses, &mut stack);
        let clause = home.unwrap_or_else(|| {
            let kind = chunk.opens.unwrap_or(ClauseKind::Main);
            clauses.push(Open { kind, tokens: Vec::new(), finite: Finite::Missing, helped: false });
            stack.push(clauses.len() - 1);
            if stack.len() > DEEPEST {
                stack.remove(0);
            }
            clauses.len() - 1
        });
        clauses[clause].take(view, chunk);
    }
    clauses
}

/// The open clause that a chunk goes on with; `None` where it opens one. Clauses that the chunk ends leave the stack.
fn home(view: View, chunk: &Chunk, clauses: &[Open], stack: &mut Vec<usize>) -> Option<usize> {
    let top = *stack.last()?;
    if chunk.opens.is_some() {
        while stack.last().is_some_and(|last| clauses[*last].is_complete()) {
            stack.pop();
        }
        return None;
    }
    let awaits_end = |clause: &Open| clause.kind != ClauseKind::Main && !clause.is_complete();
    if chunk.boundary == Boundary::Mark && clauses[top].finite < Finite::Certain {
        return Some(top);
    }
    if chunk.boundary == Boundary::Semicolon {
        stack.clear();
        return None;
    }
    if chunk.finite == Finite::Missing {
        // an apposition or a further item: of the clause around a finished one, where there is such a clause
        let around = stack.iter().rposition(|open| !clauses[*open].is_complete());
        if let Some(around) = around {
            stack.truncate(around + 1);
        }
        return stack.last().copied();
    }
    if chunk.boundary != Boundary::Strong {
        let awaiting = stack.iter().rposition(|open| awaits_end(&clauses[*open])).filter(|_| chunk.ends_with_finite);
        if let Some(awaiting) = awaiting {
            stack.truncate(awaiting + 1);
            return stack.last().copied();
        }
        if clauses[top].helped && chunk.may_end_bracket(view) {
            return Some(top);
        }
    }
    let waiting = stack
        .iter()
        .rposition(|open| clauses[*open].kind == ClauseKind::Main && clauses[*open].finite == Finite::Missing);
    match waiting {
        Some(waiting) if chunk.boundary != Boundary::Strong => {
            stack.truncate(waiting + 1);
            stack.last().copied()
        }
        _ => {
            stack.clear();
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::source::Source;

    /// Each clause of a text as "kind lemma mood tense: first … last word".
    fn clauses(text: &str) -> Vec<String> {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain(text));
        let view = analyser.view(&analysis);
        let describe = |clause: &super::Clause| {
            let mood = clause.mood.map_or(String::new(), |mood| format!(" {mood:?}"));
            let tense = clause.tense.map_or(String::new(), |tense| format!(" {tense:?}"));
            let ends = (view.word(clause.tokens.start), view.word(clause.tokens.end - 1));
            format!("{:?} {}{mood}{tense}: {} … {}", clause.kind, clause.lemma.unwrap_or("-"), ends.0, ends.1)
        };
        analysis.document.clauses.iter().map(describe).collect()
    }

    #[test]
    fn a_parted_verb_is_one_lemma() {
        assert_eq!(clauses("Im Mai traten drei Vereine dem Bund bei."), ["Main beitreten Indicative Past: Im … bei"]);
        assert_eq!(
            clauses("Der Bund hat im Mai drei Vereine aufgenommen."),
            ["Main aufnehmen Indicative Perfect: Der … aufgenommen"]
        );
        assert_eq!(
            clauses("Der Verein soll im Mai aufgenommen werden."),
            ["Main aufnehmen Indicative Present: Der … werden"]
        );
    }

    #[test]
    fn a_headline_needs_no_finite_verb() {
        assert_eq!(clauses("Zwei Vereine dem Bund beigetreten"), ["Main beitreten: Zwei … beigetreten"]);
    }

    #[test]
    fn what_is_left_open_is_taken_up_again() {
        assert_eq!(
            clauses("Erika sagte, dass der Plan, Strom zu sparen, weiterhin gelinge."),
            [
                "Main sagen Indicative Past: Erika … sagte",
                "Subordinate gelingen SubjunctiveOne Present: dass … gelinge",
                "Infinitive sparen: Strom … sparen",
            ]
        );
        assert_eq!(
            clauses("Alle müssen mit gut vernetzten Systemen schnell, sparsam und sicher reagieren."),
            ["Main reagieren Indicative Present: Alle … reagieren"]
        );
    }

    #[test]
    fn a_main_clause_holds_the_relative_clause_in_it() {
        assert_eq!(
            clauses("Der Verband, den Erika Beispielmann gründete, zählt zehn Mitglieder."),
            ["Main zählen Indicative Present: Der … Mitglieder", "Relative gründen Indicative Past: den … gründete"]
        );
    }

    #[test]
    fn konjunktiv_and_infinitive_are_told() {
        assert_eq!(
            clauses("Der Ausbau zeige, wie wichtig Leitungen seien, um das Land zu versorgen, so Beispielmann."),
            [
                "Main zeigen SubjunctiveOne Present: Der … Beispielmann",
                "Subordinate sein SubjunctiveOne Present: wie … seien",
                "Infinitive versorgen: um … versorgen",
            ]
        );
        assert_eq!(
            clauses("Durch den Umbau werde es gelingen, Strom zu sparen."),
            ["Main gelingen SubjunctiveOne Future: Durch … gelingen", "Infinitive sparen: Strom … sparen"]
        );
    }

    #[test]
    fn two_finite_verbs_make_two_clauses() {
        assert_eq!(
            clauses("Der Verein lobte den Plan und kritisierte die Kosten."),
            ["Main loben Indicative Past: Der … Plan", "Main kritisieren Indicative Past: und … Kosten"]
        );
        assert_eq!(
            clauses("Der Verein wurde gelobt und kritisiert."),
            ["Main kritisieren Indicative Past: Der … kritisiert"]
        );
        assert_eq!(
            clauses("Wenn der Plan gelingt, wächst der Verein."),
            [
                "Subordinate gelingen Indicative Present: Wenn … gelingt",
                "Main wachsen Indicative Present: wächst … Verein"
            ]
        );
    }

    #[test]
    fn a_second_clause_with_an_auxiliary_of_its_own_is_one() {
        assert_eq!(
            clauses("Im Mai sind zehn Vereine dem Bund beigetreten, zwei haben ihn wieder verlassen."),
            [
                "Main beitreten Indicative Perfect: Im … beigetreten",
                "Main verlassen Indicative Perfect: zwei … verlassen"
            ]
        );
    }

    #[test]
    fn an_unknown_verb_is_found_by_place_and_ending() {
        assert_eq!(clauses("Der Verein zerkrümelte den Plan."), ["Main - Indicative Past: Der … Plan"]);
    }

    #[test]
    fn the_innermost_clause_of_a_token_is_found() {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain("Der Verband, den Erika gründete, zählt zehn Mitglieder."));
        let document = &analysis.document;
        let lemma = |token| document.clause_of(token).and_then(|clause| document.clauses[clause].lemma);
        assert_eq!([lemma(1), lemma(4), lemma(8)], [Some("zählen"), Some("gründen"), Some("zählen")]);
    }
}
