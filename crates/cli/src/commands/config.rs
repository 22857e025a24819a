//! `mentalspace config`.

use server::Fault;

use crate::args::{Config, Globals};
use crate::output;

/// Checks or shows the settings.
pub fn run(globals: &Globals, command: Config) -> Result<(), Fault> {
    let setup = globals.setup()?;
    match command {
        Config::Check => output::line(&format!(
            "The settings can be used (data directory {}, file {}).",
            setup.data_dir.display(),
            setup
                .loaded
                .file
                .as_deref()
                .map_or("none".to_owned(), |file| file.display().to_string())
        )),
        Config::Show(listing) if listing.json => output::json(&setup.loaded.show()),
        Config::Show(_) => output::table(
            ["setting", "value", "from", "variable", "what it is for"],
            setup.loaded.show().into_iter().map(|shown| {
                [
                    shown.key.to_owned(),
                    shown.value.unwrap_or_else(|| "-".to_owned()),
                    format!("{:?}", shown.origin).to_lowercase(),
                    shown.variable.to_owned(),
                    shown.about.to_owned(),
                ]
            }),
        ),
    }
}
