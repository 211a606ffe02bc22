//! One function a command: arguments → one call of the library → exit code.

mod check;

use crate::cli::{
    Arguments, Command, Explain, Extract, LARGEST, Reading, Roster, Score, Show, TokenFormat, Tokens, worker,
};
use crate::settings::{self, Settings};
use anyhow::{Context, bail};
use clap::CommandFactory;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use presselese::Analyser;
use presselese::german::lexicon::Lexicon;
use presselese::read::{self, ReadOptions, Reader};
use presselese::report::show::{Marking, show};
use presselese::report::{Language, explain, roster, tokens};
use presselese::run::{self, Material, News, Options, RosterError, RunError, Summary, Watch};
use presselese::score::GoldSet;
use presselese::source::Source;
use presselese::tables::failures::Failure;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Once};
use std::time::Duration;

const FINDINGS: u8 = 1;
const FAILURES: u8 = 3;

pub fn run(command: Command, settings: &Settings) -> anyhow::Result<ExitCode> {
    let analyser = || Analyser::with_lexicon(Lexicon::with_names(&settings.names));
    match command {
        Command::Extract(arguments) => extract(&arguments, &analyser()),
        Command::Check(arguments) => check::check(&arguments, &analyser()),
        Command::Show(arguments) => show_file(&arguments, &analyser()),
        Command::Explain(arguments) => explain_check(&arguments),
        Command::Roster(arguments) => print_roster(&arguments, &analyser()),
        Command::Score(arguments) => score_releases(&arguments, &analyser()),
        Command::Tokens(arguments) => print_tokens(&arguments, &analyser()),
        Command::Init => settings::init().map(|()| ExitCode::SUCCESS),
        Command::ReadDocuments { seconds, memory } => {
            read::worker::serve(seconds, memory).context("documents cannot be handed over")?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "presselese", &mut std::io::stdout());
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn extract(arguments: &Extract, analyser: &Analyser) -> anyhow::Result<ExitCode> {
    let reading = &arguments.reading;
    // one may come from the settings
    if arguments.no_persons && (arguments.tokens || arguments.annotations.is_some()) {
        bail!("--tokens and --annotations hold whole texts and cannot be had with --no-persons");
    }
    let options = Options {
        inputs: reading.inputs.clone(),
        out: arguments.out.clone(),
        metadata: reading.metadata.clone(),
        read: reading.read_options(),
        tokens: arguments.tokens,
        report: arguments.report(),
        style: arguments.style(),
        language: reading.speech.language.into(),
        choice: arguments.judging.choice()?,
        entities: arguments.entities.clone(),
        no_persons: arguments.no_persons,
        cache: crate::cli::cache_folder(),
        fresh: arguments.fresh,
        annotations: arguments.annotations.map(Into::into).zip(arguments.to.clone()),
        #[cfg(feature = "xlsx")]
        xlsx: arguments.xlsx.clone(),
        texts: arguments.texts.clone(),
        json_lines: arguments.jsonl.clone(),
        #[cfg(feature = "parquet")]
        parquet: arguments.parquet.clone(),
    };
    let summary = match watched(reading, |watch| run::extract(analyser, &options, watch))? {
        Ok(summary) => summary,
        Err(interrupted) => return Ok(interrupted),
    };
    tell_failures(&summary.failures);
    for (release, language) in &summary.not_german {
        eprintln!("presselese: {release}: not in German ({language}); it has a row in releases.csv and nothing else");
    }
    for message in &summary.left_out {
        eprintln!("presselese: {message}");
    }
    if let Some(news) = summary.news.as_ref().filter(|_| !reading.quiet) {
        eprintln!("{}", news_line(news, options.language));
    }
    if !reading.quiet {
        eprintln!("{}", summary_line(&summary, options.language, &options.out.display().to_string()));
    }
    Ok(ExitCode::from(match failed(&summary.failures) {
        true if summary.releases == 0 => bail!("no release could be read"),
        true => FAILURES,
        false => 0,
    }))
}

fn show_file(arguments: &Show, analyser: &Analyser) -> anyhow::Result<ExitCode> {
    let mut source = read_one(&arguments.file)?;
    source.metadata.date = arguments.date.or(source.metadata.date);
    let analysis = analyser.analyse(&source);
    let mut stdout = anstream::stdout().lock();
    let plain = matches!(stdout.current_choice(), anstream::ColorChoice::Never);
    let marking = if plain { Marking::Brackets } else { Marking::Colour };
    let shown = show(&analysis, marking, arguments.speech.language.into());
    stdout.write_all(shown.as_bytes()).context("the release cannot be printed")?;
    Ok(ExitCode::SUCCESS)
}

fn print_tokens(arguments: &Tokens, analyser: &Analyser) -> anyhow::Result<ExitCode> {
    let analysis = analyser.analyse(&read_one(&arguments.file)?);
    let printed = match arguments.format {
        TokenFormat::Lines => tokens::lines(&analysis),
        TokenFormat::Conllu => tokens::conllu(&analysis),
    };
    anstream::stdout().write_all(printed.as_bytes()).context("the tokens cannot be printed")?;
    Ok(ExitCode::SUCCESS)
}

/// Reads a single file or standard input.
fn read_one(file: &Path) -> anyhow::Result<Source> {
    let inputs = read::inputs(&[file.to_owned()], None)?;
    let [input] = inputs.as_slice() else { bail!("{}: one file is expected", file.display()) };
    let options = ReadOptions { max_size: LARGEST, worker: worker(), ..ReadOptions::default() };
    Ok(Reader::new(options).first(input).with_context(|| input.release.clone())?.source)
}

fn explain_check(arguments: &Explain) -> anyhow::Result<ExitCode> {
    let language: Language = arguments.speech.language.into();
    let text = match &arguments.code {
        None => explain::list(language),
        Some(code) => match presselese::check::Check::of(code) {
            Some(check) => explain::page(check, language),
            None => bail!("no check has the code {code:?}; `presselese explain` lists all"),
        },
    };
    anstream::stdout().write_all(text.as_bytes()).context("the explanation cannot be printed")?;
    Ok(ExitCode::SUCCESS)
}

fn print_roster(arguments: &Roster, analyser: &Analyser) -> anyhow::Result<ExitCode> {
    let reading = &arguments.reading;
    let read = watched(reading, |watch| {
        let material = Material::find(&reading.inputs, reading.metadata.as_ref(), reading.read_options())?;
        match run::roster(analyser, &material, &arguments.body, arguments.on, watch) {
            Err(RosterError::Run(error)) => Err(error),
            other => Ok(other),
        }
    })?;
    let roster = match read {
        Ok(roster) => roster?,
        Err(interrupted) => return Ok(interrupted),
    };
    let page = roster::page(&roster, arguments.on, reading.speech.language.into());
    anstream::stdout().write_all(page.as_bytes()).context("the roster cannot be printed")?;
    tell_failures(&roster.failures);
    Ok(ExitCode::from(if failed(&roster.failures) { FAILURES } else { 0 }))
}

fn score_releases(arguments: &Score, analyser: &Analyser) -> anyhow::Result<ExitCode> {
    let reading = &arguments.reading;
    let gold = GoldSet::read(&arguments.gold)?;
    let scored = watched(reading, |watch| {
        let material = Material::find(&reading.inputs, reading.metadata.as_ref(), reading.read_options())?;
        run::score_releases(analyser, &material, &gold, watch)
    })?;
    let scored = match scored {
        Ok(scored) => scored,
        Err(interrupted) => return Ok(interrupted),
    };
    anstream::stdout().write_all(scored.page(arguments.show).as_bytes()).context("the scores cannot be printed")?;
    tell_failures(&scored.failures);
    Ok(ExitCode::from(if failed(&scored.failures) { FAILURES } else { 0 }))
}

/// Runs `work` with the threads asked for, a progress bar on a terminal, and an ear for signals: an interrupted run
/// gives the exit code that says so.
fn watched<T: Send>(
    reading: &Reading,
    work: impl FnOnce(&Watch) -> Result<T, RunError> + Send,
) -> anyhow::Result<Result<T, ExitCode>> {
    let signal = Arc::new(AtomicUsize::new(0));
    for number in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register_usize(number, Arc::clone(&signal), number as usize)
            .context("signals cannot be listened to")?;
    }
    let bar = progress_bar(reading.quiet);
    let progress = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let threads = reading.jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("threads cannot be started")?;
    end_when_told(Arc::clone(&signal));
    let result = pool.install(|| work(&Watch { progress: &progress, stop: &signal }));
    bar.finish_and_clear();
    match (result, signal.load(Ordering::Relaxed)) {
        (Ok(done), _) => Ok(Ok(done)),
        (Err(error), 0) => Err(error.into()),
        // whatever went wrong on the way out
        (Err(_), number) => {
            tell_interrupted();
            Ok(Err(ExitCode::from(128 + number as u8)))
        }
    }
}

/// Ends the program where a run does not end by itself soon after a signal: it may wait for its input, or be at a
/// release that takes long.
fn end_when_told(signal: Arc<AtomicUsize>) {
    const LOOK: Duration = Duration::from_millis(20);
    const PATIENCE: Duration = Duration::from_millis(300);
    std::thread::spawn(move || {
        while signal.load(Ordering::Relaxed) == 0 {
            std::thread::sleep(LOOK);
        }
        std::thread::sleep(PATIENCE);
        let _placing = run::abandon();
        tell_interrupted();
        std::process::exit(128 + signal.load(Ordering::Relaxed) as i32);
    });
}

fn tell_interrupted() {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| eprintln!("presselese: {}", RunError::Interrupted));
}

