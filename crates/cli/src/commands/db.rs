//! `mentalspace db`.

use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Subcommand;
use database::migrator::{Fault as HistoryFault, Step};
use database::{Cluster, ClusterSettings, DATABASE, Migrator, schema_lock, security_audit};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use server::Fault;
use server::place::{Own, Place, SCHEMA_LOCK};

use crate::args::{Globals, Listing};
use crate::globals::Setup;
use crate::output;

/// The database: start, migrate, check.
#[derive(Debug, Subcommand)]
pub enum Db {
    /// Run the private PostgreSQL without the server, until it is stopped.
    Start,
    /// Stop a private PostgreSQL that was left over; one in use is stopped by stopping its owner.
    Stop,
    /// Where the database is, whether it runs, which migrations it has.
    Status(Listing),
    /// Open psql on the private PostgreSQL, as its administrator.
    Psql {
        /// Arguments for psql.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Bring the schema up to date. Killed at any point, the next run goes on.
    Migrate {
        /// Go on although the database holds things that no migration made.
        #[arg(long)]
        adopt: bool,
    },
    /// Compare the schema with docs/schema.lock and name every difference.
    Check {
        #[command(flatten)]
        listing: Listing,
        /// Write docs/schema.lock from the database instead.
        #[arg(long)]
        write: bool,
        /// The lock file; the one built into this program if left out.
        #[arg(long, value_name = "FILE")]
        lock: Option<PathBuf>,
    },
    /// Look for every way in which a table, policy, grant or function could let data through.
    Audit(Listing),
}

/// Runs it.
pub async fn run(globals: &Globals, command: Db) -> Result<(), Fault> {
    let setup = globals.setup()?;
    match command {
        Db::Start => start(&setup).await,
        Db::Stop => stop(&setup),
        Db::Status(listing) => status(&setup, listing).await,
        Db::Psql { arguments } => psql(&setup, &arguments),
        Db::Migrate { adopt } => migrate(&setup, adopt).await,
        Db::Check {
            listing,
            write,
            lock,
        } => check(&setup, listing, write, lock).await,
        Db::Audit(listing) => audit(&setup, listing).await,
    }
}

/// The database of these settings, started for the while if nobody runs it.
pub async fn place(setup: &Setup) -> Result<Place, Fault> {
    let entropy = kernel::SystemEntropy::new();
    Place::find(
        &setup.loaded.config,
        &setup.data_dir,
        Own::IfNobodyElse,
        &entropy,
    )
    .await
}

fn only_private(setup: &Setup) -> Result<ClusterSettings, Fault> {
    match setup.loaded.config.database.is_embedded() {
        true => Ok(ClusterSettings {
            bin_dir: setup.loaded.config.database.pg_bin.clone(),
            ..ClusterSettings::new(&setup.data_dir)
        }),
        false => Err(Fault::config(
            "DATABASE_URL is set, so the database is not ours to run: use its own tools for that",
        )),
    }
}

async fn start(setup: &Setup) -> Result<(), Fault> {
    only_private(setup)?;
    std::fs::create_dir_all(&setup.data_dir)
        .map_err(|error| Fault::unavailable(format!("{}: {error}", setup.data_dir.display())))?;
    let entropy = kernel::SystemEntropy::new();
    let place = Place::find(&setup.loaded.config, &setup.data_dir, Own::Always, &entropy).await?;
    let stop = server::run::stop_signal()?;
    let folder = place
        .access
        .as_ref()
        .map(|access| access.socket_folder().display().to_string());
    output::line(&format!(
        "PostgreSQL runs (socket in {}). Press Ctrl+C to stop it.",
        folder.unwrap_or_default()
    ))?;
    stop.await;
    place.close().await
}

fn stop(setup: &Setup) -> Result<(), Fault> {
    let settings = only_private(setup)?;
    match Cluster::stop_orphan(&settings)? {
        true => output::line("Stopped."),
        false => output::line("Nothing was running."),
    }
}

async fn status(setup: &Setup, listing: Listing) -> Result<(), Fault> {
    let config = &setup.loaded.config.database;
    let cluster = match config.is_embedded() {
        true => Some(Cluster::status(&setup.data_dir)?),
        false => None,
    };
    let runs = cluster
        .as_ref()
        .is_none_or(|cluster| cluster.owner.is_some());
    let migrations = match runs {
        true => {
            let place = place(setup).await?;
            let client = database::connect(&place.app).await?;
            let status = Migrator::new().status(&client).await?;
            place.close().await?;
            Some(status)
        }
        false => None,
    };
    let report = json!({
        "kind": if config.is_embedded() { "private" } else { "elsewhere" },
        "data_dir": setup.data_dir,
        "exists": cluster.as_ref().is_none_or(|cluster| cluster.exists),
        "running": runs,
        "postmaster": cluster.as_ref().and_then(|cluster| cluster.postmaster),
        "owner": cluster.as_ref().and_then(|cluster| cluster.owner),
        "applied": migrations.as_ref().map(|m| m.applied.iter().map(|a| a.name.as_str()).collect::<Vec<_>>()),
        "pending": migrations.as_ref().map(|m| &m.pending),
        "faults": migrations.as_ref().map(|m| history_json(&m.faults)),
    });
    let faults = migrations.map(|m| m.faults).unwrap_or_default();
    if listing.json {
        output::json(&report)?;
        return history_is_ours(faults);
    }
    let rows = report
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            let text = match value {
                serde_json::Value::Null => "-".to_owned(),
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Array(items) => items
                    .iter()
                    .filter_map(|item| item.as_str().or_else(|| item["words"].as_str()))
                    .collect::<Vec<_>>()
                    .join("\n"),
                other => other.to_string(),
            };
            [name.clone(), text]
        });
    output::table(["", "value"], rows)?;
    history_is_ours(faults)
}

