//! `mentalspace doctor`: everything that can be wrong with an installation, and how to mend it.
//!
//! Every check says what it found even when all is well, so that the list reads as a description of
//! the installation. A check that cannot run is a check that failed.

mod checks;

use serde::Serialize;
use server::Fault;

use crate::args::{Globals, Listing};
use crate::output;

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub struct Check {
    /// What it is about.
    pub name: &'static str,
    /// Whether it is as it must be.
    pub ok: bool,
    /// What was found.
    pub detail: String,
    /// How to mend it; empty when there is nothing to mend.
    pub fix: String,
}

impl Check {
    /// It is as it must be.
    pub fn good(name: &'static str, detail: impl Into<String>) -> Check {
        Check {
            name,
            ok: true,
            detail: detail.into(),
            fix: String::new(),
        }
    }

    /// It is as it may be, with something to think about.
    pub fn hint(name: &'static str, detail: impl Into<String>, fix: impl Into<String>) -> Check {
        Check {
            name,
            ok: true,
            detail: detail.into(),
            fix: fix.into(),
        }
    }

    /// It is not.
    pub fn bad(name: &'static str, detail: impl Into<String>, fix: impl Into<String>) -> Check {
        Check {
            name,
            ok: false,
            detail: detail.into(),
            fix: fix.into(),
        }
    }
}

/// Runs every check.
pub async fn run(globals: &Globals, listing: Listing) -> Result<(), Fault> {
    let checks = match globals.setup() {
        Ok(setup) => checks::all(&setup).await,
        Err(fault) => vec![Check::bad(
            "settings",
            fault.to_string(),
            "mentalspace config check",
        )],
    };
    let red = checks.iter().filter(|check| !check.ok).count();
    if listing.json {
        output::json(&serde_json::json!({ "ok": red == 0, "checks": checks }))?;
    } else {
        output::table(
            ["", "check", "what was found", "how to mend it"],
            checks.iter().map(|check| {
                let mark = if check.ok { "ok" } else { "BAD" };
                [
                    mark.to_owned(),
                    check.name.to_owned(),
                    check.detail.clone(),
                    check.fix.clone(),
                ]
            }),
        )?;
    }
    match red {
        0 => Ok(()),
        _ => Err(Fault::new(
            Fault::CHECK,
            format!("{red} of {} checks are bad", checks.len()),
        )),
    }
}
