//! A file being written, with the hash of its bytes.

use std::io::{self, Write};

/// Hashes what it hands on. Buffers nothing.
pub struct Hashed<W> {
    output: W,
    hasher: blake3::Hasher,
}

impl<W: Write> Hashed<W> {
    pub fn new(output: W) -> Hashed<W> {
        Hashed { output, hasher: blake3::Hasher::new() }
    }

    /// Hands on all bytes: their BLAKE3 hash, in hexadecimal.
    pub fn finish(mut self) -> io::Result<String> {
        self.output.flush()?;
        Ok(self.hasher.finalize().to_hex().to_string())
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_of_the_bytes_written() {
        let mut file = Hashed::new(Vec::new());
        file.write_all(b"eins, ").unwrap();
        file.write_all(b"zwei").unwrap();
        assert_eq!(file.finish().unwrap(), blake3::hash(b"eins, zwei").to_hex().as_str());
    }
}