/// What is wrong with the history: a word for machines and the sentence.
fn history_json(faults: &[HistoryFault]) -> serde_json::Value {
    faults
        .iter()
        .map(|fault| json!({ "kind": fault.kind(), "words": fault.to_string() }))
        .collect()
}

/// Each fault of the history has an exit code of its own.
fn history_is_ours(faults: Vec<HistoryFault>) -> Result<(), Fault> {
    match faults.is_empty() {
        true => Ok(()),
        false => Err(database::Error::History(faults).into()),
    }
}

fn psql(setup: &Setup, arguments: &[String]) -> Result<(), Fault> {
    use std::os::unix::process::CommandExt;
    let settings = only_private(setup)?;
    let access = database::Access::attach(&setup.data_dir, settings.bin_dir.as_deref())?;
    let mut command = access.client_program("psql", DATABASE)?;
    let error = command.args(arguments).exec();
    Err(Fault::unavailable(format!(
        "psql could not be started: {error}"
    )))
}

async fn migrate(setup: &Setup, adopt: bool) -> Result<(), Fault> {
    let place = place(setup).await?;
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    let migrator = Migrator::new().adopt(adopt).watch(|step| {
        match step {
            Step::Starting { file, index, total } => {
                bar.set_length(total as u64);
                bar.set_position(index as u64);
                bar.set_message(file.name);
            }
            Step::Committed(_) => bar.inc(1),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    let applied = place.migrate(&migrator).await;
    bar.finish_and_clear();
    place.close().await?;
    match applied?.as_slice() {
        [] => output::line("The schema is up to date."),
        names => output::line(&format!(
            "Applied {} migrations:\n  {}",
            names.len(),
            names.join("\n  ")
        )),
    }
}

async fn check(
    setup: &Setup,
    listing: Listing,
    write: bool,
    lock: Option<PathBuf>,
) -> Result<(), Fault> {
    let place = place(setup).await?;
    let read = async {
        let client = place.admin_client().await?;
        let lines = schema_lock::read(&client).await?;
        let history = Migrator::new().status(&client).await?;
        Ok::<_, Fault>((lines, history.faults))
    };
    let read = read.await;
    place.close().await?;
    let (lines, faults) = read?;
    if write {
        let path = lock.unwrap_or_else(|| PathBuf::from("docs/schema.lock"));
        std::fs::write(&path, schema_lock::text_of(&lines))
            .map_err(|error| Fault::unavailable(format!("{}: {error}", path.display())))?;
        return output::line(&format!(
            "Wrote {} facts to {}.",
            lines.len(),
            path.display()
        ));
    }
    let text = match &lock {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| Fault::unavailable(format!("{}: {error}", path.display())))?,
        None => SCHEMA_LOCK.to_owned(),
    };
    let differences = schema_lock::compare(&text, &lines);
    if listing.json {
        output::json(&json!({
            "ok": differences.is_empty() && faults.is_empty(),
            "history": history_json(&faults),
            "facts": lines.len(),
            "missing": differences.missing,
            "unexpected": differences.unexpected,
        }))?;
    } else if differences.is_empty() {
        output::line(&format!(
            "The schema is exactly as locked ({} facts).",
            lines.len()
        ))?;
    } else {
        output::line(differences.to_string().trim_end())?;
    }
    // A history that is not ours explains most differences.
    history_is_ours(faults)?;
    match differences.is_empty() {
        true => Ok(()),
        false => Err(Fault::new(
            Fault::CHECK,
            format!(
                "the schema differs from the lock in {} facts",
                differences.missing.len() + differences.unexpected.len()
            ),
        )),
    }
}

async fn audit(setup: &Setup, listing: Listing) -> Result<(), Fault> {
    let place = place(setup).await?;
    let findings = match place.admin_client().await {
        Ok(client) => security_audit::run(&client).await.map_err(Fault::from),
        Err(fault) => Err(fault),
    };
    place.close().await?;
    let findings = findings?;
    if listing.json {
        output::json(&json!({ "ok": findings.is_empty(), "findings": findings }))?;
    } else if findings.is_empty() {
        output::line("Nothing in the database could let data through.")?;
    } else {
        output::table(
            ["rule", "object", "what is wrong", "fix"],
            findings.iter().map(|finding| {
                let f = finding.clone();
                [f.rule, f.object, f.words, f.fix]
            }),
        )?;
    }
    match findings.len() {
        0 => Ok(()),
        many => Err(Fault::new(Fault::CHECK, format!("{many} findings"))),
    }
}
