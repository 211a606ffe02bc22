//! Writes all tables as one workbook (XLSX): a sheet a table, so that a spreadsheet opens them without any question.
//!
//! Numbers and days are such, text stays text whatever it looks like. Rows go to disk as they come (the crate's mode of
//! constant memory). A sheet has a last row; [`Workbook::finish`] tells which rows the CSV alone has.

mod overview;
mod places;

use super::{Cell, Kind, Row, Shape, Sink, Written};
use crate::report::Language;
use jiff::civil::Date;
use places::Places;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Url, XlsxError};
use std::cell::RefCell;
use std::io::{self, Seek, Write};
use std::rc::Rc;

/// Rows of a sheet below its header.
pub const MOST_ROWS: u32 = (1 << 20) - 1;

/// A workbook being written; its sheets share it.
pub struct Workbook(Rc<RefCell<Book>>);

/// A table in the workbook.
pub struct Sheet {
    book: Rc<RefCell<Book>>,
    index: usize,
    shape: Shape,
    rows: u64,
    widths: Vec<usize>,
    /// Columns that a finding's colour goes to, and where its severity stands.
    coloured: Vec<usize>,
    severity: Option<usize>,
    /// The column that links to the row of a mention.
    link: Option<usize>,
}

/// Rows of a table that found no room in its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub table: &'static str,
    /// Counted from 1, the header not among them.
    pub first: u64,
    pub last: u64,
}

