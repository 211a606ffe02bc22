//! Who says what: every stretch of speech with its speaker.
//!
//! The words beside a stretch name the speaker (`identify` finds who that is); a stretch without such words takes the
//! speaker of the speech around it, of what follows in its paragraph, of the sentence before, or the last one.

mod descriptions;
mod identify;
mod pronouns;

use super::{Facts, QuoteFact, Speaker};
use crate::annotate::quotes::{QuoteKind, QuotedStretch};
use crate::annotate::{Annotations, Mention};
use crate::document::View;
use crate::text::Span;
use identify::{Attribution, Before, Identifier};

pub fn attribute(view: View, annotations: &Annotations, facts: &Facts) -> Vec<QuoteFact> {
    let identifier = Identifier::new(view, facts);
    let mut said: Vec<Said> = Vec::with_capacity(annotations.quotes.len());
    // of the stretches that are no quotes within quotes: the one before, and the last one with a speaker
    let (mut before, mut last): (Option<usize>, Option<usize>) = (None, None);
    for (index, stretch) in annotations.quotes.iter().enumerate() {
        let block = view.block_index(stretch.span.start).unwrap_or(0);
        let next = annotations.quotes.iter().nth(index + 1);
        let flow = Flow {
            identifier,
            block,
            before: before.map(|before: usize| &said[before]),
            last: last.and_then(|last: usize| said[last].attribution.as_ref()),
            next,
            in_speech: is_within_quote(stretch, &said),
        };
        let attribution = around(stretch, &said).or_else(|| flow.named(stretch)).or_else(|| flow.inherited(stretch));
        if !flow.in_speech {
            before = Some(index);
            last = if attribution.is_some() { Some(index) } else { last };
        }
        said.push(Said { stretch, block, attribution });
    }
    hand_back(&mut said);
    name_repeated(view, &mut said);
    number_utterances(view, said)
}

/// A stretch whose speaker has been looked for.
struct Said<'a> {
    stretch: &'a Mention<QuotedStretch>,
    block: usize,
    attribution: Option<Attribution>,
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

/// „Mein Vater sagte: ‚Das hält‘“: what is quoted within a quote changes nothing for what follows.
fn is_within_quote(stretch: &Mention<QuotedStretch>, said: &[Said]) -> bool {
    let outer = said.iter().rev().take_while(|said| said.stretch.span.end > stretch.span.start);
    outer
        .filter(|said| said.stretch.value.kind == QuoteKind::Direct)
        .any(|said| said.stretch.span.contains(stretch.span))
}

/// A stretch that nobody is named beside has the speaker of the paragraph that goes on with it.
fn hand_back(said: &mut [Said]) {
    for index in (1..said.len()).rev() {
        let (front, back) = said.split_at_mut(index);
        let (Some(first), Some(second)) = (front.last_mut(), back.first()) else { return };
        let named = |said: &Said| said.stretch.value.speaker.is_some();
        if second.stretch.value.continues && !named(first) && (named(second) || first.attribution.is_none()) {
            first.attribution = second.attribution.clone();
        }
    }
}

/// A headline quote that the text repeats has the speaker whom it names there.
fn name_repeated(view: View, said: &mut [Said]) {
    const MOST_HEADLINES: usize = 4;
    let words =
        |stretch: &Mention<QuotedStretch>| view.slice(stretch.span).trim_end_matches(['.', '!', ',']).to_lowercase();
    for index in 0..said.len().min(MOST_HEADLINES) {
        if said[index].attribution.is_some() || said[index].stretch.value.kind != QuoteKind::Direct {
            continue;
        }
        let wanted = words(said[index].stretch);
        let mut later = said[index + 1..].iter().filter(|later| later.stretch.value.kind == QuoteKind::Direct);
        let found = later.find(|later| later.attribution.is_some() && words(later.stretch).contains(&wanted));
        let attribution = found.and_then(|found| found.attribution.clone());
        // the words that name the speaker stand there, not here
        said[index].attribution = attribution.map(|found| Attribution { words: None, ..found });
    }
}

/// Where a stretch stands among the others.
struct Flow<'a> {
    identifier: Identifier<'a>,
    block: usize,
    before: Option<&'a Said<'a>>,
    /// The last speaker known.
    last: Option<&'a Attribution>,
    next: Option<&'a Mention<QuotedStretch>>,
    /// Whether the stretch is quoted within a quote.
    in_speech: bool,
}

impl Flow<'_> {
    /// The speaker that words beside the stretch name; where the verb has no subject that could be read, a person named
    /// in its clause.
    fn named(&self, stretch: &Mention<QuotedStretch>) -> Option<Attribution> {
        match (stretch.value.speaker, stretch.value.cue) {
            (Some(words), _) => {
                let before = Before { last: self.last, actor: stretch.value.background, in_speech: self.in_speech };
                self.identifier.identify(words, before)
            }
            (None, Some(_)) if stretch.value.anonymous => Some(Attribution::default()),
            (None, Some(cue)) => self.identifier.person_in_clause(cue),
            (None, None) => None,
        }
    }

    /// The speaker of a stretch that nothing beside it names.
    fn inherited(&self, stretch: &Mention<QuotedStretch>) -> Option<Attribution> {
        let acting = |words: Option<Span>| self.identifier.background(words?, self.last);
        if let Some(before) = self.before {
            // who acts in the sentence before, if nothing was said since
            let since = stretch.value.background.filter(|words| words.start >= before.stretch.span.end);
            let actor = acting(since).filter(|_| !stretch.value.continues);
            // „…“ is rather said by the person who spoke in the paragraph than by a body that acts in between
            let person = |said: Option<&Attribution>| matches!(said?.speaker, Speaker::Person(_)).then_some(());
            let goes_on = stretch.value.kind == QuoteKind::Direct
                && before.block == self.block
                && person(before.attribution.as_ref()).is_some()
                && person(actor.as_ref()).is_none();
            if actor.is_some() && !goes_on {
                return actor;
            }
            // inside another stretch, or in the same paragraph as the one before
            let same = before.stretch.span.contains(stretch.span) || before.block == self.block;
            if same || stretch.value.continues {
                return before.attribution.clone();
            }
        }
        // what is told goes on with whoever acts before it, words in marks with whoever is named behind them
        let told = if self.before.is_none() && stretch.value.kind == QuoteKind::Indirect {
            acting(stretch.value.background)
        } else {
            None
        };
        told.or_else(|| acting(stretch.value.follower))
            .or_else(|| self.following())
            .or_else(|| acting(stretch.value.background))
            .or_else(|| self.before.filter(|before| before.block + 1 >= self.block)?.attribution.clone())
    }

    /// "„Wir beginnen.“ Das werde gelingen, sagte X.": what follows in the paragraph names the speaker of both.
    fn following(&self) -> Option<Attribution> {
        let next = self.next.filter(|next| self.identifier.block(next.span) == self.block)?;
        next.value
            .speaker
            .and_then(|words| self.identifier.identify(words, Before { last: self.last, ..Before::default() }))
    }
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
