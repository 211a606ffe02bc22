//! A run of the program that goes on while a test does something to it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a run may take before a test gives it up.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program at work. Dropped, it is killed.
pub struct Running {
    process: Child,
    input: Option<ChildStdin>,
}

impl Running {
    pub fn start(mut command: Command) -> Running {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let input = process.stdin.take();
        Running { process, input }
    }

    /// Says the rest of standard input.
    pub fn say(&mut self, text: &str) {
        let mut input = self.input.take().unwrap();
        input.write_all(text.as_bytes()).unwrap();
    }

    /// Waits until something is so; `false` if the run ended before.
    pub fn until(&mut self, is_so: impl Fn() -> bool) -> bool {
        let begun = Instant::now();
        while !is_so() {
            if self.process.try_wait().unwrap().is_some() {
                return is_so();
            }
            assert!(begun.elapsed() < PATIENCE, "it never came to be");
            std::thread::yield_now();
        }
        true
    }

    /// Lets the run go on for some time; `false` if it ended before.
    pub fn goes_on(&mut self, time: Duration) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < time {
            if self.process.try_wait().unwrap().is_some() {
                return false;
            }
            std::thread::sleep(Duration::from_micros(200));
        }
        true
    }

    /// Ends it as `kill -9` does.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Sends a signal and waits for the end: how it ended, and how long that took.
    #[cfg(unix)]
    pub fn signal(mut self, signal: rustix::process::Signal) -> (ExitStatus, Duration) {
        let process = rustix::process::Pid::from_child(&self.process);
        let begun = Instant::now();
        rustix::process::kill_process(process, signal).unwrap();
        let input = self.input.take();
        let status = self.process.wait().unwrap();
        drop(input);
        (status, begun.elapsed())
    }

    pub fn wait(mut self) -> ExitStatus {
        drop(self.input.take());
        self.process.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What a run keeps in a folder while it is at work.
pub fn temporary(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with('.')).collect()
}

/// A generator of moments that are the same in every run of a test (xorshift).
pub struct Moments(pub u64);

impl Moments {
    /// A number from 0 to below 1.
    pub fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}
