//! What the last run into a folder read, so that the next one reads only what is new or changed.
//!
//! One file an output folder in the user's folder for caches: the spool as it was, and behind it an index. An input counts as
//! unchanged if its bytes have the same hash, what the metadata say of its releases is the same, and program and options are
//! those of the last run. Inputs with a failure are read again, and so are containers of very many releases. Nothing
//! depends on the store but time; the tables are those of a full run.

use super::spool::Spool;
use super::store::{State, this_build};
use super::temporary::WorkFolder;
use super::tidying;
use crate::read::{Input, Location, MetadataTable};
use crate::record::Record;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// BLAKE3.
type Hash = [u8; 32];

/// An input with more releases is read again: all of them would be in memory at once.
const MOST_RELEASES: usize = 1000;

/// What the last run left.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
    conditions: Hash,
    /// `None` on the first run.
    last: Option<Last>,
    /// The inputs of this run as they were before they were read, by release.
    met: Mutex<FxHashMap<String, Met>>,
}

#[derive(Clone, Debug)]
struct Met {
    hash: Hash,
    path: PathBuf,
    state: Option<State>,
}

/// What this run leaves for the next one, in input order.
#[derive(Debug, Default)]
pub struct Keeping {
    inputs: Vec<KeptInput>,
    /// Bytes of the spool so far.
    length: u64,
}

