//! What happens to a run from outside: it is killed, the disk is full, files vanish, names are odd. Each test really does it.

#![cfg(unix)]

mod common;
#[path = "common/process.rs"]
mod process;

use common::{columns, folder, rows};
use process::{Moments, Running, temporary};
use rustix::process::Signal;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const RELEASE: &str = "Musterstadt, 3. März 2021 – Der Musterbund e. V. hat neun Mitglieder.\n\n\
    Im Dezember 2020 trat die Dünengenossenschaft eG bei. „Wir wachsen“, sagte Erika Beispielmann.\n";

const PROGRAM: &str = env!("CARGO_BIN_EXE_presselese");

/// `extract` into `out`, with a folder of its own for what is kept between runs.
fn extract(out: &Path, cache: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env("XDG_CACHE_HOME", cache).args(["extract", "--quiet", "--out"]).arg(out);
    command
}

/// Releases that differ in their figures, so that the tables of two runs differ too.
fn releases(count: usize, members: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for number in 0..count {
        let text = format!(
            "Musterstadt, 3. März 2021 – Der {}. Musterbund e. V. hat {} Mitglieder.\n\n„Wir wachsen“, sagte Erika Beispielmann.\n",
            number + 1,
            members + number
        );
        fs::write(folder.path().join(format!("{number:04}.txt")), text).unwrap();
    }
    folder
}

/// The files of a folder with what stands in them, temporary ones not.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    files
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Whether all files are those that run.json names, with their hashes.
fn agree(files: &BTreeMap<String, Vec<u8>>) -> bool {
    let Some(run) = files.get("run.json") else { return false };
    let run: serde_json::Value = serde_json::from_slice(run).unwrap();
    let tables = run["tables"].as_object().unwrap();
    tables.len() + 1 == files.len()
        && tables.iter().all(|(name, table)| {
            files.get(name).is_some_and(|bytes| table["hash"] == blake3::hash(bytes).to_hex().as_str())
        })
}

#[test]
fn killed_at_any_moment_every_table_is_whole_and_the_next_run_mends_all() {
    const KILLS: usize = 50;
    let inputs = [releases(20, 100), releases(23, 500)];
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let run = |which: usize| {
        let mut command = extract(out.path(), cache.path());
        command.arg(inputs[which].path()).args(["--tokens", "--jobs", "2"]);
        Running::start(command)
    };
    let mut takes = Duration::ZERO;
    let whole: Vec<BTreeMap<String, Vec<u8>>> = [0, 1]
        .map(|which| {
            let begun = Instant::now();
            assert!(run(which).wait().success());
            takes = begun.elapsed();
            files(out.path())
        })
        .into();
    assert!(whole[0] != whole[1] && whole.iter().all(agree));
    let mut moments = Moments(20_210_303);
    let (mut cut_off, mut mixtures) = (0, 0);
    for kill in 0..KILLS {
        // the tables there are of one run, those on their way of the other
        let which = kill % 2;
        let mut running = run(which);
        // every other one while the tables are put in their place, which is soon over
        if kill % 4 > 1 {
            let is_writing = || temporary(out.path()).iter().any(|folder| folder.join("run.json").exists());
            running.until(is_writing);
            running.goes_on(Duration::from_micros((moments.next() * 500.0) as u64));
        } else {
            running.goes_on(takes.mul_f64(moments.next()));
        }
        running.kill();
        let left = files(out.path());
        for (name, bytes) in &left {
            let is_whole = |whole: &BTreeMap<String, Vec<u8>>| whole.get(name) == Some(bytes);
            assert!(whole.iter().any(is_whole), "{name} is not whole after kill {kill}");
        }
        let is_one_run = whole.contains(&left);
        assert_eq!(agree(&left), is_one_run, "a mixture is seen by run.json");
        cut_off += usize::from(left != whole[which]);
        mixtures += usize::from(!is_one_run);
        assert!(run(which).wait().success());
        assert!(files(out.path()) == whole[which], "the run after kill {kill}");
        assert_eq!(temporary(out.path()), [] as [&Path; 0], "what killed runs left goes");
    }
    eprintln!("{KILLS} kills: {cut_off} before the end, {mixtures} mixtures");
    assert!(cut_off > KILLS / 4, "{cut_off} of {KILLS}");
    // nothing is left over of what is kept for the next run
    assert_eq!(temporary(&cache.path().join("presselese")), [] as [&Path; 0]);
}

#[test]
fn a_full_disk_is_told_and_leaves_the_tables_of_before() {
    let input = releases(300, 100);
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    assert!(extract(out.path(), cache.path()).arg(releases(2, 5).path()).status().unwrap().success());
    let before = files(out.path());
    // no file may grow above some blocks of 512 bytes: the spool fails first, later a table
    for blocks in [16, 64, 256] {
        let mut shell = Command::new("sh");
        shell.env("XDG_CACHE_HOME", cache.path()).arg("-c");
        shell.arg(format!("ulimit -f {blocks}; exec \"$0\" extract --quiet --tokens --out \"$1\" \"$2\""));
        let ended = shell.arg(PROGRAM).arg(out.path()).arg(input.path()).output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{blocks} blocks: {:?} {told}", ended.status);
        assert!(told.contains("cannot be written"), "{told}");
        assert!(files(out.path()) == before && temporary(out.path()).is_empty(), "{blocks} blocks");
    }
}

