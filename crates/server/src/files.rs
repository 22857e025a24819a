//! The file store that the settings describe, and what belongs to it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use documents::Files;
use kernel::keys::Master;
use kernel::{Clock, Entropy};
use storage::link::Links;
use storage::picture::Workshop;
use storage::s3::{S3, Settings, Timeouts};
use storage::scan::{Address, Patience, Scanner};
use storage::{Key, Keyring, Local, Storage, fsck};

use crate::config::Config;
use crate::fault::Fault;
use crate::secret_file;

/// What was being written when a server was killed is cleared away when it is this old: uploads live for a day.
const UNFINISHED_FOR: Duration = Duration::from_secs(48 * 3600);

/// Opens the store.
pub async fn open(
    config: &Config,
    data_dir: &Path,
    master: &Master,
    clock: &Arc<dyn Clock>,
    entropy: &Arc<dyn Entropy>,
) -> Result<Files, Fault> {
    let settings = &config.storage;
    let store: Arc<dyn Storage> = match &settings.s3_bucket {
        Some(bucket) => Arc::new(bucket_of(config, bucket, clock)?),
        None => {
            let local = local(config, data_dir, master, entropy).await?;
            let cleared = local.remove_unfinished(clock.now(), UNFINISHED_FOR).await;
            match cleared {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "cleared away what unfinished uploads had left"),
                Err(error) => {
                    tracing::warn!(%error, "unfinished uploads could not be cleared away")
                }
            }
            Arc::new(local)
        }
    };
    let address = settings.scanner.as_deref().and_then(Address::parse);
    Ok(Files {
        store,
        links: Links::new(master),
        scanner: address.map_or_else(Scanner::none, |at| Scanner::at(at, Patience::default())),
        workshop: Workshop::new(settings.pictures_at_a_time),
    })
}

/// The encrypted folder.
async fn local(
    config: &Config,
    data_dir: &Path,
    master: &Master,
    entropy: &Arc<dyn Entropy>,
) -> Result<Local, Fault> {
    let directory = config.storage.directory(data_dir);
    Local::open(&directory, Keyring::new(master), Arc::clone(entropy))
        .await
        .map_err(|error| {
            Fault::unavailable(format!(
                "the folder for files {} cannot be used: {error}. Set storage.directory (MENTALSPACE_STORAGE_DIR) to another",
                directory.display()
            ))
        })
}

fn bucket_of(config: &Config, bucket: &str, clock: &Arc<dyn Clock>) -> Result<S3, Fault> {
    let settings = &config.storage;
    let wrong = |words: String| Fault::config(format!("[storage]: {words}"));
    let endpoint = settings.s3_endpoint.as_deref().unwrap_or_default();
    let keys = settings.s3_keys_file.as_deref();
    let keys = keys.ok_or_else(|| wrong("s3_keys_file is not set".into()))?;
    let text = secret_file::read(keys)?;
    let (id, secret) = text
        .split_once('\n')
        .map(|(id, secret)| (id.trim(), secret.trim()))
        .filter(|(id, secret)| !id.is_empty() && !secret.is_empty())
        .ok_or_else(|| {
            wrong(format!(
                "{} must hold two lines, the access key's id and its secret",
                keys.display()
            ))
        })?;
    let authorities = match &settings.s3_authority_file {
        None => vec![],
        Some(file) => storage::s3::authorities(file)
            .map_err(|error| wrong(format!("{}: {error}", file.display())))?,
    };
    let store = Settings {
        endpoint: endpoint
            .parse()
            .map_err(|error| wrong(format!("s3_endpoint: {error}")))?,
        region: settings.s3_region.clone(),
        bucket: bucket.to_owned(),
        in_path: settings.s3_in_path,
        credentials: (id.to_owned(), secret.to_owned()),
        encryption: settings
            .encryption()
            .ok_or_else(|| wrong("s3_encryption is not understood".into()))?,
        timeouts: Timeouts::default(),
        authorities,
    };
    S3::new(store, Arc::clone(clock)).map_err(|error| wrong(error.to_string()))
}

/// Uploads and what is made of them settle within this time; younger objects that no row knows may be in work.
const GRACE: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// Every object that must be in the store, and every one that may be.
const KNOWN: &str = "
    select organization_id, id, true from stored_files where removed_at is null
    union all
    select organization_id, object_id, false from uploads where status in ('open', 'finished')
    union all
    select organization_id, kept_id, false from uploads where status in ('open', 'finished')";

/// Compares the store with what the database knows, over all practices.
pub async fn compare(
    files: &Files,
    admin: &tokio_postgres::Client,
    depth: fsck::Depth,
    now: jiff::Timestamp,
) -> Result<fsck::Report, Fault> {
    let rows = admin
        .query(KNOWN, &[])
        .await
        .map_err(database::Error::doing("reading which files there are"))?;
    let keyed =
        |row: &tokio_postgres::Row| (Key::new(row.get(0), row.get(1)), row.get::<_, bool>(2));
    let (wanted, possible): (Vec<_>, Vec<_>) = rows.iter().map(keyed).partition(|(_, must)| *must);
    let only_key = |(key, _): (Key, bool)| key;
    let wanted: BTreeSet<Key> = wanted.into_iter().map(only_key).collect();
    let possible: BTreeSet<Key> = possible.into_iter().map(only_key).collect();
    let mut report = fsck::check(&*files.store, &wanted, depth, now, GRACE)
        .await
        .map_err(|error| Fault::unavailable(format!("the file store: {error}")))?;
    report.orphans.retain(|key| !possible.contains(key));
    Ok(report)
}
