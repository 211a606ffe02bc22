//! report.html beside the tables, where it is wanted.

use super::destinations::Destinations;
use super::extract::{Options, Summary};
use super::output::{Output, OutputError};
use crate::report::html::{self, Report};
use crate::resolve::Entities;
use crate::resolve::timeline::Histories;
use crate::tables::hashed::Hashed;
use crate::tables::{Context, Written};
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufWriter};

/// Whether report.html is written beside the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportWish {
    /// For a run of at most [`MOST_REPORTED`] releases.
    #[default]
    IfSmall,
    Always,
    Never,
}

/// A page of more releases is slow to open.
pub const MOST_REPORTED: usize = 5_000;

impl ReportWish {
    fn holds_for(self, releases: usize) -> bool {
        match self {
            ReportWish::IfSmall => releases <= MOST_REPORTED,
            ReportWish::Always => true,
            ReportWish::Never => false,
        }
    }
}

/// The report of a run, if it has one.
pub struct Reporting {
    report: Option<Report<BufWriter<Hashed<File>>>>,
}

impl Reporting {
    /// Begins the report of a run of so many releases.
    pub fn begin(output: &Output, options: &Options, releases: usize) -> Result<Reporting, OutputError> {
        if !options.report_wish().holds_for(releases) {
            return Ok(Reporting { report: None });
        }
        let page = BufWriter::new(Hashed::new(output.create(html::NAME)?));
        let report = Report::begin(page, options.language).map_err(|error| failed(output, error))?;
        Ok(Reporting { report: Some(report) })
    }

    /// Adds a release, to be called in input order.
    pub fn release(&mut self, output: &Output, context: &Context) -> Result<(), OutputError> {
        let Some(report) = &mut self.report else { return Ok(()) };
        report.release(context).map_err(|error| failed(output, error))
    }

    /// Writes what only the whole run knows.
    pub fn finish(
        self,
        destinations: &mut Destinations,
        entities: &Entities,
        histories: &Histories,
        summary: &Summary,
    ) -> Result<(), OutputError> {
        let Some(report) = self.report else { return Ok(()) };
        let page = report.finish(entities, histories, &summary.failures);
        let hash = page.and_then(|page| page.into_inner().map_err(io::IntoInnerError::into_error)?.finish());
        let hash = hash.map_err(|error| failed(destinations.output(), error))?;
        destinations.add(html::NAME, Written { rows: summary.releases as u64, hash });
        Ok(())
    }
}

fn failed(output: &Output, error: io::Error) -> OutputError {
    output.failed(html::NAME, error)
}
