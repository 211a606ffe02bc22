//! The day of publication: from the metadata, else the dateline, else the page date.

use super::{DateSource, Publication};
use crate::annotate::times::TimeExpression;
use crate::annotate::{Annotations, Mention};
use crate::document::{BlockKind, View};
use crate::source::Metadata;
use crate::text::Span;
use jiff::civil::Date;

/// The day of publication and where it was taken from; `None` where nothing gives a whole date.
pub fn find(view: View, annotations: &Annotations, metadata: &Metadata) -> Option<Publication> {
    if let Some(date) = metadata.date {
        return Some(Publication { date, source: DateSource::Metadata, span: None });
    }
    let page = page_date(view, annotations);
    let dateline = dateline_date(view, annotations, page.map(|(date, _)| date));
    let found = |source| move |(date, span)| Publication { date, source, span: Some(span) };
    dateline.map(found(DateSource::Dateline)).or_else(|| page.map(found(DateSource::PageDate)))
}

/// The first whole date in a block that holds nothing but a date.
fn page_date(view: View, annotations: &Annotations) -> Option<(Date, Span)> {
    let blocks = view.document.blocks.iter().filter(|block| block.kind == BlockKind::PageDate);
    blocks.flat_map(|block| annotations.times.within(block.span)).find_map(|(_, mention)| whole(mention, None))
}

/// The date of the dateline; a lacking year is the one that puts it last before the page date.
fn dateline_date(view: View, annotations: &Annotations, page: Option<Date>) -> Option<(Date, Span)> {
    let span = view.document.dateline.as_ref()?.date?;
    let mut mentions = annotations.times.starting_in(span);
    mentions.find_map(|(_, mention)| whole(mention, page))
}

/// A date with day and month; `later` gives the year where the text does not.
fn whole(mention: &Mention<TimeExpression>, later: Option<Date>) -> Option<(Date, Span)> {
    let TimeExpression::Date { year, month: Some(month), day: Some(day) } = mention.value else { return None };
    let of_year = |year: i16| Date::new(year, month as i8, day as i8).ok();
    let date = match (year, later) {
        (Some(year), _) if year >= 1000 => of_year(year)?,
        // the files of our time: "22.01.21"
        (Some(year), _) if (0..100).contains(&year) => of_year(2000 + year)?,
        (None, Some(later)) => {
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
    use crate::document::Dateline;
    use crate::source::Source;
    use jiff::civil::date;

    /// The publication of a text whose first line is the page date and whose second begins with a dateline up to the dash.
    fn publication(text: &str, metadata: Metadata) -> Option<Publication> {
        let analyser = Analyser::new();
        let mut analysis = analyser.analyse(&Source::plain(text));
        let head = text.find('\n').unwrap() as u32;
        let dash = text.find('–').map(|dash| dash as u32);
        analysis.document.blocks[0].kind = BlockKind::PageDate;
        analysis.document.dateline = dash.map(|dash| {
            let span = Span::new(head, dash);
            Dateline { span, place: None, date: Some(span) }
        });
        find(analyser.view(&analysis), &analysis.annotations, &metadata)
    }

    #[test]
    fn metadata_come_before_dateline_before_page_date() {
        let text = "04.01.2021\n\nUlm, 28. Dezember 2020 – Der Rat tagt.";
        let given = Metadata { date: Some(date(2021, 1, 5)), ..Metadata::default() };
        let found = |text, metadata| publication(text, metadata).map(|found| (found.date, found.source));
        assert_eq!(found(text, given), Some((date(2021, 1, 5), DateSource::Metadata)));
        assert_eq!(found(text, Metadata::default()), Some((date(2020, 12, 28), DateSource::Dateline)));
        let text = "04.01.2021\n\nDer Rat tagt.";
        assert_eq!(found(text, Metadata::default()), Some((date(2021, 1, 4), DateSource::PageDate)));
    }

    #[test]
    fn a_dateline_without_year_takes_that_of_the_page_date() {
        let found = |text| publication(text, Metadata::default()).map(|found| found.date);
        assert_eq!(found("04.01.2021\n\nUlm, 28. Dezember – Der Rat tagt."), Some(date(2020, 12, 28)));
        assert_eq!(found("04.01.2021\n\nUlm, 3. Januar – Der Rat tagt."), Some(date(2021, 1, 3)));
        assert_eq!(found("Meldung\n\nUlm, 3. Januar – Der Rat tagt."), None);
    }
}
