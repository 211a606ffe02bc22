//! The day of publication: from the metadata, else the dateline, else a line that gives it, else what the text says of
//! "heute".

use super::{DateSource, Publication};
use crate::annotate::times::{Anchor, TimeExpression, Unit};
use crate::annotate::{Annotations, Mention};
use crate::document::{BlockKind, Sentence, View, Zone};
use crate::german::lexicon::Class;
use crate::source::Metadata;
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::Date;

/// The day of publication and where it was taken from; `None` where nothing gives a whole date.
pub fn find(view: View, annotations: &Annotations, metadata: &Metadata) -> Option<Publication> {
    if let Some(date) = metadata.date {
        return Some(Publication { date, source: DateSource::Metadata, span: None });
    }
    let page = line_date(view, annotations, Year::Written);
    let year = match page {
        Some((date, _)) => Year::Before(date),
        None => issue_year(view).map_or(Year::Written, Year::Given),
    };
    let found = |source| move |(date, span)| Publication { date, source, span: Some(span) };
    dateline_date(view, annotations, year)
        .map(found(DateSource::Dateline))
        .or_else(|| page.or_else(|| line_date(view, annotations, year)).map(found(DateSource::PageDate)))
        .or_else(|| self_dated(view, annotations).map(found(DateSource::Text)))
        .or_else(|| today(view, annotations).map(found(DateSource::Text)))
        .or_else(|| announced(view, annotations).map(found(DateSource::Text)))
}

/// Which year a date without one has.
#[derive(Clone, Copy)]
enum Year {
    /// None: the date must have its own.
    Written,
    /// The one that puts it last before this day.
    Before(Date),
    /// This one.
    Given(i16),
}

/// The date of the line that is believed most, the first of equal ones.
fn line_date(view: View, annotations: &Annotations, year: Year) -> Option<(Date, Span)> {
    let lines = view.document.date_lines.iter();
    let dates = lines.filter_map(|line| Some((line.sort, date_at(annotations, line.date, year)?)));
    dates.min_by_key(|(sort, _)| *sort).map(|(_, found)| found)
}

fn dateline_date(view: View, annotations: &Annotations, year: Year) -> Option<(Date, Span)> {
    date_at(annotations, view.document.dateline.as_ref()?.date?, year)
}

/// The date of the mention there; it may begin before, with the weekday.
fn date_at(annotations: &Annotations, date: Span, year: Year) -> Option<(Date, Span)> {
    let (_, mention) = annotations.times.before(date.end).filter(|(_, mention)| mention.span.overlaps(date))?;
    whole(mention, year)
}

/// The year that the number of the release has, or the note of the rights: "Pressemitteilung 12/2022", "© 2022".
fn issue_year(view: View) -> Option<i16> {
    let head =
        view.document.blocks.iter().filter(|block| block.zone == Zone::Head && block.kind != BlockKind::Headline);
    let numbered = head.flat_map(|block| block.tokens.clone()).find_map(|at| {
        if matches!(view.word(at), "Jahrgang" | "Jg.") {
            return year_in(view.word(at + 1));
        }
        let (number, year) = view.word(at).split_once('/')?;
        let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let long = year.len() == 4 && year.starts_with("20") || year.len() == 2;
        let year: i16 = year.parse().ok().filter(|_| is_number && long)?;
        Some(if year < 100 { 2000 + year } else { year })
    });
    let rights = || {
        let signed = view.text.as_str().contains('©');
        let signs = (0..view.tokens().len()).filter(|&at| signed && view.word(at) == "©");
        let near = signs.flat_map(|sign| sign + 1..sign + 6);
        near.map(|at| view.word(at)).find_map(year_in)
    };
    numbered.or_else(rights)
}

fn year_in(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1990..2100).contains(year))
}

/// "Diese Pressemitteilung wurde am 14. März 2022 veröffentlicht."
fn self_dated(view: View, annotations: &Annotations) -> Option<(Date, Span)> {
    let is = |at: usize, sort: &str| view.rows(at, Class::BlockPhrase).any(|row| row.column(0) == sort);
    let speaks_of_itself = |sentence: &&Sentence| {
        let mut tokens = sentence.tokens.clone();
        tokens.len() <= 20
            && tokens.any(|at| matches!(view.word(at), "Diese" | "diese" | "Dieser" | "dieser") && is(at + 1, "label"))
            && tokens.any(|at| !view.is_capitalised(at) && is(at, "date_word"))
    };
    let sentences = view.document.sentences.iter().filter(speaks_of_itself);
    let mut mentions = sentences.flat_map(|sentence| annotations.times.within(sentence.span));
    mentions.find_map(|(_, mention)| whole(mention, Year::Written))
}

