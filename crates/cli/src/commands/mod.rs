//! One file per command.

pub mod audit;
pub mod bench;
pub mod config;
pub mod db;
pub mod demo;
pub mod doctor;
pub mod drill;
pub mod files;
pub mod functions;
pub mod serve;
pub mod user;
pub mod version;

use server::Fault;

use crate::args::{Arguments, Command};

/// Runs a command.
pub async fn run(arguments: Arguments) -> Result<(), Fault> {
    let globals = &arguments.globals;
    match arguments.command {
        Command::Serve(args) => serve::serve(globals, args).await,
        Command::Worker => serve::worker(globals).await,
        Command::Demo(args) => demo::run(globals, args).await,
        Command::Db(command) => db::run(globals, command).await,
        Command::Functions(command) => functions::run(globals, command).await,
        Command::Files(command) => files::run(globals, command).await,
        Command::Audit(command) => audit::run(globals, command).await,
        Command::User(command) => user::run(globals, command).await,
        Command::Auth(command) => user::auth(globals, command).await,
        Command::Config(command) => config::run(globals, command),
        Command::Doctor(listing) => doctor::run(globals, listing).await,
        Command::Bench(command) => bench::run(globals, command).await,
        Command::Drill(command) => drill::run(globals, command).await,
        Command::Version(listing) => version::run(listing),
    }
}
