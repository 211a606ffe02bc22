//! Check: a quotation mark that is never closed, so that nobody can tell where the quote ends.

use super::{Bilingual, Check, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::quotes::marks::{End, pair};
use crate::document::View;
use crate::relate::Facts;
use crate::text::Span;

pub const CHECK: Check = Check {
    code: "T101",
    name: "open-quotation-mark",
    severity: Severity::Warning,
    explanation: Bilingual {
        german: "Jedes öffnende Anführungszeichen braucht ein schließendes; sonst ist nicht zu sehen, wo das Zitat endet und \
                 der Text weitergeht. Ein Zitat über mehrere Absätze gilt als geschlossen, wenn der nächste Absatz wieder \
                 mit einem öffnenden Zeichen beginnt oder das schließende bringt. Verglichen wird, sobald ein Text \
                 Anführungszeichen hat.",
        english: "Every opening quotation mark needs a closing one; else nobody can see where the quote ends and the text \
                  goes on. A quote over several paragraphs counts as closed where the next paragraph begins with an \
                  opening mark again or brings the closing one. The check compares as soon as a text has quotation marks.",
    },
    message: Bilingual {
        german: "Dieses Anführungszeichen wird nicht geschlossen: {0}",
        english: "This quotation mark is never closed: {0}",
    },
    examples: &[
        Example {
            text: "Verein baut neu\n\n„Wir bauen bald ein neues Haus, sagte Erika Beispielmann.\n\nDer Bau beginnt im Mai.",
            fires: true,
        },
        Example {
            text: "Verein baut neu\n\n„Wir bauen bald ein Haus, sagte Erika Beispielmann. „Es wird groß“, sagte sie noch.",
            fires: true,
        },
        Example {
            text: "Verein baut neu\n\n„Wir bauen bald ein neues Haus“, sagte Erika Beispielmann.", fires: false
        },
        Example {
            text: "Verein baut neu\n\nErika Beispielmann sagte: „Wir bauen bald.\n\n„Und wir ziehen im Mai um.“",
            fires: false,
        },
        Example { text: "Verein baut neu\n\nHeute im Heft » Neues Haus und » Alter Garten.", fires: false },
        Example {
            text: "Verein baut neu\n\n„Wir bauen bald ein neues Haus, sagte Erika Beispielmann und wie",
            fires: false,
        },
        Example { text: "Verein baut neu\n\nDas Rohr misst 3\" und Andreas’ Haus steht noch.", fires: false },
    ],
    run: Run::Release(run),
};

fn run(view: View, _: &Annotations, _: &Facts) -> Outcome {
    let marked = pair(view);
    let lost = marked.iter().filter(|stretch| stretch.end == End::Lost);
    let lost = lost.filter(|stretch| opens_speech(view, stretch.outer) && !is_cut_off(view, stretch.outer));
    let findings = lost.map(|stretch| finding(view, stretch.outer)).collect();
    Outcome { compared: !marked.is_empty(), findings }
}

/// Whether a mark opens words, as in „Wir, and is no arrow, bullet, closing mark gone astray or accent.
fn opens_speech(view: View, stretch: Span) -> bool {
    let mut characters = view.slice(stretch).chars();
    let is_mark = matches!(characters.next(), Some('„' | '“' | '”' | '"' | '»' | '«' | '›' | '‹' | '‚'));
    let opens_word = characters.next().is_some_and(char::is_alphanumeric);
    let before = view.text.as_str()[..stretch.start as usize].chars().next_back();
    is_mark
        && opens_word
        && before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '–' | '/'))
}

/// Whether the text itself breaks off within the quote: then the mark may stand in what is missing.
fn is_cut_off(view: View, stretch: Span) -> bool {
    let rest = view.text.as_str()[stretch.start as usize..].trim_end();
    let is_last = view
        .document
        .blocks
        .last()
        .is_some_and(|block| block.span.end > stretch.start && block.span.start <= stretch.start);
    is_last && !rest.ends_with(['.', '!', '?', '"', '“', '”', '«', '»'])
}

/// Points at the mark; the message gives the first words behind it.
fn finding(view: View, stretch: Span) -> Finding {
    const WORDS_SHOWN: usize = 6;
    let mark = view.slice(stretch).chars().next().map_or(0, |mark| mark.len_utf8() as u32);
    let words: Vec<&str> = view.slice(stretch).split_whitespace().take(WORDS_SHOWN + 1).collect();
    let more = if words.len() > WORDS_SHOWN { " …" } else { "" };
    Finding {
        severity: Severity::Warning,
        span: Span::new(stretch.start, stretch.start + mark),
        body: None,
        stated: String::new(),
        computed: String::new(),
        values: vec![format!("{}{more}", words[..words.len().min(WORDS_SHOWN)].join(" "))],
        evidence: Vec::new(),
    }
}
