//! Finds who acts in a clause, and whether a phrase names somebody who can speak.

use super::Scene;
use super::noun_phrase::{ending_at, is_nominative, is_personal_pronoun, is_time, read, with_apposition};
use crate::document::{BlockKind, Clause, ClauseKind, Mood, TokenKind, Zone};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::Class;
use crate::german::people::person_noun;
use crate::german::verbs::Cells;
use crate::text::Span;
use std::ops::Range;

/// The subject of a clause: the phrase before the finite verb, else the first one behind it; of "und sagte" the subject
/// of the clause before.
pub fn subject(scene: Scene, index: usize) -> Option<Range<usize>> {
    let clause = scene.document.clauses.get(index)?;
    let finite = clause.finite?;
    let joined =
        matches!(scene.word(clause.tokens.start), "und" | "oder" | "aber") && finite == clause.tokens.start + 1;
    // "Sie nannte den Plan gut, stellte aber fest": a verb alone behind a comma
    let bare = clause.kind == ClauseKind::Main && finite == clause.tokens.start && index > 0;
    let own = if bare { subject_of(scene, clause) } else { None };
    if own.is_some() {
        return own;
    }
    if joined || bare {
        let mut before =
            scene.document.clauses[..index].iter().rev().take_while(|before| before.sentence == clause.sentence);
        // "Sie sagte, der Verein wachse, und lobte": what is told lies between
        let told = |clause: &Clause| clause.mood == Some(Mood::SubjunctiveOne);
        let main = before.find(|before| before.kind == ClauseKind::Main && before.finite.is_some() && !told(before))?;
        let outside = |subject: &Range<usize>| scene.marks.hold(finite) || !scene.marks.hold(subject.start);
        return subject_of(scene, main).filter(|subject| subject.start < finite && outside(subject));
    }
    subject_of(scene, clause)
}

/// The subject of a clause by its own words.
pub fn subject_of(scene: Scene, clause: &Clause) -> Option<Range<usize>> {
    let finite = clause.finite?;
    let outside = |subject: &Range<usize>| scene.marks.hold(finite) || !scene.marks.hold(subject.start);
    subject_with(scene, clause, finite).filter(outside)
}

fn subject_with(scene: Scene, clause: &Clause, finite: usize) -> Option<Range<usize>> {
    let limit = sentence_end(scene, clause);
    let first = behind_marks(scene, clause.tokens.start + usize::from(clause.kind == ClauseKind::Relative), finite);
    let Some(before) = subject_before(scene, first, finite) else {
        return subject_behind(scene, finite + 1, limit).or_else(|| apposition_before(scene, clause));
    };
    // "Das Urteil kommentierte sie knapp": the object stands first, who can speak behind the verb
    let object_first = clause.kind == ClauseKind::Main && !can_speak(scene, &before);
    let behind = || {
        let behind = subject_behind(scene, finite + 1, limit).filter(|behind| can_speak(scene, behind))?;
        // of "Das Magazin lobte Beispielmann" the magazine is the subject, of "Die Leistung lobte Beispielmann" it is not
        let before_is_deed = head(scene, &before).last().is_some_and(|at| is_abstract(scene.word(at)));
        (before_is_deed || !is_bare_name(scene, &behind)).then_some(behind)
    };
    // "Zurückhaltender formulierte es Theo Erdachter": how somebody says it is not who says it
    let manner = clause.kind == ClauseKind::Main && is_comparative(scene, &before);
    let named = || subject_behind(scene, finite + 1, limit).filter(|behind| scene.names.is_person(behind.clone()));
    if let Some(named) = if manner { named() } else { None } {
        return Some(named);
    }
    Some(if object_first { behind().unwrap_or(before) } else { before })
}

/// Who acts in a clause: its subject, of a passive one who is named with "von".
pub fn actor(scene: Scene, clause: &Clause) -> Option<Range<usize>> {
    if is_passive(scene, clause) {
        return agent(scene, clause);
    }
    subject_of(scene, clause)
}

/// "wird von X als „…“ bezeichnet".
pub fn is_passive(scene: Scene, clause: &Clause) -> bool {
    let helper = |at: usize| scene.readings(at).iter().any(|reading| reading.lemma == "werden");
    let participle = |at: usize| scene.cells(at).may_be(Cells::PARTICIPLE);
    clause.finite.is_some_and(helper) && clause.bracket.is_some_and(participle)
}

