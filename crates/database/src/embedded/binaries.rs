//! Finds PostgreSQL on this machine. Never guesses silently: either the folder that was named, or the newest one, or an error that
//! says what to install.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;

const OLDEST: u32 = 15;
const NEEDED: [&str; 2] = ["initdb", "postgres"];

/// The folder that holds `initdb`, `postgres`, `psql`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    folder: PathBuf,
    major: u32,
}

impl Binaries {
    /// The named folder when there is one; else the newest under `/usr/lib/postgresql`; else what `pg_config` on the PATH says.
    /// A cluster that exists already (`made_by` is its major version) needs exactly that version.
    pub fn find(named: Option<&Path>, made_by: Option<u32>) -> Result<Binaries, Error> {
        let fits = |binaries: Binaries| match made_by {
            Some(major) if major != binaries.major => Err(format!(
                "which is version {}, but the data was made by version {major} (install postgresql-{major}, or move the data with pg_upgrade)",
                binaries.major
            )),
            _ => Ok(binaries),
        };
        if let Some(folder) = named {
            return Self::probe(folder)
                .and_then(fits)
                .map_err(|words| Error::NoBinaries {
                    found: format!("MENTALSPACE_PG_BIN is {}, {words}", folder.display()),
                });
        }
        let mut found = Vec::new();
        for folder in debian_folders().into_iter().chain(pg_config_folder()) {
            match Self::probe(&folder).and_then(fits) {
                Ok(binaries) => return Ok(binaries),
                Err(words) => found.push(format!("{} {words}", folder.display())),
            }
        }
        Err(Error::NoBinaries {
            found: found.join("; "),
        })
    }

    /// The full path of one program.
    pub fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The major version.
    pub fn major(&self) -> u32 {
        self.major
    }

    fn probe(folder: &Path) -> Result<Binaries, String> {
        if let Some(lacking) = NEEDED.iter().find(|name| !folder.join(name).is_file()) {
            return Err(format!("which has no {lacking}"));
        }
        let said = Command::new(folder.join("postgres"))
            .arg("--version")
            .output()
            .map_err(|error| format!("where postgres does not start: {error}"))?;
        let words = String::from_utf8_lossy(&said.stdout).into_owned();
        let major = major_of(&words)
            .ok_or_else(|| format!("whose version is unreadable: {}", words.trim()))?;
        if major < OLDEST {
            return Err(format!("which is version {major}"));
        }
        Ok(Binaries {
            folder: folder.to_path_buf(),
            major,
        })
    }
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` is 15; `17beta2` is 17.
fn major_of(words: &str) -> Option<u32> {
    let version = words.split(") ").nth(1)?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn debian_folders() -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir("/usr/lib/postgresql") else {
        return Vec::new(); // no such folder: PostgreSQL did not come from a Debian package
    };
    let mut versions: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

fn pg_config_folder() -> Option<PathBuf> {
    let said = Command::new("pg_config").arg("--bindir").output().ok()?;
    let folder = String::from_utf8(said.stdout).ok()?;
    (said.status.success()).then(|| PathBuf::from(folder.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_postgres_says() {
        assert_eq!(
            major_of("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"),
            Some(15)
        );
        assert_eq!(major_of("postgres (PostgreSQL) 17beta2"), Some(17));
        assert_eq!(major_of("bash"), None);
    }

    #[test]
    fn a_named_folder_without_postgres_is_an_error_that_names_the_apt_line() {
        let error = Binaries::find(Some(Path::new("/usr/share")), None)
            .expect_err("there is no postgres there");
        let words = error.to_string();
        assert!(words.contains("/usr/share"), "{words}");
        assert!(words.contains("apt-get install -y postgresql"), "{words}");
    }
}
