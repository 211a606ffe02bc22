//! Stretches of speech: marked by quotation marks, or indirect.
//!
//! Marks are paired first (`marks`), words that introduce speech are found (`cues`); then `direct` tells speech in
//! marks from terms and titles, and `indirect` finds what is told in Konjunktiv, with "dass" or before "so X". Who the
//! speaker is beyond the words beside the quote is the business of `relate/speakers`.

mod according;
mod afterword;
mod cues;
mod direct;
mod indirect;
mod interview;
mod introduction;
pub mod marks;
mod noun_phrase;
mod questions;
mod scene;
mod statements;
mod subjects;

use super::{Layer, Mention, OrganisationName, PersonName};
use crate::document::View;
use crate::text::Span;
use cues::Cue;
use marks::Marked;
use scene::{Marks, Names, Scene};

/// A stretch of speech. The mention's span holds the words said, marks excluded.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotedStretch {
    pub kind: QuoteKind,
    /// The parts of the span that are said, where something stands between them ("…, sagte X, …").
    pub segments: Vec<Span>,
    /// The words that introduce it ("sagte", "laut", "so").
    pub cue: Option<Span>,
    /// The words beside it that name the speaker ("der Vorsitzende Theo Erdachter", "sie").
    pub speaker: Option<Span>,
    /// Whether its cue tells that it was said, and not by whom: "heißt es", "wurde gefordert".
    pub anonymous: bool,
    /// Who acts in the sentence before, where nothing beside the stretch names a speaker.
    pub background: Option<Span>,
    /// The person who acts in the sentence behind, where the stretch opens its paragraph and nothing names a speaker.
    pub follower: Option<Span>,
    /// Whether it goes on with the quote that the paragraph before left open.
    pub continues: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    Direct,
    Indirect,
}

pub fn annotate(
    view: View,
    persons: &Layer<PersonName>,
    organisations: &Layer<OrganisationName>,
) -> Layer<QuotedStretch> {
    let marked = marks::pair(view);
    let (names, marks) = (Names::new(view, persons, organisations), Marks::new(view, &marked));
    let scene = Scene { view, names: &names, marks: &marks };
    let mut cues = cues::find(scene);
    let mut answers = interview::find(scene);
    answers.extend(statements::find(scene));
    let answered = |span: Span| answers.iter().any(|answer| answer.span.contains(span));
    let in_speech = |cue: &mut Cue| marks.hold(cue.tokens.start) || answered(cue.span(scene));
    let inner: Vec<Cue> = cues.extract_if(.., in_speech).collect();
    let (within, apart): (Vec<Marked>, Vec<Marked>) =
        marked.into_iter().partition(|stretch| stretch.depth > 0 || answered(stretch.span));
    let mut direct = direct::find(scene, &apart, &cues);
    direct.extend(answers);
    direct.sort_by_key(|stretch| stretch.span.start);
    let indirect = indirect::find(scene, &direct, &cues);
    let nested = direct::find_nested(scene, &within, &inner);
    Layer::new(direct.into_iter().chain(nested).chain(indirect).collect())
}

/// The words of a cue's speaker.
fn speaker_span(scene: Scene, cue: &Cue) -> Option<Span> {
    cue.speaker.clone().map(|speaker| scene.span(speaker))
}

