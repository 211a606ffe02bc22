//! The program: arguments in, one call, an exit code out.

mod cli;
mod commands;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    // a fault in one release is reported as a failure of that file; its backtrace helps developers alone
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    match commands::run(cli::Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("presselese: {error:#}");
            ExitCode::from(2)
        }
    }
}
