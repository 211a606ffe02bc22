//! Who says what: every stretch of speech with its speaker.
//!
//! The words beside a stretch name the speaker (`identify` finds who that is); a stretch without such words takes the
//! speaker of the speech around it, of what follows in its paragraph, of the sentence before, or the last one.

mod identify;

use super::{Facts, QuoteFact, Speaker};
use crate::annotate::quotes::{QuoteKind, QuotedStretch};
use crate::annotate::{Annotations, Mention};
use crate::document::View;
use crate::text::Span;
use identify::{Attribution, Identifier};

pub fn attribute(view: View, annotations: &Annotations, facts: &Facts) -> Vec<QuoteFact> {
    let identifier = Identifier::new(view, facts);
    let mut said: Vec<Said> = Vec::with_capacity(annotations.quotes.len());
    let mut last: Option<usize> = None;
    for (index, stretch) in annotations.quotes.iter().enumerate() {
        let block = view.block_index(stretch.span.start).unwrap_or(0);
        let next = annotations.quotes.iter().nth(index + 1);
        let last_speaker = last.and_then(|last: usize| said[last].attribution.as_ref());
        let attribution = around(stretch, &said)
            .or_else(|| named(&identifier, stretch, last_speaker))
            .or_else(|| inherit(&identifier, stretch, block, said.last(), last_speaker, next))
            .or_else(|| identifier.background(stretch.value.background?, last_speaker));
        if attribution.is_some() {
            last = Some(index);
        }
        said.push(Said { stretch, block, attribution });
    }
    number_utterances(view, said)
}

/// A stretch whose speaker has been looked for.
struct Said<'a> {
    stretch: &'a Mention<QuotedStretch>,
    block: usize,
    attribution: Option<Attribution>,
}

/// The speaker that words beside the stretch name; where the verb has no subject that could be read, a person named in
/// its clause.
fn named(identifier: &Identifier, stretch: &Mention<QuotedStretch>, last: Option<&Attribution>) -> Option<Attribution> {
    match (stretch.value.speaker, stretch.value.cue) {
        (Some(words), _) => identifier.identify(words, last),
        (None, Some(cue)) => identifier.person_in_clause(cue),
        (None, None) => None,
    }
}

/// A few marked words within indirect speech are its speaker's.
fn around(stretch: &Mention<QuotedStretch>, said: &[Said]) -> Option<Attribution> {
    let outer = said.iter().rev().take_while(|said| said.stretch.span.end > stretch.span.start);
    let outer = outer.filter(|said| said.stretch.span.contains(stretch.span)).last()?;
    // "Die Lage sei, nach Angaben des Rats, „unklar“, so Beispielmann": but not where it has a cue of its own in there
    if stretch.value.cue.is_some_and(|cue| outer.stretch.span.contains(cue) && outer.stretch.value.cue != Some(cue)) {
        return None;
    }
    outer.attribution.clone().filter(|_| outer.stretch.value.cue.is_some())
}

/// The speaker of a stretch that nothing beside it names.
fn inherit(
    identifier: &Identifier,
    stretch: &Mention<QuotedStretch>,
    block: usize,
    before: Option<&Said>,
    last_speaker: Option<&Attribution>,
    next: Option<&Mention<QuotedStretch>>,
) -> Option<Attribution> {
    let last = before?;
    // who acts in the sentence before, if nothing was said since
    let acted_since = stretch.value.background.filter(|words| words.start >= last.stretch.span.end);
    if let Some(acted) = acted_since.and_then(|words| identifier.background(words, last_speaker))
        && !stretch.value.continues
    {
        return Some(acted);
    }
    // inside another stretch, or in the same paragraph as the one before
    if last.stretch.span.contains(stretch.span) || last.block == block || stretch.value.continues {
        return last.attribution.clone();
    }
    let from_before = || if last.block + 1 >= block { last.attribution.clone() } else { None };
    following(identifier, block, next, last_speaker)
        .or_else(|| identifier.background(stretch.value.background?, last_speaker))
        .or_else(from_before)
}

/// "„Wir beginnen.“ Das werde gelingen, sagte X.": what follows in the paragraph names the speaker of both.
fn following(
    identifier: &Identifier,
    block: usize,
    next: Option<&Mention<QuotedStretch>>,
    last_speaker: Option<&Attribution>,
) -> Option<Attribution> {
    let next = next.filter(|next| next.value.kind == QuoteKind::Indirect && identifier.block(next.span) == block)?;
    next.value.speaker.and_then(|words| identifier.identify(words, last_speaker))
}

