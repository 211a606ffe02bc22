//! An output folder: tables are written under temporary names beside their place and renamed together at the end.

use super::temporary::WorkFolder;
use crate::read::files_of_run;
use crate::tables::Written;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error("{}: the output folder cannot be written ({source}); name another with --out", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error("{}: cannot be written ({source})", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error(
        "{}: cannot be replaced ({source}); close it in other programs and run again. Tables before it in the \
         alphabet may already be of this run, run.json is still of the one before",
        path.display()
    )]
    Replace { path: PathBuf, source: io::Error },
}

/// A folder of tables in the making. Dropped unfinished, it leaves the folder as it was.
pub struct Output {
    folder: PathBuf,
    staging: WorkFolder,
    /// By file name.
    tables: BTreeMap<String, Written>,
}

/// run.json: what made the tables beside it.
#[derive(Debug, Serialize)]
pub struct RunFile<'a, O: Serialize> {
    pub program: &'static str,
    pub version: &'static str,
    pub options: &'a O,
    pub inputs: &'a [String],
    /// By file name.
    pub tables: &'a BTreeMap<String, Written>,
}

/// The name of the file that says what made the tables beside it.
pub const RUN_FILE: &str = "run.json";

impl Output {
    /// Makes the folder where it is missing and sees that it can be written.
    pub fn open(folder: &Path) -> Result<Output, OutputError> {
        let failed = |source| OutputError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let staging = WorkFolder::new(folder).map_err(failed)?;
        Ok(Output { folder: folder.to_owned(), staging, tables: BTreeMap::new() })
    }

    pub fn spool_path(&self) -> PathBuf {
        self.staging.path().join("spool")
    }

    /// A file of its own for the spool, gone with the run.
    pub fn spool(&self) -> Result<File, OutputError> {
        let path = self.spool_path();
        let opened = File::options().read(true).write(true).create_new(true).open(&path);
        opened.map_err(|source| OutputError::Write { path, source })
    }

    /// A file in the making; what is written to it goes to the system at once.
    pub fn create(&self, name: &str) -> Result<File, OutputError> {
        let path = self.staging.path().join(name);
        File::create(&path).map_err(|source| OutputError::Write { path, source })
    }

    /// Takes a file that is done for one of the run.
    pub fn add(&mut self, name: String, written: Written) {
        self.tables.insert(name, written);
    }

    /// Whether a path leads to this folder.
    pub fn is_at(&self, folder: &Path) -> bool {
        let same = |one: &Path, other: &Path| Some(one.canonicalize().ok()? == other.canonicalize().ok()?);
        same(&self.folder, folder).unwrap_or(false)
    }

    /// A failure while the spool or a table was written.
    pub fn failed(&self, name: &str, source: io::Error) -> OutputError {
        OutputError::Write { path: self.folder.join(name), source }
    }

    /// Puts everything in its place, run.json last. Files of an earlier run that this one did not write go.
    pub fn finish<O: Serialize>(self, options: &O, inputs: &[String]) -> Result<(), OutputError> {
        let run = RunFile {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            options,
            inputs,
            tables: &self.tables,
        };
        let json = serde_json::to_string_pretty(&run).map_err(|error| self.failed(RUN_FILE, error.into()))?;
        let written = self.create(RUN_FILE).map(|mut file| writeln!(file, "{json}"));
        written?.map_err(|source| self.failed(RUN_FILE, source))?;
        for name in
            files_of_run(&self.folder).iter().filter(|name| *name != RUN_FILE && !self.tables.contains_key(*name))
        {
            let path = self.folder.join(name);
            match fs::remove_file(&path) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(OutputError::Replace { path, source });
                }
                _ => {}
            }
        }
        for name in self.tables.keys().map(String::as_str).chain([RUN_FILE]) {
            let path = self.folder.join(name);
            let renamed = fs::rename(self.staging.path().join(name), &path);
            renamed.map_err(|source| OutputError::Replace { path, source })?;
        }
        Ok(())
    }
}

/// A single file that a user named, written beside its place and renamed at the end.
#[cfg(feature = "xlsx")]
pub struct OutputFile {
    path: PathBuf,
    /// In a folder to work in, which goes after it.
    file: tempfile::NamedTempFile,
    _work: WorkFolder,
}

#[cfg(feature = "xlsx")]
impl OutputFile {
    pub fn create(path: &Path) -> Result<OutputFile, OutputError> {
        let failed = |source| OutputError::Write { path: path.to_owned(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(failed)?;
        if path.is_dir() {
            return Err(failed(io::Error::other("it is a folder; name a file")));
        }
        let work = WorkFolder::new(folder).map_err(failed)?;
        let file = tempfile::NamedTempFile::new_in(work.path()).map_err(failed)?;
        Ok(OutputFile { path: path.to_owned(), file, _work: work })
    }

    pub fn writer(&self) -> &File {
        self.file.as_file()
    }

    pub fn failed(&self, source: io::Error) -> OutputError {
        OutputError::Write { path: self.path.clone(), source }
    }

    pub fn finish(self) -> Result<(), OutputError> {
        let OutputFile { path, file, _work } = self;
        // a temporary file is the user's alone; a table is as readable as others
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let shared = fs::Permissions::from_mode(0o644);
            file.as_file()
                .set_permissions(shared)
                .map_err(|source| OutputError::Write { path: path.clone(), source })?;
        }
        file.persist(&path).map(drop).map_err(|error| OutputError::Replace { path, source: error.error })
    }
}
