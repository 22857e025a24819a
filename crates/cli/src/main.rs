//! `mentalspace`: the whole of MentalSpace EHR in one program.
//!
//! Each command is a file in `commands/`; [`args`] is the tree of them all, and its help is the manual.

mod args;
mod client;
mod commands;
mod globals;
mod output;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are not faults; clap knows which is which.
            let code = if error.use_stderr() { 2 } else { 0 };
            if error.print().is_err() {
                return ExitCode::from(1);
            }
            return ExitCode::from(code);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("mentalspace: the threads could not be started: {error}");
            return ExitCode::from(server::Fault::UNAVAILABLE);
        }
    };
    match runtime.block_on(commands::run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("mentalspace: {fault}");
            ExitCode::from(fault.code)
        }
    }
}
