//! Keeps the user's folder for caches small: what no run has used for long goes, and so does the oldest of too much.
//!
//! Every run into an output folder and every archive leaves a store there. Folders come and go; nobody tells us when.
//! Nothing depends on a store but time, so one that goes too early costs a slower run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A store that was not written for longer is of a folder that nobody runs into any more.
const LONGEST: Duration = Duration::from_secs(90 * 24 * 3600);
/// All stores together, in bytes.
const MOST: u64 = 4 << 30;

/// Removes old stores from a folder for caches; `written` is the one that stays in any case.
pub fn tidy(folder: &Path, written: &Path) {
    tidy_at(folder, written, SystemTime::now(), MOST);
}

fn tidy_at(folder: &Path, written: &Path, now: SystemTime, most: u64) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut stores: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let Ok(data) = entry.metadata() else { continue };
        let Ok(changed) = data.modified() else { continue };
        let age = now.duration_since(changed).unwrap_or_default();
        let is_store = name.starts_with("extract-") || name.starts_with("archive-");
        if !data.is_file() || path == written {
            continue;
        }
        // what cannot be removed is in the way of nobody
        if is_store && age <= LONGEST {
            stores.push((changed, data.len(), path));
        } else if is_store {
            let _ = fs::remove_file(path);
        }
    }
    stores.sort_by_key(|(changed, ..)| std::cmp::Reverse(*changed));
    let mut total = fs::metadata(written).map_or(0, |data| data.len());
    for (_, size, path) in stores {
        total = total.saturating_add(size);
        if total > most {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    #[test]
    fn what_is_old_or_too_much_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let write = |name: &str, days: u64, size: usize| {
            let path = folder.path().join(name);
            fs::write(&path, vec![0; size]).unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            file.set_modified(now - Duration::from_secs(days * 24 * 3600)).unwrap();
            path
        };
        let written = write("extract-0", 200, 10);
        write("extract-1", 1, 40);
        write("archive-2", 2, 40);
        write("extract-3", 3, 40);
        write("archive-4", 100, 1);
        write("notes.txt", 500, 1000);
        tidy_at(folder.path(), &written, now, 100);
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, ["archive-2", "extract-0", "extract-1", "notes.txt"]);
    }
}
