//! Where the tables of a run go: each row to every format that was asked for.

use super::RunError;
use super::extract::Options;
use super::output::Output;
use crate::tables::csv::{CsvTable, Style};
use crate::tables::{Row, Rows, Shape, Sink};

/// The places that tables are written to.
pub struct Destinations<'a> {
    options: &'a Options,
    output: Output,
}

/// A table being written in all formats.
pub struct OpenTable {
    sinks: Vec<OpenSink>,
}

struct OpenSink {
    /// The file's name in its folder.
    name: String,
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
        Ok(Destinations { options, output: Output::open(&options.out)? })
    }

    /// The folder of the tables that every run writes.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Begins a table; `guarded` is whether its cells are kept from running in a spreadsheet.
    pub fn table(&self, shape: &Shape, guarded: bool) -> Result<OpenTable, RunError> {
        let style = self.options.style;
        let style = Style { formula_guard: style.formula_guard && guarded, ..style };
        let name = format!("{}.csv", shape.name);
        let sink = Box::new(CsvTable::new(self.output.create(&name)?, style, shape));
        Ok(OpenTable { sinks: vec![OpenSink { name, sink }] })
    }

    /// Ends a table.
    pub fn close(&mut self, table: OpenTable) -> Result<(), RunError> {
        for OpenSink { name, sink } in table.sinks {
            let written = sink.finish().map_err(|error| self.output.failed(&name, error))?;
            self.output.add(name, written);
        }
        Ok(())
    }

    /// Fills a table in one go.
    pub fn whole(&mut self, shape: &Shape, fill: impl FnOnce(&mut dyn Rows)) -> Result<(), RunError> {
        let mut table = self.table(shape, true)?;
        fill(&mut table);
        self.close(table)
    }

    /// Puts all files in their places.
    pub fn finish(self) -> Result<(), RunError> {
        let inputs: Vec<String> = self.options.inputs.iter().map(|path| path.display().to_string()).collect();
        Ok(self.output.finish(self.options, &inputs)?)
    }
}
