//! The first sheet: what the others hold, and what had no room in them.

use super::LeftOut;
use crate::report::Language;
use rust_xlsxwriter::{Format, FormatAlign, Url, Workbook, XlsxError};

/// What one row is, in German and English, by table.
const TABLES: &[(&str, &str, &str)] = &[
    ("releases", "eine Meldung", "a release"),
    ("organisations", "eine Nennung einer Organisation", "a mention of a body"),
    ("persons", "eine Nennung einer Person", "a mention of a person"),
    ("dates", "eine Zeitangabe", "a time expression"),
    ("member_counts", "eine Mitgliederzahl", "a figure of members"),
    ("memberships", "eine Mitgliedschaft, die eine Meldung nennt", "a membership that a release states"),
    ("quotes", "ein Zitat oder eine Stelle indirekter Rede", "a stretch of direct or indirect speech"),
    (
        "findings",
        "etwas, das nicht zusammenpasst; der Link führt zur Nennung",
        "something that does not agree; its link leads to the mention",
    ),
    ("evidence", "eine Stelle, auf die sich ein Befund stützt", "a place that a finding rests on"),
    ("tokens", "ein Wort oder Zeichen", "a token"),
    (
        "entities",
        "ein Name einer Organisation oder Person im ganzen Bestand",
        "a name of a body or person over all releases",
    ),
    ("timeline", "eine Mitgliederzahl, nach Organisation und Zeit", "a figure of members, by body and time"),
    ("members", "ein Mitglied einer Organisation: seit wann, bis wann", "a member of a body: since when, until when"),
    ("failures", "eine Datei, die nicht gelesen werden konnte", "a file that could not be read"),
];

/// Makes the sheet; it is filled at the end.
pub fn begin(book: &mut Workbook, language: Language) -> Result<(), XlsxError> {
    let name = match language {
        Language::German => "Übersicht",
        Language::English => "Overview",
    };
    book.add_worksheet().set_name(name)?;
    Ok(())
}

/// Lists the tables with their rows; what was left out is said beside its table.
pub fn finish(
    book: &mut Workbook,
    tables: &[(&'static str, u64)],
    left_out: &[LeftOut],
    language: Language,
) -> Result<(), XlsxError> {
    let german = language == Language::German;
    let sheet = book.worksheet_from_index(0)?;
    let header = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let titles =
        if german { ["Blatt", "Zeilen", "Eine Zeile ist", "Hinweis"] } else { ["Sheet", "Rows", "A row is", "Note"] };
    for (at, title) in (0..).zip(titles) {
        sheet.write_string_with_format(0, at, title, &header)?;
    }
    for (row, &(table, rows)) in (1..).zip(tables) {
        let link = Url::new(format!("internal:'{table}'!A1")).set_text(table);
        sheet.write_url_with_format(row, 0, link, &Format::new().set_hyperlink())?;
        sheet.write_number(row, 1, rows as f64)?;
        if let Some((_, in_german, in_english)) = TABLES.iter().find(|(name, ..)| *name == table) {
            sheet.write_string(row, 2, if german { *in_german } else { *in_english })?;
        }
        if let Some(left_out) = left_out.iter().find(|left_out| left_out.table == table) {
            sheet.write_string_with_format(row, 3, left_out.message(language), &wrapped)?;
        }
    }
    for (at, width) in (0..).zip([16, 10, 62, 60]) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

impl LeftOut {
    /// A sentence for people.
    pub fn message(&self, language: Language) -> String {
        let LeftOut { table, first, last } = self;
        match language {
            Language::German => {
                format!("Das Blatt {table} ist voll: Die Zeilen {first} bis {last} stehen nur in {table}.csv.")
            }
            Language::English => {
                format!("The sheet {table} is full: rows {first} to {last} stand in {table}.csv alone.")
            }
        }
    }
}
