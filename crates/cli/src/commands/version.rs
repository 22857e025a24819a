//! `mentalspace version`.

use server::Fault;

use crate::args::Listing;
use crate::output;

/// Prints what this program is.
pub fn run(listing: Listing) -> Result<(), Fault> {
    let version = env!("CARGO_PKG_VERSION");
    let schema = server::house::newest_migration();
    let functions = server::registry().iter().count();
    match listing.json {
        true => output::json(&serde_json::json!({
            "version": version, "schema": schema, "functions": functions,
        })),
        false => output::line(&format!(
            "mentalspace {version}, schema {schema:04}, {functions} functions"
        )),
    }
}
