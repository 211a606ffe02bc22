//! Documents whose readers may hang or eat memory are read by worker processes with limits: the program itself, started
//! with a hidden command. A worker lives on until a document is too much for it; there is one for each thread that asks.
//!
//! The question is the number of the format and the bytes, the answer what was read or what is wrong. A worker that needs
//! too long ends itself, so that none outlives a program that was killed.

use super::formats::Format;
use super::{Extracted, ReadError};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The hidden command that makes a worker of the program.
pub const COMMAND: &str = "read-documents";

/// What one document may cost, and the program that keeps to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerOptions {
    pub program: PathBuf,
    pub seconds: u64,
    /// Bytes. Kept on Unix alone.
    pub memory: u64,
}

impl WorkerOptions {
    pub fn new(program: PathBuf) -> WorkerOptions {
        WorkerOptions { program, seconds: 10, memory: 512 << 20 }
    }
}

/// The workers of a reader.
#[derive(Debug)]
pub struct Workers {
    options: WorkerOptions,
    idle: Mutex<Vec<Worker>>,
}

#[derive(Debug)]
struct Worker {
    process: Child,
    question: ChildStdin,
    answer: ChildStdout,
}

impl Workers {
    pub fn new(options: WorkerOptions) -> Workers {
        Workers { options, idle: Mutex::default() }
    }

    /// Has a document read. A worker that fails is not used again.
    pub fn read(&self, format: Format, bytes: &[u8]) -> Result<Extracted, ReadError> {
        let Some(number) = format.number() else { return format.read(bytes) };
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let started = || self.start().map_err(|error| ReadError::Worker(error.to_string()));
        let mut worker = idle.map_or_else(started, Ok)?;
        match worker.ask(number, bytes) {
            Ok(answer) => {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                answer
            }
            Err(_) => Err(self.cause(worker)),
        }
    }

    fn start(&self) -> io::Result<Worker> {
        let mut process = Command::new(&self.options.program)
            .arg(COMMAND)
            // the heap of the program would set aside more room at once than a worker may have
            .env("MIMALLOC_DISALLOW_ARENA_ALLOC", "1")
            .args([self.options.seconds.to_string(), self.options.memory.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(question), Some(answer)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Worker { process, question, answer })
    }

    /// Why a worker gave no answer.
    fn cause(&self, mut worker: Worker) -> ReadError {
        // it may be about to end; if it is not, its answers cannot be trusted
        drop(worker.question);
        let patience = Instant::now() + Duration::from_secs(1);
        let status = loop {
            match worker.process.try_wait() {
                Ok(None) if Instant::now() < patience => std::thread::sleep(Duration::from_millis(5)),
                Ok(None) => {
                    let _ = worker.process.kill();
                    break worker.process.wait().ok();
                }
                ended => break ended.ok().flatten(),
            }
        };
        match status.and_then(|status| status.code()) {
            Some(TOO_SLOW) => ReadError::TooSlow { seconds: self.options.seconds },
            _ => ReadError::TooHungry { memory: self.options.memory },
        }
    }
}

impl Worker {
    fn ask(&mut self, number: u8, bytes: &[u8]) -> io::Result<Result<Extracted, ReadError>> {
        self.question.write_all(&[number])?;
        send(&mut self.question, bytes)?;
        let answer = receive(&mut self.answer)?;
        postcard::from_bytes(&answer).map_err(io::Error::other)
    }
}

/// The exit code of a worker that ended itself.
const TOO_SLOW: i32 = 124;

/// Answers questions from standard input until there are no more.
pub fn serve(seconds: u64, memory: u64) -> io::Result<()> {
    let clock = Clock::start(seconds);
    limit_memory(memory);
    let (mut questions, mut answers) = (io::stdin().lock(), io::stdout().lock());
    let mut number = [0];
    while questions.read(&mut number)? == 1 {
        let bytes = receive(&mut questions)?;
        clock.begin();
        let format = Format::of_number(number[0]).unwrap_or(Format::Text);
        let answer = format.read_guarded(&bytes).map_err(|error| match error {
            // asked for politely, memory is refused politely
            ReadError::Damaged { reason, .. } if reason.ends_with("out of memory") => ReadError::TooHungry { memory },
            other => other,
        });
        let answer = postcard::to_stdvec(&answer).map_err(io::Error::other)?;
        clock.end();
        send(&mut answers, &answer)?;
    }
    Ok(())
}

fn send(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

fn receive(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    let read = from.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Ends the process when a document takes too long.
struct Clock {
    /// When the document at hand must be done, in milliseconds since the start; 0 between documents.
    due: Arc<AtomicU64>,
    started: Instant,
    allowed: Duration,
}

impl Clock {
    fn start(seconds: u64) -> Clock {
        let clock = Clock { due: Arc::default(), started: Instant::now(), allowed: Duration::from_secs(seconds) };
        let (due, started) = (Arc::clone(&clock.due), clock.started);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_millis(20));
                let at = due.load(Ordering::Relaxed);
                if at != 0 && started.elapsed().as_millis() as u64 > at {
                    std::process::exit(TOO_SLOW);
                }
            }
        });
        clock
    }

    fn begin(&self) {
        let due = (self.started.elapsed() + self.allowed).as_millis() as u64;
        self.due.store(due.max(1), Ordering::Relaxed);
    }

    fn end(&self) {
        self.due.store(0, Ordering::Relaxed);
    }
}

/// More memory than this is not given to the process: it ends when it asks for it.
#[cfg(unix)]
fn limit_memory(bytes: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let hard = getrlimit(Resource::As).maximum;
    let current = Some(hard.map_or(bytes, |hard| hard.min(bytes)));
    // where the system knows no such limit, the time limit holds alone
    let _ = setrlimit(Resource::As, Rlimit { current, maximum: hard });
}

#[cfg(not(unix))]
fn limit_memory(_: u64) {}
