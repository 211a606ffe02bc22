//! Folders that a run works in until its results are put in their place.
//!
//! Each is locked as long as its run lives. What a killed run left behind is told by its free lock, and goes when the
//! next run comes by. A run that is to end at once, while it waits or computes, leaves by [`abandon`].

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// What the names of all temporary folders begin with.
pub const PREFIX: &str = ".presselese-";
const LOCK: &str = "lock";

/// The folders that runs of this process work in: a signal is for the whole process too.
static AT_WORK: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// Held while results are put in their place.
static PLACING: Mutex<()> = Mutex::new(());

/// A folder to work in, gone with this value.
#[derive(Debug)]
pub struct WorkFolder {
    /// Closed before the folder goes.
    lock: Option<File>,
    folder: TempDir,
}

impl WorkFolder {
    /// A new folder in `place`, from which what killed runs left is removed.
    pub fn new(place: &Path) -> io::Result<WorkFolder> {
        sweep(place);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place)?;
        at_work().insert(folder.path().to_owned());
        let mut work = WorkFolder { lock: None, folder };
        // it has its name once it is locked: until then no other run takes the folder for one that was left
        let unnamed = work.path().join("unlocked");
        let lock = File::create_new(&unnamed)?;
        // a file system without locks keeps what killed runs leave
        if lock.try_lock().is_ok() {
            fs::rename(unnamed, work.path().join(LOCK))?;
        }
        work.lock = Some(lock);
        Ok(work)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        self.lock = None;
        at_work().remove(self.folder.path());
    }
}

/// Puts results in their place, which [`abandon`] waits for.
pub fn placing<T>(place: impl FnOnce() -> T) -> T {
    let _placing = PLACING.lock().unwrap_or_else(PoisonError::into_inner);
    place()
}

/// Removes what the runs of this process work in, whatever they are at. The process must end without them: the guard
/// that is returned keeps them from putting anything in its place.
pub fn abandon() -> MutexGuard<'static, ()> {
    const TRIES: usize = 20;
    let placing = PLACING.lock().unwrap_or_else(PoisonError::into_inner);
    let folders = at_work().clone();
    for folder in folders {
        // a file that another thread makes in it meanwhile keeps it
        let _ = (0..TRIES).find(|_| fs::remove_dir_all(&folder).is_ok() || !folder.exists());
    }
    placing
}

fn at_work() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what killed runs left in a folder. What cannot be removed stays.
fn sweep(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else { return };
    let is_ours = |name: &str| name.starts_with(PREFIX);
    for entry in entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_ours)) {
        let lock = File::options().write(true).open(entry.path().join(LOCK));
        if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_goes_and_what_another_works_in_stays() {
        let place = tempfile::tempdir().unwrap();
        let at_work = WorkFolder::new(place.path()).unwrap();
        let left = place.path().join(".presselese-left");
        for folder in [&left, &place.path().join(".presselese-other"), &place.path().join("mine")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("spool"), "").unwrap();
        }
        fs::write(left.join(LOCK), "").unwrap();
        fs::write(place.path().join("mine").join(LOCK), "").unwrap();
        let other = WorkFolder::new(place.path()).unwrap();
        assert!(at_work.path().exists() && other.path().exists() && !left.exists());
        let path = other.path().to_owned();
        drop(other);
        assert!(!path.exists());
        // one without a lock may be another run's that has just begun
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 3);
    }
}
