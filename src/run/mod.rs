//! A run over many releases: two passes, and nothing half written.
//!
//! The first pass reads and analyses the releases in parallel and spools their records in input order. What only the
//! whole run knows (one entity for all names of a body, which release repeats which) exists after the last one; the
//! second pass streams the spool into the tables. The tables are the same, byte for byte, whatever the number of threads.

mod across;
mod annotating;
pub mod archive;
mod batches;
mod checking;
mod destinations;
mod extract;
mod kept;
mod output;
mod reporting;
mod rostering;
mod scores;
mod spool;
mod store;
mod temporary;
mod texts;
mod tidying;

pub use batches::{Release, each_release};
pub use checking::{CheckOptions, Checked, check};
pub use extract::{Options, Summary, extract};
pub use kept::News;
pub use output::OutputError;
pub use reporting::{MOST_REPORTED, ReportWish};
pub use rostering::{Roster, RosterError, RosterLine, roster};
pub use scores::{Scored, read_count_examples, score_releases};
pub use temporary::abandon;

use crate::read::{Input, InputError, Location, MetadataTable, ReadOptions, Reader, inputs};
use crate::score::GoldError;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Why a run ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error(transparent)]
    Gold(#[from] GoldError),
    #[error("the run was interrupted; the tables of an earlier run are as they were")]
    Interrupted,
}

/// What a run reads.
pub struct Material {
    pub inputs: Vec<Input>,
    pub metadata: MetadataTable,
    pub reader: Reader,
}

impl Material {
    /// Finds the inputs and reads the metadata; nothing else is read yet.
    pub fn find(given: &[PathBuf], metadata: Option<&PathBuf>, read: ReadOptions) -> Result<Material, InputError> {
        let table = metadata.map(|path| MetadataTable::read(path)).transpose()?.unwrap_or_default();
        Ok(Material {
            inputs: inputs(given, metadata.map(PathBuf::as_path))?,
            metadata: table,
            reader: Reader::new(read),
        })
    }

    /// Takes a file of our own for no release; `own` has no links in it.
    pub fn without(mut self, own: &Path) -> Material {
        let is_own = |input: &Input| match &input.location {
            Location::File(path) => {
                path.file_name() == own.file_name() && path.canonicalize().is_ok_and(|path| path == own)
            }
            _ => false,
        };
        self.inputs.retain(|input| !is_own(input));
        self
    }
}

/// What a run tells while it goes on, and what stops it.
pub struct Watch<'a> {
    /// Called after each release, in input order, with the releases done and all.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
    /// Once this is not 0 (a signal's number), the run ends at the next release.
    pub stop: &'a AtomicUsize,
}

impl Watch<'_> {
    /// An error once the run is to end.
    fn go_on(&self) -> Result<(), RunError> {
        if self.stop.load(Ordering::Relaxed) == 0 { Ok(()) } else { Err(RunError::Interrupted) }
    }
}