/// A folder on a disk of its own, gone when dropped; `None` where that is not allowed.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount(size: &str) -> Option<SmallDisk> {
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"]).arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("skipped: no disk can be mounted here");
        }
        mounted.then_some(SmallDisk(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_disk_that_runs_full_is_told() {
    let Some(disk) = SmallDisk::mount("300k") else { return };
    let (out, cache) = (disk.0.path().join("out"), TempDir::new().unwrap());
    assert!(extract(&out, cache.path()).arg(releases(2, 5).path()).status().unwrap().success());
    let before = files(&out);
    let ended = extract(&out, cache.path()).arg(releases(400, 100).path()).arg("--tokens").output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(told.contains("No space left"), "{told}");
    assert!(files(&out) == before && temporary(&out).is_empty());
    // a full disk for what is kept costs time, nothing else
    let out = TempDir::new().unwrap();
    assert!(extract(out.path(), disk.0.path()).arg(releases(400, 100).path()).status().unwrap().success());
    assert!(agree(&files(out.path())));
    assert_eq!(temporary(&disk.0.path().join("presselese")), [] as [&Path; 0]);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_before_any_work() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let input = releases(1, 5);
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(out.path(), 0o555);
    mode(input.path(), 0o755);
    let mut command = extract(out.path(), cache.path());
    command.arg(input.path());
    if rustix::process::getuid().is_root() {
        // root may write anywhere: the run is somebody else's, with a program that he can reach
        let copy = cache.path().join("program");
        fs::copy(PROGRAM, &copy).unwrap();
        mode(&copy, 0o755);
        mode(cache.path(), 0o755);
        command = Command::new(&copy);
        command.args(["extract", "--quiet", "--out"]).arg(out.path()).arg(input.path());
        command.current_dir("/").env("HOME", "/nowhere").uid(65534).gid(65534);
    }
    let ended = command.output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(told.contains("the output folder cannot be written") && told.contains("--out"), "{told}");
    assert!(files(out.path()).is_empty());
    mode(out.path(), 0o755);
}

/// Releases enough that the last of them are opened after the first were handed on; standard input is the first.
fn run_that_waits(input: &Path, out: &Path, cache: &Path, more: &[&str]) -> Running {
    let mut command = extract(out, cache);
    command.arg("-").arg(input).args(more);
    let mut running = Running::start(command);
    // the inputs are listed before the output folder is made
    assert!(running.until(|| !temporary(out).is_empty()));
    running
}

#[test]
fn a_file_that_vanishes_during_the_run_is_a_failure_and_the_run_goes_on() {
    let input = releases(150, 5);
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut running = run_that_waits(input.path(), out.path(), cache.path(), &[]);
    fs::remove_file(input.path().join("0149.txt")).unwrap();
    fs::write(input.path().join("0148.txt"), "").unwrap();
    fs::remove_file(input.path().join("0147.txt")).unwrap();
    fs::create_dir(input.path().join("0147.txt")).unwrap();
    fs::write(input.path().join("0146.txt"), RELEASE).unwrap();
    running.say(RELEASE);
    assert_eq!(running.wait().code(), Some(3));
    let failures = rows(&out.path().join("failures.csv"));
    let path = |name: &str| format!("{}/{name}", input.path().display());
    let failed: Vec<&str> = failures.iter().map(|row| row["path"].as_str()).collect();
    assert_eq!(failed, [path("0147.txt"), path("0148.txt"), path("0149.txt")]);
    let releases = rows(&out.path().join("releases.csv"));
    assert_eq!(releases.len(), 148);
    let changed = releases.iter().find(|row| row["release"] == path("0146.txt")).unwrap();
    // what it says now
    assert_eq!(changed["hash"], blake3::hash(RELEASE.as_bytes()).to_hex().as_str());
}

#[test]
fn odd_files_and_names_are_rows_or_failures() {
    let input = folder(&[("a.txt", RELEASE), ("b/c.txt", RELEASE)]);
    let at = |name: &str| input.path().join(name);
    // links in a circle, to nothing, and to themselves
    symlink("..", at("b/up")).unwrap();
    symlink("other", at("one")).unwrap();
    symlink("one", at("other")).unwrap();
    symlink("self", at("self")).unwrap();
    symlink("nowhere", at("nothing.txt")).unwrap();
    let made = Command::new("mkfifo").arg(at("pipe.txt")).status().unwrap();
    assert!(made.success());
    symlink("pipe.txt", at("linked-pipe.txt")).unwrap();
    let odd =
        [&b"f\xfcr.txt"[..], b"f\xe4r.txt", b"zwei\nZeilen.txt", b"-.txt", b" .txt", "e\u{301}\u{202e}.txt".as_bytes()];
    for name in odd {
        fs::write(input.path().join(OsStr::from_bytes(name)), RELEASE).unwrap();
    }
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let run = || extract(out.path(), cache.path()).arg(input.path()).output().unwrap();
    assert_eq!(run().status.code(), Some(3));
    let releases = rows(&out.path().join("releases.csv"));
    let mut names: Vec<&str> = releases.iter().map(|row| row["release"].as_str()).collect();
    names.sort_unstable();
    // names that are no Unicode look alike and are told apart
    let expected = [
        " .txt",
        "'-.txt",
        "a.txt",
        "b/c.txt",
        "e\u{301}\u{202e}.txt",
        "f\u{fffd}r.txt",
        "f\u{fffd}r.txt~2",
        "zwei\nZeilen.txt",
    ];
    assert_eq!(names, expected);
    let failures = rows(&out.path().join("failures.csv"));
    let failures = columns(&failures, &["path", "status"]);
    let expected = [
        ["linked-pipe.txt", "skipped"],
        ["nothing.txt", "failed"],
        ["one", "failed"],
        ["other", "failed"],
        ["pipe.txt", "skipped"],
        ["self", "failed"],
    ];
    assert_eq!(failures, expected);
    let first = files(out.path());
    assert_eq!(run().status.code(), Some(3));
    assert!(files(out.path()) == first, "a second run gives the same");
}

#[test]
fn a_pipe_that_is_named_is_read_once() {
    let pipes = TempDir::new().unwrap();
    let pipe = named_pipe(pipes.path());
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut command = extract(out.path(), cache.path());
    command.arg(&pipe);
    let running = Running::start(command);
    // opening it for writing waits for the reader
    fs::write(&pipe, RELEASE).unwrap();
    assert!(running.wait().success());
    assert_eq!(columns(&rows(&out.path().join("releases.csv")), &["release"]), [["a.txt"]]);
}

#[test]
fn many_files_in_one_folder_are_read() {
    many_files(2_000);
}

/// Takes a minute; `cargo test --release -- --ignored` runs it.
#[test]
#[ignore = "slow without optimisation"]
fn a_hundred_thousand_files_in_one_folder_are_read() {
    many_files(100_000);
}

fn many_files(count: usize) {
    let input = TempDir::new().unwrap();
    for number in 0..count {
        fs::write(input.path().join(format!("{number}.txt")), format!("Der Verein hat {number} Mitglieder.")).unwrap();
    }
    let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    assert!(extract(out.path(), cache.path()).arg(input.path()).status().unwrap().success());
    assert_eq!(rows(&out.path().join("releases.csv")).len(), count);
}

/// A release that takes long to analyse: some megabytes.
fn long_release() -> TempDir {
    folder(&[("a.txt", &RELEASE.repeat(10_000))])
}

#[test]
fn a_signal_ends_a_run_within_a_second_and_leaves_nothing() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let (out, cache) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        assert!(extract(out.path(), cache.path()).arg(releases(2, 5).path()).status().unwrap().success());
        let before = files(out.path());
        let ends = |what: &str, running: Running| {
            let (status, took) = running.signal(signal);
            assert_eq!(status.code(), Some(code), "{what}: {status:?}");
            assert!(took < Duration::from_secs(1), "{what} took {took:?}");
            assert!(files(out.path()) == before, "{what}");
            assert_eq!(temporary(out.path()), [] as [&Path; 0], "{what}");
            assert_eq!(temporary(&cache.path().join("presselese")), [] as [&Path; 0], "{what}");
        };
        // it waits for its input
        let input = releases(3, 5);
        ends("waiting", run_that_waits(input.path(), out.path(), cache.path(), &[]));
        // it analyses one release that takes long
        let input = long_release();
        let mut command = extract(out.path(), cache.path());
        command.arg(input.path());
        let mut running = Running::start(command);
        let has_begun = || !temporary(out.path()).is_empty();
        assert!(running.until(has_begun));
        running.goes_on(Duration::from_millis(100));
        ends("analysing", running);
        // it writes tables
        let input = releases(1_000, 5);
        let mut command = extract(out.path(), cache.path());
        command.arg(input.path());
        let mut running = Running::start(command);
        let is_writing = || temporary(out.path()).iter().any(|folder| folder.join("releases.csv").exists());
        assert!(running.until(is_writing));
        ends("writing", running);
    }
}

#[test]
fn a_signal_ends_a_check_too() {
    let pipes = TempDir::new().unwrap();
    let pipe = named_pipe(pipes.path());
    let mut command = Command::new(PROGRAM);
    command.arg("check").arg(&pipe);
    let running = Running::start(command);
    // the program has opened it too, and waits
    let writer = fs::File::create(&pipe).unwrap();
    let (status, took) = running.signal(Signal::INT);
    drop(writer);
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert_eq!(status.code(), Some(130), "{status:?}");
}

fn named_pipe(folder: &Path) -> PathBuf {
    let pipe = folder.join("a.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    pipe
}