/// "heute, am 14. März 2022", "am gestrigen Sonntag, dem 13. März 2022": the day beside the word that points at it.
fn today(view: View, annotations: &Annotations) -> Option<(Date, Span)> {
    let times: Vec<&Mention<TimeExpression>> = annotations.times.iter().collect();
    let beside = times.windows(2).find_map(|pair| {
        let off = days_off(&pair[0].value)?;
        let between = view.tokens_in(Span { start: pair[0].span.end, end: pair[1].span.start });
        let small = |at: usize| matches!(view.word(at), "," | "(" | "am" | "dem" | "den" | "–" | "-");
        let (date, span) =
            whole(pair[1], Year::Written).filter(|_| between.len() <= 3 && between.clone().all(small))?;
        Some((date.checked_sub(off.days()).ok()?, span))
    });
    beside.or_else(|| {
        times.iter().find_map(|mention| {
            let row = view.row(view.token_at(mention.span.start), Class::Deictic)?;
            let off: i32 = match row.column(0) {
                "present" => 0,
                days => days.strip_prefix("day ")?.parse().ok()?,
            };
            let (date, span) = whole(mention, Year::Written)?;
            Some((date.checked_sub(off.days()).ok()?, span))
        })
    })
}

/// "Das gab der Bund am Montag, dem 14. März 2022, bekannt": the day of saying it, in the first paragraph.
fn announced(view: View, annotations: &Annotations) -> Option<(Date, Span)> {
    let lead = view.document.blocks.iter().find(|block| block.zone == Zone::Body)?;
    annotations.times.within(lead.span).find_map(|(_, mention)| {
        let clause = view.document.clause_of(view.token_at(mention.span.start))?;
        let lemma = view.document.clauses[clause].lemma?;
        let says = view.lexicon.verbs.takes(lemma).speech();
        says.then(|| whole(mention, Year::Written)).flatten()
    })
}

/// How many days from the publication "heute" or "gestern" points.
fn days_off(value: &TimeExpression) -> Option<i32> {
    match value {
        TimeExpression::Today => Some(0),
        TimeExpression::Shift { unit: Unit::Day, by, anchor: Anchor::Publication } => Some(*by),
        _ => None,
    }
}

