//! Where the tables of a run go: each row to every format that was asked for.

use super::RunError;
use super::extract::Options;
use super::output::Output;
#[cfg(feature = "xlsx")]
use super::output::OutputFile;
use super::temporary::placing;
use crate::tables::csv::{CsvTable, Style};
use crate::tables::json_lines::JsonLines;
#[cfg(feature = "parquet")]
use crate::tables::parquet::ParquetTable;
use crate::tables::people::{Names, WithoutPeople};
#[cfg(feature = "xlsx")]
use crate::tables::workbook::{LeftOut, MOST_ROWS, Workbook};
use crate::tables::{Row, Rows, Shape, Sink, Written};
use std::path::Path;

/// The places that tables are written to.
pub struct Destinations<'a> {
    options: &'a Options,
    /// The folder of the tables that every run writes, then others, each once.
    folders: Vec<Output>,
    json_lines: Option<usize>,
    #[cfg(feature = "parquet")]
    parquet: Option<usize>,
    #[cfg(feature = "xlsx")]
    workbook: Option<(Workbook, OutputFile)>,
}

/// A table being written in all formats.
pub struct OpenTable {
    sinks: Vec<OpenSink>,
}

struct OpenSink {
    /// Folder and name of the file; `None` for a sheet of the workbook.
    file: Option<(usize, String)>,
    sink: Box<dyn Sink>,
}

impl Rows for OpenTable {
    fn push(&mut self, row: Row) {
        for open in &mut self.sinks {
            open.sink.row(&row);
        }
    }
}

impl<'a> Destinations<'a> {
    pub fn open(options: &'a Options) -> Result<Destinations<'a>, RunError> {
        let mut folders = vec![Output::open(&options.out)?];
        let mut folder = |path: &Path| -> Result<usize, RunError> {
            std::fs::create_dir_all(path).ok();
            if let Some(known) = folders.iter().position(|folder| folder.is_at(path)) {
                return Ok(known);
            }
            folders.push(Output::open(path)?);
            Ok(folders.len() - 1)
        };
        let json_lines = options.json_lines.as_deref().map(&mut folder).transpose()?;
        #[cfg(feature = "parquet")]
        let parquet = options.parquet.as_deref().map(&mut folder).transpose()?;
        #[cfg(feature = "xlsx")]
        let workbook = match &options.xlsx {
            Some(path) => {
                let file = OutputFile::create(path)?;
                let workbook = Workbook::new(options.language, MOST_ROWS).map_err(|error| file.failed(error))?;
                Some((workbook, file))
            }
            None => None,
        };
        Ok(Destinations {
            options,
            folders,
            json_lines,
            #[cfg(feature = "parquet")]
            parquet,
            #[cfg(feature = "xlsx")]
            workbook,
        })
    }

    /// The folder of the tables that every run writes.
    pub fn output(&self) -> &Output {
        &self.folders[0]
    }

    /// Begins a table; `guarded` is whether its cells are kept from running in a spreadsheet.
    pub fn table(&self, shape: &Shape, guarded: bool) -> Result<OpenTable, RunError> {
        let style = self.options.style;
        let style = Style { formula_guard: style.formula_guard && guarded, ..style };
        let mut table = OpenTable { sinks: Vec::new() };
        table.add(0, format!("{}.csv", shape.name), |name| {
            Ok(Box::new(CsvTable::new(self.folders[0].create(name)?, style, shape)))
        })?;
        if let Some(folder) = self.json_lines {
            table.add(folder, format!("{}.jsonl", shape.name), |name| {
                Ok(Box::new(JsonLines::new(self.folders[folder].create(name)?, shape)))
            })?;
        }
        #[cfg(feature = "parquet")]
        if let Some(folder) = self.parquet {
            let output = &self.folders[folder];
            table.add(folder, format!("{}.parquet", shape.name), |name| {
                let sink = ParquetTable::new(output.create(name)?, shape);
                Ok(Box::new(sink.map_err(|error| output.failed(name, error))?))
            })?;
        }
        #[cfg(feature = "xlsx")]
        if let Some((workbook, file)) = &self.workbook {
            let sink = Box::new(workbook.sheet(*shape).map_err(|error| file.failed(error))?);
            table.sinks.push(OpenSink { file: None, sink });
        }
        Ok(table)
    }

    /// Ends a table.
    pub fn close(&mut self, table: OpenTable) -> Result<(), RunError> {
        for OpenSink { file, sink } in table.sinks {
            let written = sink.finish();
            match file {
                Some((folder, name)) => {
                    let folder = &mut self.folders[folder];
                    let written = written.map_err(|error| folder.failed(&name, error))?;
                    folder.add(name, written);
                }
                None => drop(written.map_err(|error| self.workbook_failed(error))?),
            }
        }
        Ok(())
    }

    /// Takes a file of another sort that is done, among those of the run.
    pub fn add(&mut self, name: &str, written: Written) {
        self.folders[0].add(name.to_owned(), written);
    }

    /// Fills a table in one go; the names of `people` go where none is wanted.
    pub fn whole(&mut self, shape: &Shape, people: &Names, fill: impl FnOnce(&mut dyn Rows)) -> Result<(), RunError> {
        let mut table = self.table(shape, true)?;
        if self.options.no_persons {
            fill(&mut WithoutPeople { rows: &mut table, shape: *shape, names: &[people] });
        } else {
            fill(&mut table);
        }
        self.close(table)
    }

    /// Puts all files in their places, those of the first folder last: the messages of what had no room.
    pub fn finish(self, inputs: &[String]) -> Result<Vec<String>, RunError> {
        let messages = Vec::new();
        #[cfg(feature = "xlsx")]
        let mut workbook_file = None;
        #[cfg(feature = "xlsx")]
        let messages = match self.workbook {
            Some((workbook, file)) => {
                let left_out = workbook.finish(file.writer()).map_err(|error| file.failed(error))?;
                workbook_file = Some(file);
                left_out.iter().map(|left_out: &LeftOut| left_out.message(self.options.language)).collect()
            }
            None => messages,
        };
        placing(|| {
            #[cfg(feature = "xlsx")]
            workbook_file.map_or(Ok(()), OutputFile::finish)?;
            self.folders.into_iter().rev().try_for_each(|folder| folder.finish(self.options, inputs))
        })?;
        Ok(messages)
    }

    fn workbook_failed(&self, error: std::io::Error) -> RunError {
        #[cfg(feature = "xlsx")]
        if let Some((_, file)) = &self.workbook {
            return file.failed(error).into();
        }
        self.folders[0].failed("", error).into()
    }
}

impl OpenTable {
    fn add(
        &mut self,
        folder: usize,
        name: String,
        open: impl FnOnce(&str) -> Result<Box<dyn Sink>, RunError>,
    ) -> Result<(), RunError> {
        let sink = open(&name)?;
        self.sinks.push(OpenSink { file: Some((folder, name)), sink });
        Ok(())
    }
}
