//! What can be wrong with files, in words that say what to do.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

/// What is wrong with one release. The file is named beside it: in its row of failures.csv or before it on stderr.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ReadError {
    #[error("the file is empty")]
    Empty,
    #[error("the file holds no text")]
    NoText,
    #[error("the file is larger than {}; allow more with --max-size", bytes(*max_size))]
    TooLarge { max_size: u64 },
    #[error("binary data where text was expected; save the release as text")]
    Binary,
    #[error("unknown encoding ({0}); save the release as UTF-8")]
    Encoding(String),
    #[error("{format} is not supported; {instead}")]
    Unsupported { format: Cow<'static, str>, instead: Cow<'static, str> },
    #[error("this build of the program does not read {format}; build it with the feature {feature}")]
    LeftOut { format: Cow<'static, str>, feature: Cow<'static, str> },
    /// `what` is the kind of file with its article ("the PDF").
    #[error("{what} is damaged or cut off ({reason}); get the file again, or save the release as text")]
    Damaged { what: Cow<'static, str>, reason: String },
    #[error("{what} is locked with a password; save it without one")]
    Locked { what: Cow<'static, str> },
    #[error(
        "the PDF has no text layer, its pages are images; let a program for text recognition (OCR) add one, or get the \
         release as text"
    )]
    NoTextLayer,
    #[error("reading it took longer than {seconds} seconds; save the release as text")]
    TooSlow { seconds: u64 },
    #[error("reading it took more than {}, or its reader broke down; save the release as text", bytes(*memory))]
    TooHungry { memory: u64 },
    #[error("the process that reads documents could not be started or talked to ({0}); run the program again")]
    Worker(String),
    #[error("packed {0} times into each other, which is more than is unpacked; unpack the inner file by hand")]
    TooDeep(usize),
    #[error("its path leads out of the archive ({0:?}); it is not unpacked")]
    Climbs(String),
    #[error("the archive unpacks to more than {times} times its size; the rest of it is not read")]
    Bomb { times: u64 },
    #[error("the archive holds no files")]
    NothingInside,
    #[error("line {line}: {reason}")]
    Record { line: u64, reason: String },
    #[error("{0}")]
    Table(String),
    #[error("neither a file nor a folder; it is not opened")]
    Special,
    #[error("cannot be read ({0}); see whether it exists and may be opened")]
    File(String),
}

impl ReadError {
    // every format that is packed or built up can be damaged
    #[cfg_attr(not(feature = "read-zip"), allow(dead_code))]
    pub(super) fn damaged(what: &'static str, reason: impl ToString) -> ReadError {
        ReadError::Damaged { what: what.into(), reason: reason.to_string() }
    }

    /// Whether the file was passed over on purpose, rather than failed.
    pub fn is_skipped(&self) -> bool {
        matches!(
            self,
            ReadError::Unsupported { .. } | ReadError::LeftOut { .. } | ReadError::Special | ReadError::Table(_)
        )
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        ReadError::File(error.to_string())
    }
}

/// What is wrong with what was asked for; nothing has been read yet.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    #[error("{}: no such file or folder", path.display())]
    Missing { path: PathBuf },
    #[error("{}: cannot be read ({source}); see whether it may be opened", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// A file that the user wrote: `what` it holds.
    #[error("{}: the {what} file cannot be read ({reason})", path.display())]
    Table { path: PathBuf, what: &'static str, reason: String },
    #[error("{}, line {line}: {reason}", path.display())]
    TableLine { path: PathBuf, line: u64, reason: String },
    #[error("{}, line {line}, column {column}: {reason}", path.display())]
    TableCell { path: PathBuf, line: u64, column: usize, reason: String },
}

fn bytes(size: u64) -> String {
    const MEBIBYTE: u64 = 1 << 20;
    if size > 0 && size.is_multiple_of(MEBIBYTE) { format!("{} MiB", size / MEBIBYTE) } else { format!("{size} bytes") }
}