struct Book {
    file: rust_xlsxwriter::Workbook,
    language: Language,
    most_rows: u32,
    places: Places,
    formats: Formats,
    /// Name and rows of each table that is done.
    tables: Vec<(&'static str, u64)>,
    failure: Option<XlsxError>,
}

struct Formats {
    header: Format,
    day: Format,
    link: Format,
    /// A number in a column that words stand in too.
    figure: Format,
    /// Error, warning, note.
    severities: [(&'static str, Format); 3],
}

impl Workbook {
    /// An empty workbook whose sheets take so many rows.
    pub fn new(language: Language, most_rows: u32) -> io::Result<Workbook> {
        let mut file = rust_xlsxwriter::Workbook::new();
        // the same tables are the same bytes
        let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(io::Error::other)?;
        file.set_properties(&DocProperties::new().set_creation_datetime(&day));
        overview::begin(&mut file, language).map_err(io::Error::other)?;
        let filled = |colour: u32| Format::new().set_background_color(Color::RGB(colour));
        let formats = Formats {
            header: filled(0xD9E1F2).set_bold(),
            // the short form of a day where the workbook is opened: 31.01.2021 in Germany
            day: Format::new().set_num_format_index(14),
            link: Format::new().set_hyperlink(),
            figure: Format::new().set_align(FormatAlign::Left),
            severities: [("error", filled(0xF4B6B6)), ("warning", filled(0xFFE699)), ("note", filled(0xDDEBF7))],
        };
        let (places, tables) = (Places::default(), Vec::new());
        let book = Book { file, language, most_rows, places, formats, tables, failure: None };
        Ok(Workbook(Rc::new(RefCell::new(book))))
    }

    /// Begins the sheet of a table.
    pub fn sheet(&self, shape: Shape) -> io::Result<Sheet> {
        let mut book = self.0.borrow_mut();
        let index = book.file.worksheets().len();
        let sheet = book.file.add_worksheet_with_constant_memory().map_err(io::Error::other)?;
        sheet.set_name(shape.name).map_err(io::Error::other)?;
        let book = Rc::clone(&self.0);
        let place = |name: &str| shape.place(name);
        let severity = place("severity");
        let coloured = [place("code"), place("check"), severity].into_iter().flatten();
        let sheet = Sheet {
            book,
            index,
            rows: 0,
            widths: vec![0; shape.columns.len()],
            coloured: coloured.filter(|_| severity.is_some()).collect(),
            severity,
            link: match shape.name {
                "findings" => place("finding"),
                "evidence" => place("text"),
                _ => None,
            },
            shape,
        };
        Ok(sheet)
    }

    /// Ends the workbook, once all sheets are ended: the rows that it has no room for.
    pub fn finish(self, output: impl Write + Seek + Send) -> io::Result<Vec<LeftOut>> {
        let mut book = self.0.borrow_mut();
        let book = &mut *book;
        if let Some(failure) = book.failure.take() {
            return Err(io::Error::other(failure));
        }
        let room = u64::from(book.most_rows);
        let over = book.tables.iter().filter(|(_, rows)| *rows > room);
        let left_out: Vec<LeftOut> =
            over.map(|&(table, rows)| LeftOut { table, first: room + 1, last: rows }).collect();
        overview::finish(&mut book.file, &book.tables, &left_out, book.language).map_err(io::Error::other)?;
        book.file.save_to_writer(output).map_err(io::Error::other)?;
        Ok(left_out)
    }
}

impl Sheet {
    fn write(&mut self, book: &mut Book, row: &Row) -> Result<(), XlsxError> {
        let number = self.rows as u32;
        let Book { file, places, formats, .. } = book;
        let sheet = file.worksheet_from_index(self.index)?;
        if number == 1 {
            for (at, column) in (0..).zip(self.shape.columns) {
                sheet.write_string_with_format(0, at, column.name, &formats.header)?;
            }
        }
        let severity = self.severity.and_then(|at| row.cells.get(at)?.text());
        let colour = severity.and_then(|name| formats.severities.iter().find(|(severity, _)| *severity == name));
        let mention = self.link.and_then(|_| places.find(&self.shape, row));
        places.add(&self.shape, row, number);
        for (index, (column, cell)) in self.shape.columns.iter().zip(&row.cells).enumerate() {
            let at = index as u16;
            let text = match cell {
                Cell::Integer(figure) => {
                    sheet.write_number(number, at, *figure as f64)?;
                    continue;
                }
                cell => cell.text().unwrap_or_default(),
            };
            if number <= MEASURED {
                self.widths[index] = self.widths[index].max(text.chars().take(WIDEST).count());
            }
            let text = shortened(text);
            if text.is_empty() {
                // an empty cell is none, unless it is coloured
            } else if let (true, Some((table, row))) = (self.link == Some(index), mention) {
                let link = Url::new(format!("internal:'{table}'!A{}", row + 1)).set_text(text);
                sheet.write_url_with_format(number, at, link, &formats.link)?;
            } else if let (true, Some((_, colour))) = (self.coloured.contains(&index), colour) {
                sheet.write_string_with_format(number, at, text, colour)?;
            } else if let (Kind::Day | Kind::Time, Some(day)) = (column.kind, day(text)) {
                sheet.write_datetime_with_format(number, at, day, &formats.day)?;
            } else if let (Kind::Figure, Some(figure)) = (column.kind, figure(text)) {
                sheet.write_number_with_format(number, at, figure, &formats.figure)?;
            } else {
                sheet.write_string(number, at, text)?;
            }
        }
        Ok(())
    }

    fn end(&self, book: &mut Book) -> Result<(), XlsxError> {
        let sheet = book.file.worksheet_from_index(self.index)?;
        if self.rows == 0 {
            for (at, column) in (0..).zip(self.shape.columns) {
                sheet.write_string_with_format(0, at, column.name, &book.formats.header)?;
            }
        }
        let last = self.rows.min(book.most_rows.into()) as u32;
        sheet.autofilter(0, 0, last, self.shape.columns.len().saturating_sub(1) as u16)?;
        sheet.set_freeze_panes(1, 0)?;
        for (index, (column, width)) in self.shape.columns.iter().zip(&self.widths).enumerate() {
            const DAY: usize = 11;
            const FILTER_BUTTON: usize = 4;
            let content = if matches!(column.kind, Kind::Day | Kind::Time) { DAY.min(*width) } else { *width };
            sheet.set_column_width(index as u16, (content + 1).max(column.name.len() + FILTER_BUTTON) as f64)?;
        }
        Ok(())
    }
}

impl Sink for Sheet {
    fn row(&mut self, row: &Row) {
        self.rows += 1;
        let shared = Rc::clone(&self.book);
        let mut book = shared.borrow_mut();
        if book.failure.is_none() && self.rows <= book.most_rows.into() {
            let written = self.write(&mut book, row);
            book.failure = written.err();
        }
    }

    /// The hash is the workbook's to tell.
    fn finish(self: Box<Self>) -> io::Result<Written> {
        let mut book = self.book.borrow_mut();
        if book.failure.is_none() {
            let ended = self.end(&mut book);
            book.failure = ended.err();
        }
        book.tables.push((self.shape.name, self.rows));
        match book.failure.take() {
            Some(failure) => Err(io::Error::other(failure)),
            None => Ok(Written { rows: self.rows, hash: String::new() }),
        }
    }
}

/// Rows that the widths of columns are taken from.
const MEASURED: u32 = 1000;
/// The widest column, in characters.
const WIDEST: usize = 60;

/// A cell holds so many UTF-16 units; the rest of a longer one is in the CSV.
fn shortened(text: &str) -> &str {
    const LONGEST: usize = 32_767;
    if text.len() <= LONGEST {
        return text;
    }
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > LONGEST {
            return &text[..at];
        }
    }
    text
}

/// A whole day that a spreadsheet can hold.
fn day(text: &str) -> Option<ExcelDateTime> {
    let day: Date = text.parse().ok()?;
    ExcelDateTime::from_ymd(day.year().try_into().ok()?, day.month().try_into().ok()?, day.day().try_into().ok()?).ok()
}

fn figure(text: &str) -> Option<f64> {
    const EXACT: usize = 15;
    let is_figure = text.len() <= EXACT && text.bytes().all(|byte| byte.is_ascii_digit());
    is_figure.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::column::{integer, text, time};
    use super::*;
    use calamine::{Data, Reader};
    use std::io::Cursor;

    #[test]
    fn rows_beyond_the_last_are_told_and_left_out() {
        const SHAPE: Shape = Shape { name: "dates", columns: &[text("text"), integer("start"), time("value")] };
        let workbook = Workbook::new(Language::English, 3).unwrap();
        let mut sheet = Box::new(workbook.sheet(SHAPE).unwrap());
        for number in 0..5u32 {
            sheet.row(&Row::default().cell("=1+1").cell(number).cell("1850-01-01"));
        }
        assert_eq!(sheet.finish().unwrap().rows, 5);
        let mut bytes = Cursor::new(Vec::new());
        let left_out = workbook.finish(&mut bytes).unwrap();
        assert_eq!(left_out, [LeftOut { table: "dates", first: 4, last: 5 }]);
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        let dates = book.worksheet_range("dates").unwrap();
        assert_eq!(dates.height(), 4);
        // no spreadsheet knows days before 1900
        let row = [Data::String("=1+1".to_owned()), Data::Float(2.0), Data::String("1850-01-01".to_owned())];
        assert_eq!(dates.rows().next_back().unwrap(), row);
        let overview = book.worksheet_range("Overview").unwrap();
        let note = "The sheet dates is full: rows 4 to 5 stand in dates.csv alone.";
        assert_eq!(overview.rows().nth(1).unwrap()[3], Data::String(note.to_owned()));
    }

    #[test]
    fn a_cell_takes_so_many_letters() {
        assert_eq!(shortened("kurz"), "kurz");
        let long = "ä".repeat(40_000);
        assert_eq!(shortened(&long).chars().count(), 32_767);
        assert_eq!(shortened(&"🎉".repeat(20_000)).chars().count(), 16_383);
    }
}