fn progress_bar(quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}  {elapsed}") {
        bar.set_style(style);
    }
    bar
}

fn failed(failures: &[Failure]) -> bool {
    failures.iter().any(|failure| !failure.skipped)
}

fn tell_failures(failures: &[Failure]) {
    for failure in failures {
        eprintln!("presselese: {}: {}", failure.path, failure.error);
    }
}

fn summary_line(summary: &Summary, language: Language, out: &str) -> String {
    let Summary { releases, errors, warnings, notes, not_german, .. } = summary;
    let (failed, skipped): (Vec<_>, Vec<_>) = summary.failures.iter().partition(|failure| !failure.skipped);
    let (not_german, failed, skipped) = (not_german.len(), failed.len(), skipped.len());
    match language {
        Language::German => format!(
            "{} gelesen ({not_german} nicht auf Deutsch, {failed} nicht lesbar, {skipped} übersprungen); \
             {errors} Fehler, {}, {}; Tabellen in {out}",
            counted(*releases, "Meldung", "Meldungen"),
            counted(*warnings, "Warnung", "Warnungen"),
            counted(*notes, "Hinweis", "Hinweise"),
        ),
        Language::English => format!(
            "{} read ({not_german} not in German, {failed} unreadable, {skipped} skipped); {}, {}, {}; tables in {out}",
            counted(*releases, "release", "releases"),
            counted(*errors, "error", "errors"),
            counted(*warnings, "warning", "warnings"),
            counted(*notes, "note", "notes"),
        ),
    }
}

/// What is different from the last run.
fn news_line(news: &News, language: Language) -> String {
    let News { new, changed, gone, unchanged, findings } = news;
    let [of_new, of_changed, of_gone, of_findings] = [new, changed, gone, findings].map(|names| some_of(names));
    let (new, changed, gone) = (new.len(), changed.len(), gone.len());
    match language {
        Language::German => format!(
            "Seit dem letzten Lauf: {new} neu{of_new}, {changed} geändert{of_changed}, {gone} entfallen{of_gone}, \
             {unchanged} unverändert; {}{of_findings}",
            counted(findings.len(), "neuer Befund", "neue Befunde"),
        ),
        Language::English => format!(
            "Since the last run: {new} new{of_new}, {changed} changed{of_changed}, {gone} gone{of_gone}, {unchanged} \
             unchanged; {}{of_findings}",
            counted(findings.len(), "new finding", "new findings"),
        ),
    }
}

/// The first names, in brackets.
fn some_of(names: &[String]) -> String {
    const MOST: usize = 5;
    match names.len() {
        0 => String::new(),
        count => {
            let more = if count > MOST { ", …" } else { "" };
            format!(" ({}{more})", names[..count.min(MOST)].join(", "))
        }
    }
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
