//! Finds the releases: folders with all below them, single files, standard input.

use super::InputError;
use rustc_hash::FxHashSet;
use std::io;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The settings of the program, which may lie beside the releases.
pub const SETTINGS: &str = "presselese.toml";

/// A file that may be a release. Nothing of it has been read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The id of the release in this run: the path below its INPUT with "/"; with several INPUTs it begins with
    /// the INPUT as given; a single file has its name, standard input "-".
    pub release: String,
    pub location: Location,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    StandardInput,
    File(PathBuf),
    /// A folder that could not be listed or a link that leads nowhere, and why.
    Unreadable(String),
    /// A pipe, socket or device below a folder: opening it might never end.
    Special,
}

/// The inputs in the order in which their rows will stand: as given, below a folder by name. `metadata` is no release
/// wherever it lies. What an earlier run wrote is left out.
pub fn inputs(given: &[PathBuf], metadata: Option<&Path>) -> Result<Vec<Input>, InputError> {
    let metadata = metadata.and_then(|path| path.canonicalize().ok());
    let mut inputs = Inputs { list: Vec::new(), ids: FxHashSet::default() };
    for path in given {
        let prefix = if given.len() > 1 { Some(as_given(path)) } else { None };
        if path.as_os_str() == "-" {
            inputs.add("-".to_owned(), Location::StandardInput);
        } else if is_folder(path)? {
            walk(path, prefix.as_deref(), metadata.as_deref(), &mut inputs);
        } else {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            inputs.add(prefix.unwrap_or(name), Location::File(path.clone()));
        }
    }
    Ok(inputs.list)
}

/// The inputs found so far; no two have one id.
struct Inputs {
    list: Vec<Input>,
    ids: FxHashSet<String>,
}

impl Inputs {
    /// A file that is given twice is one release. Names that are no Unicode may look alike: they get a number.
    fn add(&mut self, release: String, location: Location) {
        if self.ids.insert(release.clone()) {
            self.list.push(Input { release, location });
        } else if !self.list.iter().any(|input| input.release == release && input.location == location) {
            let numbered = (2..).map(|number| format!("{release}~{number}")).find(|id| !self.ids.contains(id));
            self.add(numbered.unwrap_or(release), location);
        }
    }
}

fn is_folder(path: &Path) -> Result<bool, InputError> {
    path.metadata().map(|metadata| metadata.is_dir()).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => InputError::Missing { path: path.to_owned() },
        _ => InputError::Unreadable { path: path.to_owned(), source },
    })
}

fn walk(folder: &Path, prefix: Option<&str>, metadata: Option<&Path>, inputs: &mut Inputs) {
    let mut own = OwnOutputs::default();
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(move |entry| !own.holds(entry)) {
        let (path, location) = match entry {
            Ok(entry) if entry.file_type().is_dir() => continue,
            Ok(entry) if metadata.is_some_and(|metadata| is_same(entry.path(), metadata)) => continue,
            Ok(entry) if entry.file_type().is_file() => (entry.path().to_owned(), Location::File(entry.into_path())),
            Ok(entry) => (entry.into_path(), Location::Special),
            // a link to a folder above: its files have been met there
            Err(error) if error.loop_ancestor().is_some() => continue,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                (path, Location::Unreadable(reason))
            }
        };
        let below = with_slashes(path.strip_prefix(folder).unwrap_or(&path));
        inputs.add(prefix.map_or(below.clone(), |prefix| format!("{prefix}/{below}")), location);
    }
}

fn is_same(path: &Path, canonical: &Path) -> bool {
    path.file_name() == canonical.file_name() && path.canonicalize().is_ok_and(|path| path == canonical)
}

/// An INPUT as the user wrote it, without a slash at its end.
fn as_given(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    let trimmed = text.trim_end_matches('/');
    if trimmed.is_empty() { text } else { trimmed.to_owned() }
}