#[derive(Debug)]
struct Last {
    file: Mutex<File>,
    inputs: FxHashMap<String, KeptInput>,
    findings: FxHashSet<String>,
    /// Whether program and options are the same.
    holds: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Index {
    conditions: Hash,
    inputs: Vec<KeptInput>,
    findings: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptInput {
    release: String,
    hash: Hash,
    records: Vec<KeptRecord>,
    /// Whether all its releases could be read.
    whole: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptRecord {
    start: u64,
    length: u64,
    metadata: Hash,
}

/// What is different from the last run, in input order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    pub new: Vec<String>,
    pub changed: Vec<String>,
    pub gone: Vec<String>,
    /// Inputs whose bytes are the same.
    pub unchanged: usize,
    /// Ids of findings that the last run did not have.
    pub findings: Vec<String>,
}

/// A store that is written but not yet in its place.
pub struct Prepared {
    /// In a folder to work in, which goes after it.
    file: tempfile::NamedTempFile,
    path: PathBuf,
    _work: WorkFolder,
}

impl Kept {
    /// What is kept of the last run into `out`; `conditions` is all else that a record depends on. A store that cannot be
    /// read is none; `fresh` takes it for none.
    pub fn open(cache: &Path, out: &Path, conditions: &[u8], fresh: bool) -> Kept {
        let path = place(cache, out);
        let mut hasher = blake3::Hasher::new();
        let build = this_build();
        hasher.update(&postcard::to_stdvec(&build).unwrap_or_default());
        hasher.update(conditions);
        let conditions = *hasher.finalize().as_bytes();
        let last = if fresh { None } else { Last::open(&path, &conditions).ok() };
        let last = last.map(|last| Last { holds: last.holds && build.is_some(), ..last });
        Kept { path, conditions, last, met: Mutex::default() }
    }

    /// Removes what was kept.
    pub fn remove(cache: &Path, out: &Path) {
        // where nothing was kept there is nothing to remove
        let _ = fs::remove_file(place(cache, out));
    }

    /// The encoded records of an input that is as it was.
    pub fn get(&self, input: &Input, metadata: &MetadataTable) -> Option<Vec<(Vec<u8>, Record)>> {
        let Location::File(path) = &input.location else { return None };
        let state = State::of(path);
        let hash = hash_of(path).ok()?;
        self.met.lock().ok()?.insert(input.release.clone(), Met { hash, path: path.clone(), state });
        let last = self.last.as_ref().filter(|last| last.holds)?;
        let kept = last.inputs.get(&input.release).filter(|kept| kept.whole && kept.hash == hash)?;
        let read = |kept: &KeptRecord| {
            let mut encoded = vec![0; kept.length as usize];
            let mut file = last.file.lock().ok()?;
            file.seek(SeekFrom::Start(kept.start)).ok()?;
            file.read_exact(&mut encoded).ok()?;
            drop(file);
            let record: Record = postcard::from_bytes(&encoded).ok()?;
            (kept.metadata == metadata_of(&record, metadata)).then_some((encoded, record))
        };
        kept.records.iter().map(read).collect()
    }

    /// What is different from the last run; `None` on the first.
    pub fn news(&self, keeping: &Keeping, findings: &[String]) -> Option<News> {
        let last = self.last.as_ref()?;
        let mut news = News::default();
        let mut met = FxHashSet::default();
        for input in &keeping.inputs {
            met.insert(input.release.as_str());
            match last.inputs.get(&input.release) {
                None => news.new.push(input.release.clone()),
                Some(before) if before.hash != input.hash => news.changed.push(input.release.clone()),
                Some(_) => news.unchanged += 1,
            }
        }
        news.gone = last.inputs.keys().filter(|release| !met.contains(release.as_str())).cloned().collect();
        news.gone.sort_unstable();
        news.findings = findings.iter().filter(|id| !last.findings.contains(*id)).cloned().collect();
        Some(news)
    }

    /// Writes the store beside its place; `spool` is the file of the spool, all of it written.
    pub fn prepare(self, mut keeping: Keeping, spool: &Path, findings: Vec<String>) -> io::Result<Prepared> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let work = WorkFolder::new(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(work.path())?;
        let start = io::copy(&mut File::open(spool)?, &mut file)?;
        let met = self.met.into_inner().unwrap_or_default();
        for input in &mut keeping.inputs {
            // what changed while it was read may be neither what it was nor what it is
            input.whole &=
                met.get(&input.release).is_some_and(|met| met.state == State::of(&met.path) && met.state.is_some());
        }
        let index = Index { conditions: self.conditions, inputs: keeping.inputs, findings };
        file.write_all(&postcard::to_stdvec(&index).map_err(io::Error::other)?)?;
        file.write_all(&start.to_le_bytes())?;
        Ok(Prepared { file, path: self.path, _work: work })
    }
}

impl Prepared {
    /// Puts the store in its place, once the tables are in theirs.
    pub fn finish(self) -> io::Result<()> {
        self.file.persist(&self.path).map_err(|error| error.error)?;
        if let Some(folder) = self.path.parent() {
            tidying::tidy(folder, &self.path);
        }
        Ok(())
    }
}

impl Keeping {
    /// Notes a record that was spooled, or a failure (`None`), in input order.
    pub fn note(&mut self, kept: &Kept, input: &Input, record: Option<(&Record, &[u8])>, metadata: &MetadataTable) {
        let hash = || kept.met.lock().ok().and_then(|met| met.get(&input.release).map(|met| met.hash));
        if self.inputs.last().is_none_or(|last| last.release != input.release) {
            let hash = hash();
            let whole = hash.is_some();
            let (release, hash) = (input.release.clone(), hash.unwrap_or_default());
            self.inputs.push(KeptInput { release, hash, records: Vec::new(), whole });
        }
        let start = self.length + Spool::BEFORE;
        self.length += record.map_or(0, |(_, encoded)| Spool::BEFORE + encoded.len() as u64);
        let Some(kept) = self.inputs.last_mut() else { return };
        match record {
            Some((record, encoded)) if kept.records.len() < MOST_RELEASES => {
                let metadata = metadata_of(record, metadata);
                kept.records.push(KeptRecord { start, length: encoded.len() as u64, metadata });
            }
            _ => kept.whole = false,
        }
    }
}

impl Last {
    fn open(path: &Path, conditions: &Hash) -> io::Result<Last> {
        const START: u64 = 8;
        let mut file = File::open(path)?;
        let end = file.seek(SeekFrom::End(-(START as i64)))?;
        let mut start = [0; START as usize];
        file.read_exact(&mut start)?;
        file.seek(SeekFrom::Start(u64::from_le_bytes(start).min(end)))?;
        let mut encoded = Vec::new();
        file.read_to_end(&mut encoded)?;
        let index: Index = postcard::from_bytes(&encoded).map_err(io::Error::other)?;
        Ok(Last {
            file: Mutex::new(file),
            holds: index.conditions == *conditions,
            inputs: index.inputs.into_iter().map(|input| (input.release.clone(), input)).collect(),
            findings: index.findings.into_iter().collect(),
        })
    }
}

fn place(cache: &Path, out: &Path) -> PathBuf {
    let out = out.canonicalize().unwrap_or_else(|_| out.to_owned());
    let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
    cache.join(format!("extract-{}", &name[..16]))
}

fn hash_of(path: &Path) -> io::Result<Hash> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("a pipe can be read once alone"));
    }
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(*hasher.finalize().as_bytes())
}