type Stretch = Mention<QuotedStretch>;

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use crate::source::Source;

    /// Each stretch of a paragraph as "rule [cue, speaker]: words said", segments parted by " / ".
    fn stretches(paragraph: &str) -> Vec<String> {
        let analyser = Analyser::new();
        let text = format!("Verein baut neues Haus\n\n{paragraph}");
        let analysis = analyser.analyse(&Source::plain(&text));
        let view = analyser.view(&analysis);
        let words = |span: Option<crate::text::Span>| span.map_or("-", |span| view.slice(span));
        let describe = |stretch: &super::Stretch| {
            let said: Vec<&str> = stretch.value.segments.iter().map(|segment| view.slice(*segment)).collect();
            let (cue, speaker) = (words(stretch.value.cue), words(stretch.value.speaker));
            format!("{} [{cue}, {speaker}]: {}", stretch.rule, said.join(" / "))
        };
        analysis.annotations.quotes.iter().map(describe).collect()
    }

    #[test]
    fn marked_speech_has_its_cue_before_or_behind() {
        for (text, expected) in [
            (
                "„Wir bauen bald“, sagte Erika Beispielmann.",
                "marked-before-cue [sagte, Erika Beispielmann]: Wir bauen bald",
            ),
            (
                "Dazu sagte gestern der Vorsitzende Theo Erdachter: „Wir bauen.“",
                "marked-after-colon [sagte, der Vorsitzende Theo Erdachter]: Wir bauen.",
            ),
            ("Theo Erdachter: „Wir bauen bald.“", "marked-after-name [-, Theo Erdachter]: Wir bauen bald."),
            (
                "Den Plan nannte Erika Beispielmann „völlig aus der Zeit gefallen“.",
                "marked-words [nannte, Erika Beispielmann]: völlig aus der Zeit gefallen",
            ),
        ] {
            assert_eq!(stretches(text), [expected], "{text}");
        }
    }

    #[test]
    fn answers_of_an_interview_need_no_marks() {
        let text = "Wann bauen Sie?\nBeispielmann: Im Mai. Alles ist bereit.\n\nUnd die Kosten?\nBeispielmann (lacht): \
                    Sie steigen.\n\nWer zahlt das?\nBeispielmann: Der Verein.";
        assert_eq!(
            stretches(text),
            [
                "interview-answer [-, Beispielmann]: Im Mai. Alles ist bereit.",
                "interview-answer [-, Beispielmann]: Sie steigen.",
                "interview-answer [-, Beispielmann]: Der Verein.",
            ]
        );
        assert_eq!(
            stretches("Kontakt:\nErika Beispielmann: 030 1234\n\nTheo Erdachter: 030 1235"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn who_can_speak_is_the_speaker() {
        for (text, expected) in [
            (
                "Die Leistung lobte Beispielmann mit den Worten: „Das war gut gemacht.“",
                "marked-after-colon [lobte, Beispielmann]: Das war gut gemacht.",
            ),
            (
                "Der Rat wird von Erika Beispielmann als „klug und gut für das ganze Dorf“ bezeichnet.",
                "marked-words [wird, Erika Beispielmann]: klug und gut für das ganze Dorf",
            ),
            (
                "Die Zeitung zitierte Erika Beispielmann mit den Worten: „Wir bauen bald.“",
                "marked-after-colon [zitierte, Erika Beispielmann]: Wir bauen bald.",
            ),
            (
                "„Es wird eng im Saal“, schrieb die „Neue Post“.",
                "marked-before-cue [schrieb, die „Neue Post“]: Es wird eng im Saal",
            ),
            ("Beispielmann wörtlich: „Wir bauen bald.“", "marked-after-name [-, Beispielmann]: Wir bauen bald."),
            (
                "Erika Beispielmann will „im Mai mit dem Bau beginnen“, wenn alles klappt.",
                "marked-words [-, Erika Beispielmann]: im Mai mit dem Bau beginnen",
            ),
        ] {
            assert_eq!(stretches(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_marks_name_is_no_speech() {
        for text in [
            "Die Tagung „Strom für alle Häuser“ beginnt im Mai.",
            "Der Verein stellt sein „Haus am Bach“ vor.",
            "Das sogenannte „Gute-Luft-Gesetz“ gilt ab Mai.",
            "Unter dem Motto „Bauen, wohnen, leben in der Stadt“ lädt der Verein ein.",
            "Beim Preis „Bestes Haus“ gewann der Verein.",
            "Wie die „Neue Post“ berichtet, wächst der Ort.",
            "Der Verein, der sich „Bund der guten Nachbarn“ nennt, tagte.",
        ] {
            assert_eq!(stretches(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn indirect_speech_is_found_in_all_its_forms() {
        for (text, expected) in [
            (
                "Erika Beispielmann sagte, dass der Verein im Mai baue.",
                "dass-clause [sagte, Erika Beispielmann]: dass der Verein im Mai baue",
            ),
            (
                "Erika Beispielmann sagte, der Verein werde im Mai bauen.",
                "konjunktiv-clause [sagte, Erika Beispielmann]: der Verein werde im Mai bauen",
            ),
            (
                "Der Umbau zeige, wie wichtig Häuser seien, so Beispielmann.",
                "clause-before-so [so, Beispielmann]: Der Umbau zeige, wie wichtig Häuser seien",
            ),
            (
                "Durch den Umbau werde es gelingen, Strom zu sparen, unterstrich Beispielmann.",
                "clause-before-verb [unterstrich, Beispielmann]: Durch den Umbau werde es gelingen, Strom zu sparen",
            ),
            (
                "Beispielmann forderte den Rat auf, mehr Häuser zu bauen.",
                "infinitive-clause [forderte, Beispielmann]: mehr Häuser zu bauen",
            ),
            (
                "Nach Angaben des Vereins sind alle Häuser bewohnt.",
                "according-to [Nach Angaben, des Vereins]: sind alle Häuser bewohnt",
            ),
            (
                "Der Verein hat laut Beispielmann zwei Häuser gekauft.",
                "according-to [laut, Beispielmann]: Der Verein hat / zwei Häuser gekauft",
            ),
            (
                "Der Bau beginnt im Mai, wie Erika Beispielmann mitteilte.",
                "as-said [mitteilte, Erika Beispielmann]: Der Bau beginnt im Mai",
            ),
            (
                "Erika Beispielmann zeigte sich überzeugt, dass der Bau gelingt.",
                "dass-clause [zeigte, Erika Beispielmann]: dass der Bau gelingt",
            ),
        ] {
            assert_eq!(stretches(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_sentence_that_stays_in_konjunktiv_goes_on() {
        assert_eq!(
            stretches("Beispielmann sagte, der Verein baue. Die Kosten seien gedeckt. Der Verein hat zwei Häuser."),
            [
                "konjunktiv-clause [sagte, Beispielmann]: der Verein baue",
                "konjunktiv-sentence [-, -]: Die Kosten seien gedeckt",
            ]
        );
    }

    #[test]
    fn what_is_decided_or_done_is_no_speech() {
        for text in [
            "Die Versammlung hat beschlossen, zwei Vereine aufzunehmen.",
            "Der Verein baut ein Haus, um Strom zu sparen.",
            "Ende Mai, im Frühling, fiel der Beschluss, ein Haus zu bauen.",
            "Bitte melden Sie sich bis Mai an.",
        ] {
            assert_eq!(stretches(text), Vec::<String>::new(), "{text}");
        }
    }
}