fn with_slashes(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What a run of this program left in the folder looked at last: run.json and the tables that it names, and the
/// temporary folder of a run that is at work or was cut off.
#[derive(Default)]
struct OwnOutputs {
    folder: PathBuf,
    names: Vec<String>,
}

impl OwnOutputs {
    fn holds(&mut self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        if entry.depth() == 0 {
            return false;
        }
        if entry.file_type().is_dir() {
            // a folder that a run works in (run/temporary.rs)
            return name.starts_with(".presselese-");
        }
        if name == SETTINGS {
            return true;
        }
        let folder = entry.path().parent().unwrap_or(Path::new(""));
        if self.folder != folder {
            self.folder = folder.to_owned();
            self.names = files_of_run(folder);
        }
        self.names.iter().any(|own| *own == name)
    }
}

/// The files in a folder that a run of this program wrote, as its run.json says, itself included.
pub fn files_of_run(folder: &Path) -> Vec<String> {
    read_run_file(&folder.join("run.json")).unwrap_or_default()
}

fn read_run_file(run_file: &Path) -> Option<Vec<String>> {
    // a folder of annotations has two files a release
    const LARGEST: u64 = 1 << 28;
    if !run_file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST) {
        return None;
    }
    let run: serde_json::Value = serde_json::from_slice(&std::fs::read(run_file).ok()?).ok()?;
    let ours = run.get("program")?.as_str()? == env!("CARGO_PKG_NAME");
    let tables = run.get("tables")?.as_object()?.keys().cloned();
    // nothing outside the folder, whoever wrote the file
    let is_plain = |name: &String| Path::new(name).file_name().is_some_and(|plain| plain == name.as_str());
    ours.then(|| tables.filter(is_plain).chain(["run.json".to_owned()]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with these files; a name that ends with "/" is a folder.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Text").unwrap();
        }
        folder
    }

    fn ids(given: &[PathBuf]) -> Vec<String> {
        inputs(given, None).unwrap().into_iter().map(|input| input.release).collect()
    }

    #[test]
    fn a_folder_is_read_with_all_below_it_in_order() {
        let folder = folder(&["b.txt", "a/z.txt", "a/.hidden/c.txt", "ä.md"]);
        assert_eq!(ids(&[folder.path().to_owned()]), ["a/.hidden/c.txt", "a/z.txt", "b.txt", "ä.md"]);
    }

    #[test]
    fn several_inputs_begin_with_the_input_as_given() {
        let folder = folder(&["one/a.txt", "two/a.txt"]);
        let (one, two) = (folder.path().join("one/"), folder.path().join("two/a.txt"));
        let base = folder.path().to_string_lossy();
        let expected = [format!("{base}/one/a.txt"), format!("{base}/two/a.txt"), "-".to_owned()];
        assert_eq!(ids(&[one, two.clone(), "-".into()]), expected);
        assert_eq!(ids(&[two]), ["a.txt"]);
        assert_eq!(ids(&["-".into()]), ["-"]);
    }

    #[test]
    fn a_file_given_twice_is_one_release() {
        let folder = folder(&["a.txt"]);
        let file = folder.path().join("a.txt");
        assert_eq!(ids(&[folder.path().to_owned(), file.clone(), file]).len(), 1);
    }

    #[test]
    fn a_missing_input_is_told_before_any_work() {
        let error = inputs(&["no-such-folder".into()], None).unwrap_err();
        assert_eq!(error.to_string(), "no-such-folder: no such file or folder");
    }

    #[test]
    fn the_metadata_file_and_own_tables_are_no_releases() {
        let folder = folder(&[
            "a.txt",
            "meta.csv",
            "out/dates.csv",
            "out/mine.txt",
            "other/run.json",
            "out/.presselese-x/spool",
        ]);
        let run = r#"{"program": "presselese", "tables": {"dates.csv": {"rows": 0, "hash": ""}}}"#;
        fs::write(folder.path().join("out/run.json"), run).unwrap();
        let found = inputs(&[folder.path().to_owned()], Some(&folder.path().join("meta.csv"))).unwrap();
        let ids: Vec<&str> = found.iter().map(|input| input.release.as_str()).collect();
        assert_eq!(ids, ["a.txt", "other/run.json", "out/mine.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_but_not_in_circles() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a/x.txt"]);
        symlink(folder.path(), folder.path().join("a/circle")).unwrap();
        symlink(folder.path().join("a/x.txt"), folder.path().join("b.txt")).unwrap();
        symlink("nowhere", folder.path().join("c.txt")).unwrap();
        let found = inputs(&[folder.path().to_owned()], None).unwrap();
        let ids: Vec<&str> = found.iter().map(|input| input.release.as_str()).collect();
        assert_eq!(ids, ["a/x.txt", "b.txt", "c.txt"]);
        assert!(matches!(found[2].location, Location::Unreadable(_)));
    }
}