fn metadata_of(record: &Record, metadata: &MetadataTable) -> Hash {
    *blake3::hash(format!("{:?}", metadata.of(&record.origin.release)).as_bytes()).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Origin;

    fn input(folder: &Path, name: &str) -> Input {
        Input { release: name.to_owned(), location: Location::File(folder.join(name)) }
    }

    /// One run over the inputs: which of them were kept, and the news.
    fn run(folder: &Path, names: &[&str], conditions: &[u8], fresh: bool) -> (Vec<bool>, Option<News>) {
        let metadata = MetadataTable::default();
        let mut keeping = Keeping::default();
        let kept = Kept::open(&folder.join("cache"), &folder.join("out"), conditions, fresh);
        let path = folder.join("spool");
        let mut spool =
            Spool::new(File::options().read(true).write(true).create(true).truncate(true).open(&path).unwrap());
        let mut known = Vec::new();
        for name in names {
            let input = input(folder, name);
            let before = kept.get(&input, &metadata);
            known.push(before.is_some());
            let make = || {
                let origin = Origin { release: (*name).to_owned(), ..Origin::default() };
                let headline = fs::read_to_string(folder.join(name)).unwrap();
                let record = Record { origin, headline, ..Record::default() };
                vec![(Spool::encode(&record), record)]
            };
            for (encoded, record) in before.unwrap_or_else(make) {
                assert_eq!(record.headline, fs::read_to_string(folder.join(name)).unwrap());
                spool.push(&encoded).unwrap();
                keeping.note(&kept, &input, Some((&record, &encoded)), &metadata);
            }
        }
        drop(spool.records().unwrap());
        let findings: Vec<String> = names.iter().map(|name| format!("finding-{name}")).collect();
        let news = kept.news(&keeping, &findings);
        kept.prepare(keeping, &path, findings).unwrap().finish().unwrap();
        (known, news)
    }

    #[test]
    fn what_has_not_changed_is_kept_and_the_rest_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        for name in ["a", "b", "c"] {
            write(name, &format!("Text {name}"));
        }
        let run = |names: &[&str], conditions: &[u8], fresh| run(folder.path(), names, conditions, fresh);
        assert_eq!(run(&["a", "b", "c"], b"1", false), (vec![false; 3], None));
        write("b", "anders");
        write("d", "neu");
        let (known, news) = run(&["a", "b", "d"], b"1", false);
        assert_eq!(known, [true, false, false]);
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let expected = News {
            new: list(&["d"]),
            changed: list(&["b"]),
            gone: list(&["c"]),
            unchanged: 1,
            findings: list(&["finding-d"]),
        };
        assert_eq!(news, Some(expected));
        // other options, and what a user asks for
        assert_eq!(run(&["a", "b", "d"], b"2", false).0, [false; 3]);
        assert_eq!(run(&["a", "b", "d"], b"2", true), (vec![false; 3], None));
        assert_eq!(run(&["a", "b", "d"], b"2", false).0, [true; 3]);
        // a store that is broken is none
        let store = fs::read_dir(folder.path().join("cache")).unwrap().next().unwrap().unwrap().path();
        fs::write(store, b"12345678901234567890").unwrap();
        assert_eq!(run(&["a"], b"2", false), (vec![false], None));
    }
}
