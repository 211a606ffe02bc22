//! `--texts DIR`: the text of each release, which is what `start` and `end` count in.

use super::OutputError;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of texts.
pub struct Texts {
    folder: PathBuf,
}

impl Texts {
    /// Makes the folder where it is missing.
    pub fn open(folder: &Path) -> Result<Texts, OutputError> {
        fs::create_dir_all(folder).map_err(|source| OutputError::Folder { path: folder.to_owned(), source })?;
        Ok(Texts { folder: folder.to_owned() })
    }

    /// Writes the text of a release to a path like its id, with ".txt" behind it.
    pub fn write(&self, release: &str, text: &str) -> Result<(), OutputError> {
        let path = self.folder.join(below(release));
        let failed = |source| OutputError::Write { path: path.clone(), source };
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
        fs::write(&path, text).map_err(failed)
    }
}

/// The path of a release's text within the folder, whatever its id: a part of it that would lead elsewhere, or that a
/// system takes for something else, is written another way.
fn below(release: &str) -> PathBuf {
    const MOST: usize = 200;
    let parts = release.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    let mut path: PathBuf = parts
        .map(|part| {
            let safe: String = part
                .chars()
                .map(|character| if character.is_control() || ":*?\"<>|".contains(character) { '_' } else { character })
                .collect();
            let short = safe.char_indices().take_while(|(at, _)| *at < MOST).map(|(_, character)| character);
            if part.chars().all(|character| character == '.') { "_".repeat(part.len()) } else { short.collect() }
        })
        .collect();
    let name = path.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned());
    path.set_file_name(format!("{name}.txt"));
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_written_outside_the_folder() {
        let path = |release: &str| below(release).to_string_lossy().into_owned();
        assert_eq!(path("a/b.pdf"), "a/b.pdf.txt");
        assert_eq!(path("a.jsonl#12"), "a.jsonl#12.txt");
        assert_eq!(path("../../etc/passwd"), "__/__/etc/passwd.txt");
        assert_eq!(path("/etc/passwd"), "etc/passwd.txt");
        assert_eq!(path("C:\\a\\..\\b"), "C_/a/__/b.txt");
        assert_eq!(path("-"), "-.txt");
        assert_eq!(path(""), "-.txt");
    }
}
