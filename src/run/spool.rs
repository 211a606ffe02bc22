//! Records on disk between the two passes.

use crate::record::Record;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

/// Records being written, each behind its length in bytes.
pub struct Spool {
    file: BufWriter<File>,
}

impl Spool {
    /// Bytes before each record.
    pub const BEFORE: u64 = 8;

    /// `file` must be open for reading and writing.
    pub fn new(file: File) -> Spool {
        Spool { file: BufWriter::new(file) }
    }

    /// A record as it is spooled; to be made where there is time for it.
    pub fn encode(record: &Record) -> Vec<u8> {
        // writing to memory cannot fail, and a record holds nothing that postcard cannot write
        postcard::to_stdvec(record).unwrap_or_default()
    }

    pub fn push(&mut self, encoded: &[u8]) -> io::Result<()> {
        self.file.write_all(&(encoded.len() as u64).to_le_bytes())?;
        self.file.write_all(encoded)
    }

    /// All records in the order in which they were pushed.
    pub fn records(self) -> io::Result<impl Iterator<Item = io::Result<Record>>> {
        let mut file = self.file.into_inner().map_err(|error| error.into_error())?;
        file.rewind()?;
        let mut reader = BufReader::new(file);
        Ok(std::iter::from_fn(move || next(&mut reader).transpose()))
    }
}

fn next(reader: &mut impl Read) -> io::Result<Option<Record>> {
    let mut length = [0; 8];
    match reader.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let mut encoded = vec![0; u64::from_le_bytes(length) as usize];
    reader.read_exact(&mut encoded)?;
    let record = postcard::from_bytes(&encoded);
    record.map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))
}
