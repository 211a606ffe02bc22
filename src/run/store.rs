//! Records of an archive that was read before, so that checking one new release against it takes no second reading.
//!
//! One file an archive in the user's cache folder. A record holds as long as its file has the same length and time of
//! change; a store of another build of the program counts as empty. Nothing depends on the store but time.

use super::temporary::WorkFolder;
use crate::record::Record;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The records of one archive by file.
#[derive(Debug, Default)]
pub struct Store {
    path: Option<PathBuf>,
    records: FxHashMap<PathBuf, Kept>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    state: State,
    /// Those of the releases in the file, as the spool has them.
    records: Vec<Vec<u8>>,
}

/// What tells that a file has not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    length: u64,
    /// Nanoseconds since 1970.
    changed: u128,
}

impl State {
    pub fn of(path: &Path) -> Option<State> {
        let metadata = path.metadata().ok()?;
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(State { length: metadata.len(), changed })
    }
}

impl Store {
    /// The store of an archive in a folder for caches. A store that cannot be read is empty.
    /// Records that were read with other `names` of the user's are in another store.
    pub fn open(folder: &Path, archive: &Path, names: &str) -> Store {
        let archive = archive.canonicalize().unwrap_or_else(|_| archive.to_owned());
        let mut hasher = blake3::Hasher::new();
        hasher.update(archive.as_os_str().as_encoded_bytes()).update(&[0]).update(names.as_bytes());
        let name = hasher.finalize().to_hex();
        let path = folder.join(format!("archive-{}", &name[..16]));
        let read = fs::read(&path).ok().and_then(|bytes| postcard::from_bytes(&bytes).ok());
        let (build, records): (Option<State>, Vec<(PathBuf, Kept)>) = read.unwrap_or_default();
        let records = if build.is_some() && build == this_build() { records } else { Vec::new() };
        Store { path: Some(path), records: records.into_iter().collect() }
    }

    /// The records of a file that has not changed since they were kept.
    pub fn get(&self, path: &Path, state: State) -> Option<Vec<Record>> {
        let kept = self.records.get(path).filter(|kept| kept.state == state)?;
        kept.records.iter().map(|record| postcard::from_bytes(record).ok()).collect()
    }

    /// Replaces all records; `records` are those of the archive as it is now.
    pub fn replace(&mut self, records: impl Iterator<Item = (PathBuf, State, Vec<Vec<u8>>)>) {
        self.records = records.map(|(path, state, records)| (path, Kept { state, records })).collect();
    }

    /// Writes the store, whole or not at all. Without a place for it nothing is lost but time.
    pub fn save(&self) -> std::io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let Some(folder) = path.parent() else { return Ok(()) };
        fs::create_dir_all(folder)?;
        let mut records: Vec<(&PathBuf, &Kept)> = self.records.iter().collect();
        records.sort_by_key(|(path, _)| *path);
        let bytes = postcard::to_stdvec(&(this_build(), records)).map_err(std::io::Error::other)?;
        let work = WorkFolder::new(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(work.path())?;
        file.write_all(&bytes)?;
        file.persist(path)?;
        super::tidying::tidy(folder, path);
        Ok(())
    }
}

/// The program file: another build may read releases in another way.
pub(super) fn this_build() -> Option<State> {
    State::of(&std::env::current_exe().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_holds_until_its_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        let release = folder.path().join("a.txt");
        fs::write(&release, "eins").unwrap();
        let state = State::of(&release).unwrap();
        let mut store = Store::open(&folder.path().join("cache"), folder.path(), "");
        let record = Record { headline: "Eins".to_owned(), ..Record::default() };
        let encoded = vec![super::super::spool::Spool::encode(&record)];
        store.replace(std::iter::once((release.clone(), state, encoded)));
        store.save().unwrap();
        let store = Store::open(&folder.path().join("cache"), folder.path(), "");
        assert_eq!(store.get(&release, state), Some(vec![record]));
        fs::write(&release, "eins und zwei").unwrap();
        assert_eq!(store.get(&release, State::of(&release).unwrap()), None);
    }
}
