//! Where the cluster's own files stand: in the data directory, unless PostgreSQL cannot get there.
//!
//! Root keeps things in `/root`, which nobody else may enter; PostgreSQL runs as somebody else. Then its files go to a folder it can reach,
//! and the file `cluster-location` in the data directory says which.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use ring::digest::{SHA256, digest};

use super::account::Account;
use super::secrets::Fill;
use crate::error::Error;
use crate::migrator::hex;

const NOTE: &str = "cluster-location";
const ELSEWHERE: &str = "/var/lib/mentalspace";

/// Where the cluster of this data directory stands.
pub(crate) fn cluster_dir(data_dir: &Path) -> PathBuf {
    match fs::read_to_string(data_dir.join(NOTE)) {
        Ok(place) => PathBuf::from(place.trim_end()),
        Err(_) => data_dir.to_path_buf(), // no note: the usual case
    }
}

/// Decides it for a data directory, once.
pub(crate) fn choose(
    data_dir: &Path,
    account: &Account,
    throwaway: bool,
    fill: Fill<'_>,
) -> Result<PathBuf, Error> {
    let note = data_dir.join(NOTE);
    if note.exists() || account.assert_reachable(data_dir).is_ok() {
        return Ok(cluster_dir(data_dir));
    }
    let mut salt = [0u8; 16];
    fill(&mut salt);
    let name = [data_dir.as_os_str().as_encoded_bytes(), &salt].concat();
    let name = hex(&digest(&SHA256, &name).as_ref()[..8]);
    let parent = if throwaway {
        std::env::temp_dir()
    } else {
        PathBuf::from(ELSEWHERE)
    };
    let place = parent.join(format!("cluster-{name}"));
    fs::create_dir_all(&place).map_err(|error| Error::folder(&place, error))?;
    for folder in [(!throwaway).then_some(&parent), Some(&place)]
        .into_iter()
        .flatten()
    {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o711))
            .map_err(|error| Error::folder(folder, error))?;
    }
    account.assert_reachable(&place)?;
    fs::write(&note, format!("{}\n", place.display()))
        .map_err(|error| Error::folder(&note, error))?;
    tracing::info!(data_dir = %data_dir.display(), cluster = %place.display(), "PostgreSQL may not enter the data directory; its files stand elsewhere");
    Ok(place)
}
