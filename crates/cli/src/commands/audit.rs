//! `mentalspace audit`.

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::SystemEntropy;
use kernel::audit::export::Export;
use kernel::audit::{HeadKey, Keys, Sealer, verify};
use serde_json::json;
use server::{Fault, secret_file};

use super::db;
use crate::args::{Globals, Listing};
use crate::globals::Setup;
use crate::output;

/// The audit log: prove that nothing was changed.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check every event, every seal and every signed head; name the first bad entry.
    Verify(Listing),
    /// The signed heads that were exported, newest first.
    Heads(Listing),
    /// Say that the database was set back on purpose, after a restore from a backup.
    ///
    /// Sealing stops when the database stands before the exported heads, because that is what a
    /// forger would do too. This records that it was you; every later verification tells of it.
    AcceptRestore,
}

/// Runs it.
pub async fn run(globals: &Globals, command: Audit) -> Result<(), Fault> {
    let setup = globals.setup()?;
    match command {
        Audit::Verify(listing) => verify_log(&setup, listing).await,
        Audit::Heads(listing) => heads(&setup, listing),
        Audit::AcceptRestore => accept_restore(&setup).await,
    }
}

/// The result of a verification.
pub async fn report(
    setup: &Setup,
    progress: impl FnMut(u64) + Send,
) -> Result<kernel::audit::Report, Fault> {
    let config = &setup.loaded.config;
    let key_file = config.keys.master_key_file.as_deref();
    let master = secret_file::master(key_file, &setup.data_dir, &SystemEntropy::new())?;
    let place = db::place(setup).await?;
    let pool = database::pool(&place.app, 2)?;
    let directory = config.audit_export_dir(&setup.data_dir);
    let report = verify(&pool, &Keys::of(&master), &directory, progress).await;
    pool.close();
    place.close().await?;
    report.map_err(Fault::unavailable)
}

async fn verify_log(setup: &Setup, listing: Listing) -> Result<(), Fault> {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} entries compared ({elapsed})")
    {
        bar.set_style(style);
    }
    let report = report(setup, |entries| bar.set_position(entries)).await;
    bar.finish_and_clear();
    let report = report?;
    if listing.json {
        output::json(&report)?;
    } else {
        output::line(&format!(
            "{} entries under {} signed heads; {} heads exported; {} events not sealed yet.\nRoot {}",
            report.entries, report.heads, report.exported_heads, report.unsealed, report.root
        ))?;
        if report.restores > 0 {
            output::line(&format!(
                "{} declared restores from a backup.",
                report.restores
            ))?;
        }
        for finding in &report.findings {
            output::line(&finding.to_string())?;
        }
    }
    match &report.first_bad {
        None => Ok(()),
        Some(first) => Err(Fault::new(
            Fault::CHECK,
            format!(
                "the audit log was changed in {} places; the first is {first}",
                report.bad
            ),
        )),
    }
}

fn heads(setup: &Setup, listing: Listing) -> Result<(), Fault> {
    let directory = setup.loaded.config.audit_export_dir(&setup.data_dir);
    let failed =
        |error: std::io::Error| Fault::unavailable(format!("{}: {error}", directory.display()));
    let mut exported = Export::open(&directory).heads().map_err(failed)?;
    let mut heads = Vec::new();
    while let Some(head) = exported.next_head().map_err(failed)? {
        let head = head.map_err(|damage| {
            Fault::new(
                Fault::CHECK,
                format!(
                    "{} line {}: {}",
                    damage.file.display(),
                    damage.line,
                    damage.what
                ),
            )
        })?;
        heads.push(head);
    }
    heads.reverse();
    let root = |root: &[u8]| -> String { root.iter().map(|byte| format!("{byte:02x}")).collect() };
    if listing.json {
        let heads: Vec<_> = heads
            .iter()
            .map(|head| {
                json!({
                    "tree_size": head.tree_size, "root": root(head.root.as_ref()),
                    "signed_at": head.signed_at, "key_id": head.key_id,
                })
            })
            .collect();
        return output::json(&heads);
    }
    output::table(
        ["entries", "signed at", "root"],
        heads.iter().map(|head| {
            [
                head.tree_size.to_string(),
                head.signed_at.to_string(),
                root(head.root.as_ref()),
            ]
        }),
    )
}

async fn accept_restore(setup: &Setup) -> Result<(), Fault> {
    let config = &setup.loaded.config;
    let key_file = config.keys.master_key_file.as_deref();
    let master = secret_file::master(key_file, &setup.data_dir, &SystemEntropy::new())?;
    let place = db::place(setup).await?;
    let pool = database::pool(&place.app, 2)?;
    let directory = config.audit_export_dir(&setup.data_dir);
    let clock = std::sync::Arc::new(kernel::SystemClock);
    let size = match Sealer::new(pool, HeadKey::of(&master), &directory, clock) {
        Ok(mut sealer) => sealer.accept_restore().await,
        Err(fault) => Err(fault),
    };
    place.close().await?;
    let size = size.map_err(Fault::unavailable)?;
    output::line(&format!("Recorded. The log goes on after entry {size}."))
}