/// Who acts in a passive clause: "von X". Who is cited is who speaks.
pub fn agent(scene: Scene, clause: &Clause) -> Option<Range<usize>> {
    let limit = sentence_end(scene, clause);
    if clause.lemma == Some("zitieren") {
        return subject_of(scene, clause).filter(|subject| can_speak(scene, subject));
    }
    let by = clause.tokens.clone().filter(|at| matches!(scene.word(*at), "von" | "vom" | "Von" | "Vom"));
    by.filter_map(|at| read(scene, at + 1, limit)).find(|phrase| can_speak(scene, phrase))
}

/// What stands in quotation marks at the head of a clause does not act in it: „Wir bauen“, | sagte X.
fn behind_marks(scene: Scene, start: usize, finite: usize) -> usize {
    let Some(marked) = scene.marks.around(start).filter(|marked| marked.end <= finite) else { return start };
    // „Neue Post“ berichtete: a name in marks acts
    if !scene.marks.hold(start) && scene.word(marked.end + 1) != "," {
        return start;
    }
    let loose = |at: &usize| matches!(scene.kind(*at), Some(TokenKind::QuotationMark | TokenKind::Punctuation));
    marked.end + (marked.end..finite).take_while(loose).count()
}

/// "Vorsichtiger", "Zurückhaltender": an adverb that opens a sentence.
fn is_comparative(scene: Scene, phrase: &Range<usize>) -> bool {
    const ENDINGS: [&str; 6] = ["iger", "licher", "ender", "samer", "hafter", "ischer"];
    let word = scene.word(phrase.start);
    phrase.len() == 1 && !scene.names.hold(phrase.start) && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether the head of a phrase, or of what stands in apposition to it, is a pronoun, a name, an office or a body.
pub fn can_speak(scene: Scene, phrase: &Range<usize>) -> bool {
    let apposition = phrase.clone().find(|at| scene.word(*at) == ",").map(|comma| comma + 1..phrase.end);
    is_personal_pronoun(scene.word(phrase.start))
        || head(scene, phrase).any(|at| names_speaker(scene, at))
        || apposition.is_some_and(|words| head(scene, &words).any(|at| names_speaker(scene, at)))
        || scene.kind(phrase.end - 1) == Some(TokenKind::QuotationMark)
        || is_bare_name(scene, phrase)
}

/// Whether a word stands for a person or a body: by the lists, or as a person by its ending ("Kassenwartin").
fn names_speaker(scene: Scene, at: usize) -> bool {
    const SPEAKERS: [Class; 4] = [Class::GivenName, Class::Title, Class::Office, Class::OrganisationHead];
    let word = scene.word(at);
    let compound = || word.rsplit_once('-').is_some_and(|(_, last)| scene.lexicon.classes(last).has(Class::Office));
    scene.names.hold(at)
        || word.ends_with("-Jährige")
        || word.ends_with("-jährige")
        || scene.is_capitalised(at)
            && (SPEAKERS.iter().any(|class| scene.is(at, *class))
                || scene.is(at, Class::Surname) && !scene.is(at, Class::CommonNoun)
                || is_acronym(scene, at)
                || person_noun(scene.lexicon, word).is_some()
                || organisation_head(scene.lexicon, word).is_some()
                || compound())
}

/// "MVB": capitals that name a body.
fn is_acronym(scene: Scene, at: usize) -> bool {
    let word = scene.word(at);
    word.len() > 1 && word.chars().all(char::is_uppercase) && !scene.is(at, Class::CommonAcronym)
}

/// The words of a phrase up to its first noun and those right behind it: not a genitive, nor what a preposition adds.
fn head(scene: Scene, phrase: &Range<usize>) -> Range<usize> {
    let is_noun = |at: &usize| scene.is_capitalised(*at) && !scene.is(*at, Class::Article);
    let first = phrase.clone().find(is_noun).unwrap_or(phrase.start);
    // "Die Leistung Beispielmanns"
    if is_abstract(scene.word(first)) || scene.is(first, Class::SpeechNoun) {
        return phrase.start..first + 1;
    }
    let end = (first..phrase.end).find(|at| !is_noun(at)).unwrap_or(phrase.end);
    phrase.start..end
}

/// One capitalised word without an article that is no common noun.
fn is_bare_name(scene: Scene, phrase: &Range<usize>) -> bool {
    let other = [Class::CommonNoun, Class::Article, Class::SpeechNoun, Class::Adverb, Class::Place, Class::TimeNoun];
    phrase.len() == 1
        && scene.is_capitalised(phrase.start)
        && !other.iter().any(|class| scene.is(phrase.start, *class))
        && !is_abstract(scene.word(phrase.start))
        && !is_compound_noun(scene, phrase.start)
}

/// "Wassereis", "Baukosten": made of two common nouns.
fn is_compound_noun(scene: Scene, at: usize) -> bool {
    const SHORTEST: usize = 3;
    let word = scene.word(at);
    let is_common = |part: &str| {
        let mut letters = part.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        part.len() >= SHORTEST && capital.is_some_and(|part| scene.lexicon.classes(&part).has(Class::CommonNoun))
    };
    let splits = word.char_indices().map(|(split, _)| word.split_at(split));
    splits
        .skip(SHORTEST)
        .any(|(first, last)| is_common(last) && (is_common(first) || first.strip_suffix('s').is_some_and(is_common)))
}

/// Whether a word is the noun of a deed, state or thing, by its ending.
fn is_abstract(word: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen", "tät", "schaften", "nisse", "nis"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Who acts in the sentence before and can speak, where the speaker is not named beside a stretch or only by a pronoun.
pub fn background(scene: Scene, sentence: usize, speaker: Option<&Range<usize>>) -> Option<Span> {
    if speaker.is_some_and(|speaker| !stands_for_name(scene, speaker)) {
        return None;
    }
    let actor = of_sentence_before(scene, sentence).filter(|actor| can_speak(scene, actor));
    let actor = actor.or_else(|| concerned_before(scene, sentence)).or_else(|| of_paragraph_before(scene, sentence));
    actor.map(|actor| scene.span(actor))
}

/// Who acts in the last sentence of the paragraph before, where a paragraph opens with what is said.
fn of_paragraph_before(scene: Scene, sentence: usize) -> Option<Range<usize>> {
    let document = scene.document;
    let block = document.sentences.get(sentence)?.block;
    let before = block.checked_sub(1).and_then(|before| document.blocks.get(before))?;
    let opens = document.blocks.get(block)?.sentences.start == sentence;
    let is_text = before.kind == BlockKind::Paragraph && before.zone == Zone::Body;
    let last = before.sentences.end.checked_sub(1).filter(|_| opens && is_text)?;
    subject_of_sentence(scene, last).filter(|actor| can_speak(scene, actor))
}

/// "Für Erika Beispielmann ist das eine Überraschung. „…“": the one person named in the sentence before.
fn concerned_before(scene: Scene, sentence: usize) -> Option<Range<usize>> {
    let sentences = &scene.document.sentences;
    let before = sentences[..sentence].last().filter(|before| before.block == sentences[sentence].block)?;
    let mut people = scene.names.people_in(before.tokens.clone());
    people.next().filter(|_| people.next().is_none()).cloned()
}

/// "er", "ihr", "seiner Ansicht".
fn stands_for_name(scene: Scene, speaker: &Range<usize>) -> bool {
    let word = scene.small(speaker.start);
    is_personal_pronoun(&word) || ["sein", "ihr", "dess", "deren"].iter().any(|stem| word.starts_with(stem))
}

/// Who acts in the sentence before, in the same paragraph: "Der Rat lehnte ab. Die Kosten seien zu hoch."
pub fn of_sentence_before(scene: Scene, sentence: usize) -> Option<Range<usize>> {
    let document = scene.document;
    let block = document.sentences.get(sentence)?.block;
    let before = sentence.checked_sub(1).filter(|before| document.sentences[*before].block == block)?;
    subject_of_sentence(scene, before)
}

/// Who acts in the first of a sentence's main clauses where somebody does.
fn subject_of_sentence(scene: Scene, before: usize) -> Option<Range<usize>> {
    let document = scene.document;
    let behind = document.clauses.partition_point(|clause| clause.sentence <= before);
    let own = (0..behind).rev().take_while(|index| document.clauses[*index].sentence == before);
    let mains = own.filter(|index| document.clauses[*index].kind == ClauseKind::Main);
    let actor = |index: usize| {
        let clause = &document.clauses[index];
        let agent = if is_passive(scene, clause) { agent(scene, clause) } else { None };
        agent.or_else(|| subject(scene, index))
    };
    mains.filter_map(actor).last()
}

/// Where a clause's sentence ends.
pub fn sentence_end(scene: Scene, clause: &Clause) -> usize {
    scene.document.sentences.get(clause.sentence).map_or(clause.tokens.end, |sentence| sentence.tokens.end)
}

/// "Der Vorsitzende des Rats, Theo Erdachter, | sagte:": what stands before the comma, where a clause begins with its verb.
fn apposition_before(scene: Scene, clause: &Clause) -> Option<Range<usize>> {
    let floor = scene.document.sentences.get(clause.sentence)?.tokens.start;
    let comma = clause.finite?.checked_sub(1).filter(|at| *at > floor && scene.word(*at) == ",")?;
    let inverted = clause.finite == Some(clause.tokens.start);
    ending_at(scene, comma, floor).filter(|phrase| inverted && can_speak(scene, phrase))
}

/// A subject in the Vorfeld, or behind the conjunction of a clause whose verb stands last.
fn subject_before(scene: Scene, start: usize, finite: usize) -> Option<Range<usize>> {
    let mut at = start;
    // "der Ermittler, der als wichtiger Zeuge gilt": what he is
    let relative =
        start > 0 && matches!(scene.word(start - 1), "der" | "die" | "das" | "welcher" | "welche" | "welches");
    if relative && scene.word(start) == "als" {
        return None;
    }
    // "und auch der Rat", "selbst der Rat"
    while at < finite
        && (scene.is(at, Class::Conjunction)
            || scene.is(at, Class::Adverb) && !scene.is(at, Class::Article)
            || scene.kind(at) == Some(TokenKind::QuotationMark))
    {
        at += 1;
    }
    if let Some(marked) = marked_subject(scene, start, finite) {
        return Some(marked);
    }
    // "Gefragt nach den Kosten, verwies X": no noun
    let behind_comma = finite.checked_sub(1).is_some_and(|before| scene.word(before) == ",");
    let participle = behind_comma && scene.cells(at).may_be(Cells::PARTICIPLE) && !scene.names.hold(at);
    let phrase = read(scene, at, finite).filter(|_| !participle)?;
    // „Der Kleinste“, scherzte sie; als „großen Wurf“ lobte sie es: what is quoted is not who speaks
    let quoted = at > start
        && scene.kind(at - 1) == Some(TokenKind::QuotationMark)
        && (scene.word(finite - 1) == "," || scene.kind(phrase.end) == Some(TokenKind::QuotationMark));
    let quoted = quoted || scene.kind(at) == Some(TokenKind::QuotationMark) && scene.word(finite - 1) == ",";
    // "Ergänzend sagte sie"
    let adverbial =
        phrase.len() == 1 && is_adverbial(scene, phrase.start) && !is_personal_pronoun(scene.word(phrase.start));
    (!quoted && !adverbial && is_nominative(scene, phrase.start) && !is_time(scene, &phrase))
        .then(|| with_apposition(scene, phrase, finite))
}

/// "wie „neue post online“ berichtet": a short name in marks between the conjunction and the verb.
fn marked_subject(scene: Scene, conjunction: usize, finite: usize) -> Option<Range<usize>> {
    let marked = scene.marks.around(conjunction + 2)?;
    let fills = marked.start == conjunction + 2 && marked.end + 1 == finite && !scene.marks.hold(marked.start);
    (fills && matches!(scene.word(conjunction), "wie" | "Wie")).then(|| conjunction + 1..finite)
}

/// A participle or adjective that opens a sentence: "Ergänzend", "Wörtlich", "Besorgt".
fn is_adverbial(scene: Scene, at: usize) -> bool {
    const NOUNS: [Class; 5] =
        [Class::GivenName, Class::Surname, Class::CommonNoun, Class::OrganisationHead, Class::Office];
    let modifies = ["end", "lich", "isch", "weise"].iter().any(|ending| scene.word(at).ends_with(ending))
        || scene.is(at, Class::Attitude)
        || scene.cells(at).may_be(Cells::PARTICIPLE);
    modifies && !scene.names.hold(at) && !NOUNS.iter().any(|class| scene.is(at, *class))
}

/// A subject behind the finite verb: "Dazu sagte gestern der Vorsitzende".
pub fn subject_behind(scene: Scene, start: usize, limit: usize) -> Option<Range<usize>> {
    const MOST_ADVERBS: usize = 8;
    let mut at = start;
    for _ in 0..MOST_ADVERBS {
        if at >= limit {
            return None;
        }
        if let Some(phrase) = read(scene, at, limit) {
            if is_nominative(scene, phrase.start) && !is_time(scene, &phrase) {
                return Some(with_apposition(scene, phrase, limit));
            }
            at = phrase.end;
            continue;
        }
        if scene.is(at, Class::Preposition) {
            at = read(scene, at + 1, limit).map_or(at + 1, |phrase| phrase.end);
            continue;
        }
        if scene.kind(at) != Some(TokenKind::Word)
            && scene.kind(at) != Some(TokenKind::Number)
            && scene.kind(at) != Some(TokenKind::Ordinal)
        {
            return None;
        }
        at += 1;
    }
    None
}
