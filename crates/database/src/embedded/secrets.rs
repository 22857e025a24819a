//! The embedded cluster's passwords: made once, kept in files only their owner can read, never in an argument or an environment.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::migrator::hex;

/// Fills a buffer with random bytes; given by the caller, as all randomness is.
pub type Fill<'f> = &'f (dyn Fn(&mut [u8]) + Send + Sync);

/// The folder `secrets` of a data directory.
#[derive(Debug, Clone)]
pub(crate) struct Secrets {
    folder: PathBuf,
}

impl Secrets {
    pub(crate) fn of(data_dir: &Path) -> Secrets {
        Secrets {
            folder: data_dir.join("secrets"),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Reads a secret; refuses one that others could have read.
    pub(crate) fn read(&self, name: &str) -> Result<String, Error> {
        let path = self.path(name);
        let about = fs::metadata(&path).map_err(|error| Error::folder(&path, error))?;
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(Error::OpenSecret { path, mode });
        }
        let text = fs::read_to_string(&path).map_err(|error| Error::folder(&path, error))?;
        Ok(text.trim_end().to_string())
    }

    /// Reads a secret, or makes it.
    pub(crate) fn read_or_make(&self, name: &str, fill: Fill<'_>) -> Result<String, Error> {
        if self.path(name).exists() {
            return self.read(name);
        }
        let mut bytes = [0u8; 32];
        fill(&mut bytes);
        let secret = hex(&bytes);
        self.write(name, &secret)?;
        Ok(secret)
    }

    /// Writes a secret whole or not at all.
    pub(crate) fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        let path = self.path(name);
        let failed = |error| Error::folder(&path, error);
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)
            .map_err(failed)?;
        let draft = self.folder.join(format!(".{name}.new"));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&draft)
            .map_err(failed)?;
        writeln!(file, "{text}")
            .and_then(|()| file.sync_all())
            .map_err(failed)?;
        fs::rename(&draft, &path).map_err(failed)
    }
}
