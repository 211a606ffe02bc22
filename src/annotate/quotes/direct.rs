//! Tells speech in quotation marks from terms, titles and names in them.

use super::cues::{self, Cue, Manner};
use super::introduction::{self, Introduction, Place};
use super::marks::{End, Marked};
use super::{QuoteKind, QuotedStretch, Scene, Stretch, speaker_span, subjects};
use crate::document::{BlockKind, Mood, TokenKind};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// Direct speech: the marked stretches that are said by somebody.
pub fn find(scene: Scene, marked: &[Marked], cues: &[Cue]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    // where the title before ends: „Wasser und Stein“ und | „Wind und Wetter“
    let mut title: Option<usize> = None;
    for stretch in marked {
        let Some(quote) = Quote::new(scene, stretch, cues) else { continue };
        let listed = title.is_some_and(|end| quote.follows(end)) && !quote.ends_sentence();
        let rule = if listed { None } else { quote.rule(found.last()) };
        title = (listed || rule.is_none() && quote.is_title()).then_some(quote.tokens.end);
        found.extend(rule.map(|rule| quote.stretch(rule)));
    }
    found
}

/// What is quoted within a quote: „Mein Vater sagte: ‚Das hält.‘“ What nobody says or somebody only thinks is not.
pub fn find_nested(scene: Scene, marked: &[Marked], cues: &[Cue]) -> Vec<Stretch> {
    let quotes = marked.iter().filter_map(|stretch| Quote::new(scene, stretch, cues));
    quotes.filter(Quote::is_said_by_another).map(|quote| quote.stretch("marked-in-quote")).collect()
}

/// A marked stretch with all that is asked about it.
struct Quote<'a> {
    scene: Scene<'a>,
    marked: &'a Marked,
    span: Span,
    /// Inside the marks.
    tokens: Range<usize>,
    words: usize,
    cue: Option<&'a Cue>,
    place: Place,
    named: Option<Range<usize>>,
    follower: Option<Range<usize>>,
}

impl<'a> Quote<'a> {
    fn new(scene: Scene<'a>, marked: &'a Marked, cues: &'a [Cue]) -> Option<Quote<'a>> {
        let tokens = trim(scene, scene.tokens_in(marked.span));
        if tokens.is_empty() {
            return None;
        }
        let span = Span::new(
            scene.tokens()[tokens.start].span.start.max(marked.span.start),
            scene.tokens()[tokens.end - 1].span.end,
        );
        let words = tokens
            .clone()
            .filter(|at| matches!(scene.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation)))
            .count();
        let Introduction { place, cue, named, follower } = introduction::of(scene, marked, tokens.clone(), cues);
        Some(Quote { scene, marked, span, tokens, words, cue, place, named, follower })
    }

    fn stretch(&self, rule: &'static str) -> Stretch {
        let named = self.named.clone().map(|named| self.scene.span(named));
        let by_cue = || self.cue.and_then(|cue| speaker_span(self.scene, cue));
        let speaker = if self.place == Place::Behind { named.or_else(by_cue) } else { by_cue().or(named) };
        let value = QuotedStretch {
            kind: QuoteKind::Direct,
            segments: vec![self.span],
            cue: self.cue.map(|cue| cue.span(self.scene)),
            anonymous: speaker.is_none() && self.cue.is_some_and(|cue| cue.anonymous),
            speaker,
            background: self.background(),
            follower: self.follower.clone().map(|follower| self.scene.span(follower)),
            continues: self.marked.continues,
        };
        Stretch { span: self.span, value, rule }
    }

    fn is_said_by_another(&self) -> bool {
        let Some(cue) = self.cue.filter(|cue| cue.manner == Manner::Verb && cue.takes.direct) else { return false };
        let thought = cue.clause.and_then(|clause| self.scene.document.clauses[clause].lemma) == Some("denken");
        let another = cue.speaker.as_ref().is_some_and(|speaker| {
            let word = self.scene.small(speaker.start);
            !word.starts_with("kein") && !matches!(word.as_ref(), "ich" | "wir" | "niemand")
        });
        another && !thought && self.is_spoken() && matches!(self.place, Place::Behind | Place::BeforeColon)
    }

    /// Whether nothing but marks and a comma, "und" or "oder" part it from words that end there.
    fn follows(&self, end: usize) -> bool {
        let opening = self.tokens.start.saturating_sub(1);
        end < opening
            && opening - end <= 3
            && (end..opening).all(|at| {
                self.scene.kind(at) == Some(TokenKind::QuotationMark)
                    || matches!(self.scene.word(at), "," | "und" | "oder" | "sowie")
            })
    }

