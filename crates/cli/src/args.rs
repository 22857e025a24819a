//! The tree of commands. What stands here is the manual that `--help` prints.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::commands::{audit, bench, db, drill, files, functions, user};

const EXIT_CODES: &str = "\
Exit codes:
  0   done
  1   a check found something (doctor, db check, db audit, audit verify,
      files check)
  2   the command was not understood
  3   something is in the way: another process on the data directory or port, a foreign or
      different database, a conflict with what is there
  10  the migration history names a file that this program does not have (missing)
  11  a new migration stands before one that was applied (extra)
  12  a migration was changed after it was applied (edited)
  13  a migration was applied under another number (reordered)
  69  something that is needed is not available (database, PostgreSQL's programs, network)
  78  the settings cannot be used

A first look:       mentalspace demo
A server:           mentalspace serve --data-dir /var/lib/mentalspace
What can be set:    mentalspace config show
What is wrong:      mentalspace doctor";

/// An EHR for behavioral health, in one program.
///
/// Without DATABASE_URL it keeps a private PostgreSQL in its data directory, reachable only from
/// this machine; with it, it uses the database you name. Settings come from a TOML file and from
/// the environment; `mentalspace config show` lists every one.
#[derive(Debug, Parser)]
#[command(name = "mentalspace", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub command: Command,
}

/// Where to find things; for every command.
#[derive(Debug, Clone, Args)]
pub struct Globals {
    /// Where this installation keeps its database, keys and files.
    ///
    /// Default: the setting data_dir; else /var/lib/mentalspace for root, or
    /// ~/.local/share/mentalspace.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Where")]
    pub data_dir: Option<PathBuf>,
    /// The settings file. Default: mentalspace.toml in the data directory, if there is one.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "MENTALSPACE_CONFIG",
        help_heading = "Where"
    )]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server: functions, sign-in, web app and background jobs.
    Serve(ServeArgs),
    /// Run background jobs only, beside servers on the same database.
    Worker,
    /// Run a demo practice with invented people, and print their sign-ins.
    ///
    /// Asks nothing. DIR/demo.json holds the address, the keys and every sign-in for tests and
    /// scripts. A second run keeps the data; stopping it stops everything it started.
    Demo(DemoArgs),
    /// The database: start, migrate, check.
    #[command(subcommand)]
    Db(db::Db),
    /// Every operation there is: list, call, derive.
    #[command(subcommand)]
    Functions(functions::Functions),
    /// The file store: compare it with the database.
    #[command(subcommand)]
    Files(files::Files),
    /// The audit log: prove that nothing was changed.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// People who can sign in.
    #[command(subcommand)]
    User(user::User),
    /// The sign-in service.
    #[command(subcommand)]
    Auth(user::Auth),
    /// Settings: check them, show them.
    #[command(subcommand)]
    Config(Config),
    /// Look at everything that can be wrong, and say how to mend it.
    Doctor(Listing),
    /// Measure.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Disasters on purpose, on a scratch practice.
    #[command(subcommand)]
    Drill(drill::Drill),
    /// The version of this program and its schema.
    Version(Listing),
}

#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Listen here instead of the setting server.listen.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// Serve without running background jobs; a `mentalspace worker` must run them.
    #[arg(long)]
    pub no_jobs: bool,
}

#[derive(Debug, Clone, Args)]
pub struct DemoArgs {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// How much there is in it, when it is made.
    #[arg(long, value_enum, default_value_t = DemoScale::Practice)]
    pub scale: DemoScale,
    /// With --scale group: weeks of visits, 40 in a week for each of 50 clinicians; other clients every ten weeks.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(i32).range(10..=1000))]
    pub group_weeks: i32,
}

/// How much there is in the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DemoScale {
    /// Twelve clients in each practice and an empty calendar: for tests and scripts.
    Small,
    /// 120 clients with a year of visits, notes, claims and payments, and a small practice beside it.
    Practice,
    /// For measurements: the small one, and beside it a practice of 100,000 clients and 1,000,000 visits, loaded in bulk (minutes, 3 GB).
    Group,
}

/// How to print a list.
#[derive(Debug, Clone, Copy, Args)]
pub struct Listing {
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Config {
    /// Read all settings and say whether they can be used.
    Check,
    /// Every setting with its value, where the value came from, and its environment variable.
    ///
    /// Passwords are masked.
    Show(Listing),
}

#[cfg(test)]
mod tests;
