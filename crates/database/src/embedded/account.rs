//! The unprivileged user PostgreSQL runs as. PostgreSQL refuses root, and rightly.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::error::Error;

/// Who runs PostgreSQL's programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account {
    /// The user and group to become; nothing when we are already an ordinary user.
    switch: Option<(u32, u32)>,
    uid: u32,
}

impl Account {
    /// Ourselves; or, when we are root, the user `postgres`, else the owner of the data directory.
    pub(crate) fn choose(data_dir: &Path) -> Result<Account, Error> {
        let uid = rustix::process::geteuid();
        if !uid.is_root() {
            return Ok(Account {
                switch: None,
                uid: uid.as_raw(),
            });
        }
        if let Some((uid, gid)) = user_named("postgres") {
            return Ok(Account {
                switch: Some((uid, gid)),
                uid,
            });
        }
        let owner = fs::metadata(data_dir).map_err(|error| Error::folder(data_dir, error))?;
        if owner.uid() == 0 {
            return Err(Error::folder(
                data_dir,
                "PostgreSQL does not run as root and there is no user `postgres`; create one, or give this folder to an ordinary user with chown",
            ));
        }
        Ok(Account {
            switch: Some((owner.uid(), owner.gid())),
            uid: owner.uid(),
        })
    }

    /// The user PostgreSQL runs as.
    pub(crate) fn uid(&self) -> u32 {
        self.uid
    }

    /// Makes a command run as this account (as root this also drops the supplementary groups).
    pub(crate) fn apply<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        match self.switch {
            Some((uid, gid)) => command.uid(uid).gid(gid),
            None => command,
        }
    }

    /// Makes a folder that only this account may enter.
    pub(crate) fn own_folder(&self, folder: &Path) -> Result<(), Error> {
        let failed = |error| Error::folder(folder, error);
        fs::create_dir_all(folder).map_err(failed)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(failed)?;
        self.own(folder)
    }

    /// Gives a file to this account.
    pub(crate) fn own(&self, path: &Path) -> Result<(), Error> {
        match self.switch {
            Some((uid, gid)) => std::os::unix::fs::chown(path, Some(uid), Some(gid))
                .map_err(|error| Error::folder(path, error)),
            None => Ok(()),
        }
    }

    /// Every folder above must let this account through. Says which one does not.
    pub(crate) fn assert_reachable(&self, folder: &Path) -> Result<(), Error> {
        let Some((uid, gid)) = self.switch else {
            return Ok(());
        };
        for above in folder.ancestors() {
            let Ok(about) = fs::metadata(above) else {
                continue;
            };
            let bits = about.mode();
            let open = if about.uid() == uid {
                bits & 0o100
            } else if about.gid() == gid {
                bits & 0o010
            } else {
                bits & 0o001
            };
            if open == 0 {
                return Err(Error::folder(
                    above,
                    format!(
                        "PostgreSQL runs as user number {uid}, which may not enter this folder on its way to {}. \
                         Choose another --data-dir (for example /var/lib/mentalspace), or: chmod o+x {}",
                        folder.display(),
                        above.display()
                    ),
                ));
            }
        }
        Ok(())
    }
}

fn user_named(name: &str) -> Option<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next()? != name {
            return None;
        }
        Some((fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}
