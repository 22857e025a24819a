//! Log lines: ids, codes and times; never what a record says.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, LogSettings};
use crate::fault::Fault;

/// Starts writing log lines to standard error.
pub fn start(settings: &LogSettings) -> Result<(), Fault> {
    let filter = EnvFilter::try_new(&settings.level).map_err(|error| {
        Fault::config(format!(
            "log.level (MENTALSPACE_LOG_LEVEL) {:?}: {error}",
            settings.level
        ))
    })?;
    let as_json = match settings.format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !std::io::stderr().is_terminal(),
    };
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match as_json {
        true => lines
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .try_init(),
        false => lines.with_ansi(std::io::stderr().is_terminal()).try_init(),
    };
    started.map_err(|error| Fault::unavailable(format!("logging: {error}")))
}
