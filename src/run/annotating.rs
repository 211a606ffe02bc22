//! The folder of annotations: the files of each release, put in their place at the end.

use super::RunError;
use super::extract::Options;
use super::output::{Output, OutputError};
use super::temporary::placing;
use crate::annotations::{FileNames, Tool};
use crate::read::files_of_run;
use crate::tables::Written;
use rustc_hash::FxHashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub struct AnnotationFolder {
    folder: PathBuf,
    output: Output,
    names: FileNames,
    /// Files of an earlier run, which may be replaced.
    own: FxHashSet<String>,
}

impl AnnotationFolder {
    /// `tables` is the folder of the tables, which must be another.
    pub fn open(tool: Tool, folder: &Path, tables: &Output) -> Result<AnnotationFolder, RunError> {
        let output = Output::open(folder)?;
        if tables.is_at(folder) {
            let source = io::Error::other("the tables are written there; name another with --to");
            return Err(OutputError::Write { path: folder.to_owned(), source }.into());
        }
        let own = files_of_run(folder).into_iter().collect();
        let mut annotations = AnnotationFolder { folder: folder.to_owned(), output, names: FileNames::default(), own };
        if let Some((name, text)) = tool.common_file() {
            annotations.write(name.to_owned(), text)?;
        }
        Ok(annotations)
    }

    /// Writes the files of a release: their endings and what stands in them.
    pub fn add(&mut self, release: &str, files: &[(&'static str, String)]) -> Result<(), RunError> {
        let name = self.names.name(release);
        files.iter().try_for_each(|(ending, text)| self.write(format!("{name}.{ending}"), text))
    }

    pub fn finish(self, options: &Options, inputs: &[String]) -> Result<(), RunError> {
        Ok(placing(|| self.output.finish(options, inputs))?)
    }

    fn write(&mut self, name: String, text: &str) -> Result<(), RunError> {
        let path = self.folder.join(&name);
        if path.exists() && !self.own.contains(&name) {
            // a release that lies there must not be written over
            let source = io::Error::other("a file of this name is there already; name an empty folder with --to");
            return Err(OutputError::Write { path, source }.into());
        }
        let written = self.output.create(&name)?.write_all(text.as_bytes());
        written.map_err(|error| self.output.failed(&name, error))?;
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        self.output.add(name, Written { rows: text.lines().count() as u64, hash });
        Ok(())
    }
}
