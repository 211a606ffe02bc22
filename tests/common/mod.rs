//! What the tests of the program share: runs of it, and its tables read back.

#![allow(dead_code)] // each test file uses its own part

pub mod documents;

use assert_cmd::Command;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub type Row = HashMap<String, String>;

/// The program, ready for arguments.
pub fn presselese() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_presselese"));
    // nothing of a test stays in the user's folder for caches, and no test finds what another left
    let cache = concat!(env!("CARGO_TARGET_TMPDIR"), "/cache");
    command.env("XDG_CACHE_HOME", cache);
    command
}

pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Material beside the project that a machine may lack; the message tells why a test does nothing.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = project("../shared").join(path);
    if !path.exists() {
        eprintln!("skipped: {} is not on this machine", path.display());
        return None;
    }
    Some(path)
}

/// The tables of one run.
pub struct Tables {
    folder: TempDir,
}

/// Runs `extract` on `inputs`; the run must succeed.
pub fn extract(inputs: &[&Path]) -> Tables {
    let folder = TempDir::new().unwrap();
    presselese().arg("extract").args(inputs).arg("--quiet").arg("--out").arg(folder.path()).assert().success();
    Tables { folder }
}

/// Writes texts as files of a folder.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

impl Tables {
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn rows(&self, table: &str) -> Vec<Row> {
        rows(&self.folder.path().join(format!("{table}.csv")))
    }
}

pub fn rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// Some columns of rows, for comparing.
pub fn columns<'a>(rows: &'a [Row], names: &[&str]) -> Vec<Vec<&'a str>> {
    rows.iter().map(|row| names.iter().map(|name| row[*name].as_str()).collect()).collect()
}
