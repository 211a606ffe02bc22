//! What can be wrong with files, in words that say what to do.

use std::io;
use std::path::PathBuf;

/// What is wrong with one release. The file is named beside it: in its row of failures.csv or before it on stderr.
#[derive(Debug, thiserror::Error)]
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
    #[error("{format} is not supported; save the release as text or Markdown")]
    Unsupported { format: &'static str },
    #[error("neither a file nor a folder; it is not opened")]
    Special,
    #[error("cannot be read ({0}); see whether it exists and may be opened")]
    File(#[from] io::Error),
    #[error("cannot be read ({0}); see whether it exists and may be opened")]
    Folder(String),
}

impl ReadError {
    /// Whether the file was passed over on purpose, rather than failed.
    pub fn is_skipped(&self) -> bool {
        matches!(self, ReadError::Unsupported { .. } | ReadError::Special)
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