/// Turns stretches into facts; stretches of one speaker that only an attribution parts are one utterance.
fn number_utterances(view: View, said: Vec<Said>) -> Vec<QuoteFact> {
    let mut facts: Vec<QuoteFact> = Vec::with_capacity(said.len());
    let mut utterance = 0;
    let mut before: Option<(Span, usize)> = None;
    for (index, Said { stretch, block, attribution }) in said.into_iter().enumerate() {
        let QuotedStretch { kind, segments, cue, continues, .. } = stretch.value.clone();
        let attribution = attribution.unwrap_or_default();
        let joined = kind == QuoteKind::Direct
            && before.is_some_and(|(span, last)| {
                let same_speaker =
                    facts[last].speaker == attribution.speaker && attribution.speaker != Speaker::Unknown;
                let near =
                    view.block_index(span.start) == Some(block) && only_attribution_between(view, span, stretch.span);
                same_speaker && (continues || near)
            });
        if index > 0 && !joined {
            utterance += 1;
        }
        if kind == QuoteKind::Direct {
            before = Some((stretch.span, index));
        } else if !before.is_some_and(|(span, _)| stretch.span.contains(span)) {
            before = None;
        }
        facts.push(QuoteFact {
            span: stretch.span,
            segments,
            utterance,
            kind,
            speaker: attribution.speaker,
            speaker_span: attribution.words,
            role: attribution.role,
            organisation: attribution.organisation,
            cue,
            rule: stretch.rule,
        });
    }
    facts
}

/// Whether no more than one sentence end lies between two stretches: „A“, sagte X. „B“.
fn only_attribution_between(view: View, first: Span, second: Span) -> bool {
    if second.start < first.end {
        return false;
    }
    let between = view.tokens_in(Span::new(first.end, second.start));
    between.filter(|at| matches!(view.word(*at), "." | "!" | "?")).count() <= 1
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::relate::Speaker;
    use crate::source::Source;

    /// Each stretch as "speaker: text".
    fn quotes(text: &str) -> Vec<String> {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain(text));
        let describe = |quote: &crate::relate::QuoteFact| {
            let speaker = match &quote.speaker {
                Speaker::Unknown => "?",
                Speaker::Person(person) => &analysis.facts.people[*person].name,
                Speaker::Body(body) => &analysis.facts.bodies[*body].name,
                Speaker::Other(words) => words,
            };
            format!("{speaker}: {}", analysis.text.slice(quote.span))
        };
        analysis.facts.quotes.iter().map(describe).collect()
    }

    #[test]
    fn a_speaker_is_named_before_behind_and_between() {
        assert_eq!(
            quotes("„Wir wachsen weiter“, sagte Erika Beispielmann. „Das freut uns alle sehr.“"),
            ["Erika Beispielmann: Wir wachsen weiter", "Erika Beispielmann: Das freut uns alle sehr."]
        );
        assert_eq!(
            quotes("Erika Beispielmann sagte: „Wir wachsen weiter.“"),
            ["Erika Beispielmann: Wir wachsen weiter."]
        );
        assert_eq!(
            quotes("Im Saal sprach die Vorsitzende Erika Beispielmann. „Wir wachsen weiter“, sagte die Vorsitzende."),
            ["Erika Beispielmann: Wir wachsen weiter"]
        );
    }

    #[test]
    fn a_surname_and_a_pronoun_lead_to_the_full_name() {
        assert_eq!(
            quotes(
                "„Wir wachsen weiter“, sagte Erika Beispielmann.\n\nDer Plan zeige, wie wichtig Strom sei, so Beispielmann."
            ),
            ["Erika Beispielmann: Wir wachsen weiter", "Erika Beispielmann: Der Plan zeige, wie wichtig Strom sei"]
        );
        assert_eq!(
            quotes("„Wir wachsen weiter“, sagte Erika Beispielmann. Sie kündigte an, dass der Verein baue."),
            ["Erika Beispielmann: Wir wachsen weiter", "Erika Beispielmann: dass der Verein baue"]
        );
    }

    #[test]
    fn what_follows_in_the_paragraph_names_the_speaker_of_its_opening() {
        assert_eq!(
            quotes(
                "„Wir wachsen weiter“, sagte Erika Beispielmann.\n\n„Seit Jahren bauen wir hier neue Leitungen.“ \
                 Damit werde es gelingen, Strom zu sparen, unterstrich Theo Erdachter."
            ),
            [
                "Erika Beispielmann: Wir wachsen weiter",
                "Theo Erdachter: Seit Jahren bauen wir hier neue Leitungen.",
                "Theo Erdachter: Damit werde es gelingen, Strom zu sparen",
            ]
        );
    }

    #[test]
    fn terms_and_titles_are_no_quotes() {
        assert_eq!(quotes("Die Tagung „Strom für alle“ beginnt am Montag im Saal „Süd“."), Vec::<String>::new());
    }
}
