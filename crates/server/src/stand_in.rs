//! The clearinghouse of development and the demo: the other side of the folder, in this process.

use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use kernel::Clock;
use tokio::task::JoinHandle;

use crate::config::ClearinghouseSettings;

/// How often it looks for claims.
const EVERY: Duration = Duration::from_secs(2);

/// Starts it, if the settings say so. To be aborted at the end.
pub fn start(settings: &ClearinghouseSettings, clock: Arc<dyn Clock>) -> Option<JoinHandle<()>> {
    let folder = settings.directory.clone().filter(|_| settings.stand_in)?;
    Some(tokio::spawn(async move {
        loop {
            tokio::time::sleep(EVERY).await;
            let at = clock.now().to_zoned(TimeZone::UTC).datetime();
            let folder = folder.clone();
            let answered = tokio::task::spawn_blocking(move || {
                integrations::clearinghouse::stand_in::answer(&folder, at)
            });
            match answered.await {
                Ok(Ok(0)) => {}
                Ok(Ok(files)) => tracing::info!(files, "the stand-in clearinghouse answered"),
                Ok(Err(error)) => {
                    tracing::warn!(%error, "the stand-in clearinghouse cannot use its folder")
                }
                Err(error) => tracing::warn!(%error, "the stand-in clearinghouse was interrupted"),
            }
        }
    }))
}