/// A date with day and month, and the year that the text does not give.
fn whole(mention: &Mention<TimeExpression>, lacking: Year) -> Option<(Date, Span)> {
    let TimeExpression::Date { year, month: Some(month), day: Some(day) } = mention.value else { return None };
    let of_year = |year: i16| Date::new(year, month as i8, day as i8).ok();
    let date = match (year, lacking) {
        (Some(year), _) if year >= 1000 => of_year(year)?,
        // the files of our time: "22.01.21"
        (Some(year), _) if (0..100).contains(&year) => of_year(2000 + year)?,
        (None, Year::Given(year)) => of_year(year)?,
        (None, Year::Before(later)) => {
            of_year(later.year()).filter(|date| *date <= later).or_else(|| of_year(later.year() - 1))?
        }
        _ => return None,
    };
    Some((date, mention.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;
    use jiff::civil::date;

    const PROSE: &str = "Der Beispielbund wächst seit Jahren. Nun kommen zwei neue Häuser aus dem Musterland dazu, und \
                         alle freuen sich. Das Fest ist am 20. April 2023 um 18 Uhr.";

    fn publication(text: &str, metadata: Metadata) -> Option<Publication> {
        let analyser = Analyser::new();
        let analysis = analyser.analyse(&Source::plain(text));
        find(analyser.view(&analysis), &analysis.annotations, &metadata)
    }

    fn found(text: &str) -> Option<(Date, DateSource)> {
        publication(text, Metadata::default()).map(|found| (found.date, found.source))
    }

    #[test]
    fn metadata_come_before_dateline_before_page_date() {
        let text = format!("04.01.2021\n\nZwei neue Häuser\n\nUlm, 28. Dezember 2020 – {PROSE}");
        let given = Metadata { date: Some(date(2021, 1, 5)), ..Metadata::default() };
        let of_metadata = publication(&text, given).map(|found| (found.date, found.source));
        assert_eq!(of_metadata, Some((date(2021, 1, 5), DateSource::Metadata)));
        assert_eq!(found(&text), Some((date(2020, 12, 28), DateSource::Dateline)));
        let text = format!("04.01.2021\n\nZwei neue Häuser\n\n{PROSE}");
        assert_eq!(found(&text), Some((date(2021, 1, 4), DateSource::PageDate)));
    }

    #[test]
    fn a_dateline_without_year_takes_that_of_the_page_or_of_the_number() {
        let dated = |head: &str, dateline: &str| {
            found(&format!("{head}\n\nZwei neue Häuser\n\n{dateline} – {PROSE}")).map(|found| found.0)
        };
        assert_eq!(dated("04.01.2021", "Ulm, 28. Dezember"), Some(date(2020, 12, 28)));
        assert_eq!(dated("04.01.2021", "Ulm, 3. Januar"), Some(date(2021, 1, 3)));
        assert_eq!(dated("Pressemitteilung 12/2022", "Ulm, 3. Januar"), Some(date(2022, 1, 3)));
        assert_eq!(dated("Pressemitteilung", "Ulm, 3. Januar"), None);
    }

    #[test]
    fn letterheads_stamps_and_signatures_give_the_date() {
        let day = Some(date(2022, 3, 14));
        for line in [
            "Presseinformation Nr. 12 / 14.3.2022",
            "Pressemitteilung 12/2022 vom 14.3.2022",
            "Pressemitteilung des Beispielbundes und der Stadt Neudorf vom 14. März 2022",
            "Datum: 14. März 2022",
            "14. März 2022 / Beispielbund e. V.",
            "Neudorf, 14.03.2022/em",
            "Mo., 14.03.2022",
            "Veröffentlicht am 14.03.2022 von Redaktion",
            "Erstellt von Erika Beispielmann am 14. März 2022",
            "Pressemitteilung – 14. März 2022 – Nr. 7",
            "Frei zur Veröffentlichung ab 14. März 2022, 12 Uhr",
            "Sperrfrist: Montag, 14. März 2022, 10 Uhr",
            "Es gilt das gesprochene Wort! Frei ab Montag, 14. März 2022, 10.00 Uhr",
            "14/03/2022",
            "Neudorf, 14. März2022",
            "Letzte Änderung: 14.03.2022 11:20",
            "Neudorf, 14. März 2022 (em/rk)",
            "*** 14.03.2022 *** PRESSEMITTEILUNG ***",
            "Neudorf, am 14. März des Jahres 2022",
            "Unser Zeichen: em/12      Neudorf, den 14. März 2022",
        ] {
            let head = format!("Beispielbund Neudorf e. V.\n{line}\n\nZwei Häuser treten bei\n\n{PROSE}");
            let foot = format!("Zwei Häuser treten bei\n\n{PROSE}\n\n{line}");
            assert_eq!(found(&head).map(|found| found.0), day, "{line}");
            assert_eq!(found(&foot).map(|found| found.0), day, "{line} at the end");
        }
    }

    #[test]
    fn a_date_line_gives_way_to_no_embargo_and_no_change() {
        let both = |one: &str, other: &str| {
            found(&format!("{one}\n{other}\n\nZwei Häuser treten bei\n\n{PROSE}")).map(|found| found.0)
        };
        assert_eq!(both("Sperrfrist: 16. März 2022, 10 Uhr", "Neudorf, 14. März 2022"), Some(date(2022, 3, 14)));
        assert_eq!(both("Zuletzt geändert: 16.03.2022", "Veröffentlicht: 14.03.2022"), Some(date(2022, 3, 14)));
    }

    #[test]
    fn what_the_text_says_of_today_gives_the_date_where_no_line_does() {
        for sentence in [
            "Der Bund hat heute, am 14. März 2022, zwei Häuser aufgenommen.",
            "Der Bund hat heute (14. März 2022) zwei Häuser aufgenommen.",
            "Der Bund hat am heutigen Montag (14. März 2022) zwei Häuser aufgenommen.",
            "Diese Pressemitteilung wurde am 14. März 2022 veröffentlicht.",
            "Das teilte der Bund am Montag, dem 14. März 2022, in Neudorf mit.",
            "Der Bund hat gestern, am 13. März 2022, zwei Häuser aufgenommen.",
            "Am gestrigen Sonntag, dem 13. März 2022, hat der Bund zwei Häuser aufgenommen.",
        ] {
            let text = format!("Zwei Häuser treten bei\n\n{sentence} {PROSE}");
            assert_eq!(found(&text), Some((date(2022, 3, 14), DateSource::Text)), "{sentence}");
        }
    }

    #[test]
    fn the_date_of_an_event_is_no_day_of_publication() {
        for line in [
            "Termin: 14. März 2022, 10 Uhr",
            "Wann: Montag, 14. März 2022, 10 Uhr",
            "Einladung zum Tag der Vereine am 14. März 2022",
            "Tag der Vereine am 14. März 2022",
            "Ausstellung vom 14. März 2022 bis 3. April 2022",
            "Neudorf, im März 2022",
        ] {
            assert_eq!(found(&format!("{line}\n\nZwei Häuser treten bei\n\n{PROSE}")), None, "{line}");
        }
    }
}