    /// Whether the marks hold a sentence.
    fn is_spoken(&self) -> bool {
        self.ends_sentence() && self.words >= 2 || self.words >= 3 && self.has_finite()
    }

    /// The rule by which this is speech; `None` for terms, titles, names and slogans.
    fn rule(&self, last: Option<&Stretch>) -> Option<&'static str> {
        let named = self.is_attribute() || self.is_called() || self.is_translation() || self.is_known_name();
        if self.is_speaker() || self.is_part_of_compound() || named || self.is_title_before_colon() {
            return None;
        }
        let goes_on = self.marked.continues || self.marked.end == End::GoesOn;
        let is_sentence = self.ends_sentence() && self.words >= 2 || self.words >= 5 && self.has_finite();
        let stands_alone = self.ends_sentence() && self.opens_sentence();
        match self.place {
            Place::Behind | Place::InSentence if self.is_name_given() || self.is_question_answered() => return None,
            Place::Behind if !self.is_title() || is_sentence => return Some("marked-before-cue"),
            Place::BeforeColon if is_sentence || self.cue.is_some() || self.words >= 3 && self.is_of_person() => {
                return Some("marked-after-colon");
            }
            Place::BeforeName if is_sentence || self.words >= 3 => return Some("marked-before-name"),
            Place::NameBeforeColon if is_sentence => return Some("marked-after-name"),
            _ => {}
        }
        if goes_on && self.words >= 4 {
            return Some("marked-goes-on");
        }
        if self.is_title() {
            return None;
        }
        let said_nearby = self.place == Place::InSentence || self.is_in_konjunktiv();
        let small = !self.scene.is_capitalised(self.tokens.start);
        let in_sentence = self.place == Place::InSentence;
        match self.words {
            3.. if self.is_headline() && (self.has_finite() || is_sentence) => Some("marked-headline"),
            8.. if is_sentence || said_nearby => Some("marked-sentence"),
            5.. if is_sentence || said_nearby => Some("marked-words"),
            4.. if self.is_wish() => Some("marked-words"),
            2.. if self.is_judgement() => Some("marked-words"),
            2.. if stands_alone && last.is_some_and(|last| self.is_near(last.span)) => Some("marked-words"),
            2.. if is_sentence && (said_nearby || self.has_finite() && last.is_some()) => Some("marked-words"),
            _ if in_sentence && self.is_named_by_speaker() => Some("marked-words"),
            2.. if said_nearby && small => Some("marked-words"),
            2.. if self.is_told_behind_article() => Some("marked-words"),
            1 if said_nearby && self.is_in_konjunktiv() && self.is_lower_case() => Some("marked-word"),
            _ => None,
        }
    }

    /// "Der Rat feiert es als „großen Erfolg“", "sie hält ihn für „teuer und unnötig“", "er sieht darin einen „Angriff auf die
    /// Vereine“": how somebody judges something.
    fn is_judgement(&self) -> bool {
        let Some(named) = self.named.as_ref().filter(|named| subjects::can_speak(self.scene, named)) else {
            return false;
        };
        let Some(before) = self.tokens.start.checked_sub(2).filter(|before| *before >= named.end.min(*before)) else {
            return false;
        };
        let document = self.scene.document;
        let clause = document.clause_of(before).map(|index| &document.clauses[index]);
        let lemma = clause.and_then(|clause| clause.lemma).unwrap_or("");
        let itself = clause.is_some_and(|clause| clause.tokens.clone().any(|at| self.scene.word(at) == "sich"));
        let small = !self.scene.is_capitalised(self.tokens.start);
        match self.scene.word(before) {
            "als" => {
                small && !itself && !matches!(lemma, "sein" | "werden" | "gelten" | "bleiben" | "arbeiten" | "kennen")
            }
            "für" => small && lemma == "halten",
            "ein" | "eine" | "einen" => matches!(lemma, "sehen" | "wittern" | "erkennen" | "befürchten" | "fürchten"),
            _ => false,
        }
    }

    /// "das als „Schloss der Bauern“ bekannte Haus"
    fn is_attribute(&self) -> bool {
        let Some(before) = self.tokens.start.checked_sub(2) else { return false };
        let behind = self.scene.token_at(self.marked.outer.end);
        let inflected = ["e", "er", "en", "es", "em"].iter().any(|ending| self.scene.word(behind).ends_with(ending));
        let article = before > 0 && self.scene.is(before - 1, Class::Article);
        self.scene.word(before) == "als"
            && article
            && inflected
            && !self.scene.is_capitalised(behind)
            && self.scene.is_capitalised(behind + 1)
    }

    /// "gilt als „Perle des Nordens“", "ist als „Eiserner Theo“ bekannt"
    fn is_called(&self) -> bool {
        let Some(before) = self.tokens.start.checked_sub(2).filter(|at| self.scene.word(*at) == "als") else {
            return false;
        };
        let document = self.scene.document;
        let lemma = document.clause_of(before).and_then(|clause| document.clauses[clause].lemma);
        matches!(lemma, Some("gelten" | "sein" | "bleiben" | "kennen")) && !self.ends_sentence() && !self.has_finite()
    }

    /// "die Aktion „Stille Wasser“ („still waters“)": what stands alone in brackets, without a verb.
    fn is_translation(&self) -> bool {
        const LONGEST: usize = 4;
        let opens = self.tokens.start.checked_sub(2).is_some_and(|at| self.scene.word(at) == "(");
        let behind = self.scene.token_at(self.marked.outer.end);
        opens
            && self.words <= LONGEST
            && self.scene.word(behind) == ")"
            && !self.ends_sentence()
            && !self.has_finite()
            && self.place != Place::BeforeName
    }

    /// Whether the marks hold the name of a body and nothing else.
    fn is_known_name(&self) -> bool {
        self.scene.names.beginning(self.tokens.start).is_some_and(|end| end >= self.tokens.end)
    }

    /// "Der Titel des Abends lautet: „Wasser und Stein“"
    fn is_title_before_colon(&self) -> bool {
        let is_name = self.place == Place::BeforeColon && !self.ends_sentence() && !self.has_finite();
        let Some(colon) = self.tokens.start.checked_sub(2).filter(|_| is_name) else { return false };
        let start = self.scene.sentence(self.span.start).map_or(colon, |sentence| sentence.tokens.start);
        (start.min(colon)..colon).any(|at| self.scene.is_capitalised(at) && self.scene.is(at, Class::NamingNoun))
    }

    /// Whether a person is named beside it.
    fn is_of_person(&self) -> bool {
        self.named.as_ref().is_some_and(|named| self.scene.names.is_person(named.clone()))
    }

    /// "man sei von einer „Einigung weit entfernt“": names stand behind no indefinite article.
    fn is_told_behind_article(&self) -> bool {
        let before = self.scene.word(self.tokens.start.saturating_sub(2));
        matches!(before, "ein" | "eine" | "einen" | "einem" | "einer") && self.is_in_konjunktiv()
    }

    /// "Erika Beispielmann will „nicht nur reden, sondern bauen“"
    fn is_wish(&self) -> bool {
        let document = self.scene.document;
        let clause = document.clause_of(self.tokens.start.saturating_sub(2)).map(|clause| &document.clauses[clause]);
        let wishes = |at: usize| {
            let readings = self.scene.readings(at);
            readings.iter().any(|reading| matches!(reading.lemma, "wollen" | "mögen"))
        };
        self.named.is_some()
            && !self.scene.is_capitalised(self.tokens.start)
            && clause.and_then(|clause| clause.finite).is_some_and(wishes)
    }

    fn is_headline(&self) -> bool {
        let block = self.scene.block(self.marked.outer.start);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Kicker | BlockKind::Subhead))
    }

    /// Whether a full stop, question or exclamation mark stands inside the marks at the end.
    fn ends_sentence(&self) -> bool {
        matches!(self.scene.word(self.tokens.end - 1), "." | "!" | "?" | "…" | "...")
    }

    fn opens_sentence(&self) -> bool {
        let sentence = self.scene.sentence(self.span.start);
        sentence.is_some_and(|sentence| sentence.tokens.start + 1 >= self.tokens.start)
    }

    /// Whether another stretch stands in the same paragraph.
    fn is_near(&self, other: Span) -> bool {
        self.scene.block_index(other.start) == self.scene.block_index(self.span.start)
    }

    fn has_finite(&self) -> bool {
        let verbs = &self.scene.lexicon.verbs;
        self.tokens.clone().any(|at| {
            let may_be_verb = !self.scene.is_capitalised(at) || at == self.tokens.start;
            may_be_verb && verbs.read(self.scene.word(at)).is_finite() && !self.scene.is(at, Class::Article)
        })
    }

    /// "die Tagung „Strom für alle“", "das sogenannte „Gute-Luft-Gesetz“", "unter dem Titel „…“": what the marks name.
    fn is_title(&self) -> bool {
        const LONGEST: usize = 14;
        let sentence = self.scene.sentence(self.marked.outer.start);
        let floor = sentence.map_or(0, |sentence| sentence.tokens.start);
        let Some(before) = self.tokens.start.checked_sub(2).filter(|before| *before >= floor) else { return false };
        let word = self.scene.word(before);
        if self.place == Place::BeforeColon || self.words > LONGEST || self.scene.is(before, Class::SpeechNoun) {
            return false;
        }
        let capital = !self.scene.word(self.tokens.start).starts_with(char::is_lowercase);
        if capital && self.scene.is_capitalised(before) && self.scene.is(before, Class::NamingNoun) {
            return !self.is_question_put(before);
        }
        let named = self.scene.is_capitalised(before) && self.scene.kind(before) == Some(TokenKind::Word)
            || before > 0 && self.scene.word(before - 1) == "so" && word.starts_with("genannt")
            || matches!(word, "sogenannte" | "sogenannten" | "sogenannter" | "namens" | "genannte" | "genannten")
            || matches!(word, "das" | "die" | "der" | "dem" | "den" | "des" | "im" | "am" | "beim" | "zum" | "zur")
                && self.words <= 3;
        // "über „Wohin mit dem Rad?“": a title may be a question; but "freut sich über „Leute, die etwas bauen“"
        let felt = self.cue.is_some_and(|cue| cue.takes.direct && cue.speaker.is_some()) && self.has_finite();
        let advised = word == "zu" && self.cue.is_some_and(|cue| cue.takes.zu && cue.speaker.is_some());
        let topic = matches!(word, "zu" | "über" | "um" | "unter") && !felt && !advised;
        let reads_as_name = capital && (topic || !self.ends_sentence());
        (named || topic) && reads_as_name
    }

    /// "Sie stellte die Frage „Wem gehört der Wald?“" puts it; "sie erörtern die Frage „…?“" names it.
    fn is_question_put(&self, noun: usize) -> bool {
        let clause = self.scene.document.clause_of(noun).map(|index| &self.scene.document.clauses[index]);
        let puts = clause.and_then(|clause| clause.lemma).is_some_and(|lemma| matches!(lemma, "stellen" | "aufwerfen"));
        puts && self.scene.word(self.tokens.end - 1) == "?"
    }

    /// "Auf die Frage „Wem gehört der Wald?“ antwortete sie": who answers did not ask.
    fn is_question_answered(&self) -> bool {
        let clause = self.cue.and_then(|cue| cue.clause).map(|index| &self.scene.document.clauses[index]);
        let answers = clause
            .and_then(|clause| clause.lemma)
            .is_some_and(|lemma| matches!(lemma, "antworten" | "erwidern" | "entgegnen"));
        let before = self.tokens.start.checked_sub(2).filter(|_| answers);
        before.is_some_and(|at| self.scene.is_capitalised(at) && self.scene.is(at, Class::NamingNoun))
    }

    /// Who acts in the sentence before a stretch that nobody is named beside.
    fn background(&self) -> Option<Span> {
        let sentence = self.scene.sentence_index(self.span.start)?;
        let speaker = self.cue.and_then(|cue| cue.speaker.as_ref()).or(self.named.as_ref());
        let silent = self.cue.is_some() && speaker.is_none();
        subjects::background(self.scene, sentence, speaker).filter(|_| !silent)
    }

    /// Whether the marks hold the speaker: "wie die „Neue Post“ berichtet".
    fn is_speaker(&self) -> bool {
        let speaker = self.cue.and_then(|cue| cue.speaker.as_ref());
        speaker.is_some_and(|speaker| speaker.start < self.tokens.end && speaker.contains(&(self.tokens.end - 1)))
    }

    /// "„Runder-Tisch“-Sitzung"
    fn is_part_of_compound(&self) -> bool {
        let behind = self.scene.token_at(self.marked.outer.end);
        let word = self.scene.word(behind);
        let hyphen = matches!(word, "-" | "–") && self.scene.is_glued(behind + 1);
        self.scene.is_glued(behind) && (hyphen || word.len() > 1 && word.starts_with('-'))
    }

    /// "die sich „Bündnis für Bäume“ nennt", "„Strom für alle“, so lautet der Titel": what somebody or something is called.
    fn is_name_given(&self) -> bool {
        let Some(cue) = self.cue else { return false };
        let lemma = cue.clause.and_then(|clause| self.scene.document.clauses[clause].lemma);
        let called = match lemma {
            Some("heißen") => {
                !cue.clause.is_some_and(|clause| cues::is_impersonal(self.scene, &self.scene.document.clauses[clause]))
            }
            Some("lauten") => !self.is_word_of_speaker(cue),
            Some("nennen") => {
                let capital = self.scene.is_capitalised(self.tokens.start);
                self.has_itself(cue) || capital && !self.is_judged(cue)
            }
            // "die sich als „Haus der Vielfalt“ präsentiert"
            Some("bezeichnen") | None => false,
            Some(_) => self.is_of_itself(cue),
        };
        called && !self.ends_sentence()
    }

    /// "präsentiert sich als „Haus der Vielfalt“": a name without a verb.
    fn is_of_itself(&self, cue: &Cue) -> bool {
        let before = self.tokens.start.saturating_sub(2);
        let name = self.scene.is_capitalised(self.tokens.start) && !self.has_finite();
        self.has_itself(cue) && name && self.scene.word(before) == "als"
    }

    /// "nannte das einen „Schritt ins Leere“", but not "nennt sich „Bund der Freunde“".
    fn is_judged(&self, cue: &Cue) -> bool {
        let before = self.scene.word(self.tokens.start.saturating_sub(2));
        matches!(before, "ein" | "eine" | "einen") && !self.has_itself(cue)
    }

    fn has_itself(&self, cue: &Cue) -> bool {
        let clause = cue.clause.map(|clause| &self.scene.document.clauses[clause]);
        clause.is_some_and(|clause| clause.tokens.clone().any(|at| self.scene.word(at) == "sich"))
    }

    /// „…“, lautet das Fazit von X
    fn is_word_of_speaker(&self, cue: &Cue) -> bool {
        let said =
            |at: &usize| self.scene.row(*at, Class::SpeechNoun).is_some_and(|row| row.column(0).ends_with("ist"));
        cue.speaker
            .clone()
            .is_some_and(|speaker| speaker.clone().any(|at| said(&at)) && self.scene.names.is_person(speaker))
    }

    fn is_lower_case(&self) -> bool {
        self.scene.slice(self.span).chars().all(char::is_lowercase)
    }

    /// "X nannte das „…“", "X sprach von „…“", "X bezeichnete es als „…“"; "X sagte „Danke“" alone may be one word.
    fn is_named_by_speaker(&self) -> bool {
        let Some(cue) = self.cue.filter(|cue| cue.speaker.is_some() && cue.takes.direct) else { return false };
        let opening = self.tokens.start.saturating_sub(1);
        let before = self.scene.word(opening.saturating_sub(1));
        let linked =
            matches!(before, "als" | "von" | "vor" | "zu" | "gegen" | "ein" | "eine" | "einen" | "einem" | "einer");
        // "nannte den Plan „unklug“"
        let lemma = cue.clause.and_then(|clause| self.scene.document.clauses[clause].lemma);
        let called = lemma == Some("nennen") && !self.scene.is_capitalised(self.tokens.start);
        let is_verb_before = cue.manner == Manner::Verb && cue.tokens.end <= opening;
        // "bezeichnete es als „falsch“", but not "sprach von einem „Wunschzettel“"
        let judged = linked && (self.words > 1 || before == "als" && self.is_lower_case());
        is_verb_before && (judged || called || !linked && cue.reach().end == opening)
    }

    /// Whether the clause around it is told in Konjunktiv.
    fn is_in_konjunktiv(&self) -> bool {
        let document = self.scene.document;
        let clause =
            document.clause_of(self.tokens.start.saturating_sub(2)).or_else(|| document.clause_of(self.tokens.start));
        clause.is_some_and(|clause| document.clauses[clause].mood == Some(Mood::SubjunctiveOne))
    }
}

/// Marks and blanks at the ends belong to no speech.
fn trim(scene: Scene, tokens: Range<usize>) -> Range<usize> {
    let mut tokens = tokens;
    while tokens.start < tokens.end && scene.kind(tokens.end - 1) == Some(TokenKind::QuotationMark) && tokens.len() == 1
    {
        tokens.end -= 1;
    }
    while tokens.start + 1 < tokens.end && scene.word(tokens.end - 1) == "," {
        tokens.end -= 1;
    }
    tokens
}
