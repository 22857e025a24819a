//! One owner per data directory. The kernel holds the lock, so it is gone the moment the process is, however it died.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use crate::error::Error;

/// Held as long as this process owns the data directory.
#[derive(Debug)]
pub(crate) struct DirectoryLock {
    _file: File,
}

impl DirectoryLock {
    /// Takes the lock, or says who has it.
    pub(crate) fn take(data_dir: &Path) -> Result<DirectoryLock, Error> {
        let path = data_dir.join("mentalspace.lock");
        let failed = |error| Error::folder(&path, error);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(failed)?;
        if flock(&file, FlockOperation::NonBlockingLockExclusive).is_err() {
            let mut pid = String::new();
            file.read_to_string(&mut pid).map_err(failed)?;
            return Err(Error::AlreadyRunning {
                data_dir: data_dir.to_path_buf(),
                pid: pid.trim().parse().ok(),
            });
        }
        file.set_len(0).map_err(failed)?;
        file.rewind().map_err(failed)?;
        writeln!(file, "{}", std::process::id()).map_err(failed)?;
        Ok(DirectoryLock { _file: file })
    }

    /// The process that owns the data directory now, if any.
    pub(crate) fn holder(data_dir: &Path) -> Option<i32> {
        let file = File::open(data_dir.join("mentalspace.lock")).ok()?;
        if flock(&file, FlockOperation::NonBlockingLockShared).is_ok() {
            return None; // dropping the file gives the lock back
        }
        fs::read_to_string(data_dir.join("mentalspace.lock"))
            .ok()?
            .trim()
            .parse()
            .ok()
    }
}
