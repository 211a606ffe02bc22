//! The program: arguments in, one call, an exit code out.

mod cli;
mod commands;
mod settings;

use clap::{CommandFactory, FromArgMatches};
use std::process::ExitCode;

/// Takes a third of the instructions of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // a fault in one release is reported as a failure of that file; its backtrace helps developers alone
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    #[cfg(unix)]
    {
        // a file that may grow no more is an error that is told, not the end of the program
        let happened = std::sync::Arc::<std::sync::atomic::AtomicBool>::default();
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, happened);
    }
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("presselese: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let settings = settings::Settings::find();
    // a broken file is told by the commands that it would be for; `init`, `explain` and `--help` do not need it
    let defaults = settings.as_ref().ok();
    let command = defaults.map_or_else(cli::Arguments::command, |settings| settings.apply(cli::Arguments::command()));
    let settings = match settings {
        Err(error) if std::env::args_os().nth(1).is_some_and(|name| cli::uses_settings(&name)) => return Err(error),
        settings => settings.unwrap_or_default(),
    };
    let arguments = cli::Arguments::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
    commands::run(arguments.command, &settings)
}
