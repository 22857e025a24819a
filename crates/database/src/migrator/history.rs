//! Compares the history in the database with the files in the binary. Pure: no connection, all the rules.
//!
//! Four things can be wrong, and each is its own fault:
//! * **missing**: the history names a file that this binary does not have (an older binary, or a deleted file);
//! * **edited**: a file's text changed after it had been applied;
//! * **reordered**: a file was applied under another number;
//! * **extra**: a file was slipped in before one of its own block that is already applied.
//!
//! A file after the last applied one of its block is simply pending.

use std::fmt;

use serde::Serialize;

use super::files::{MigrationFile, words_of};

/// One row of `app.schema_migrations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Applied {
    /// The number.
    pub version: i32,
    /// The file name.
    pub name: String,
    /// The hash of the text that was applied.
    pub sha256: String,
}

/// One way in which history and files disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// The history names a file that is not here.
    Missing {
        /// What the history calls it.
        name: String,
    },
    /// A file that should have come before one already applied.
    Extra {
        /// The file.
        name: String,
        /// The applied file of the same block that it stands before.
        before: String,
    },
    /// The text changed after it was applied.
    Edited {
        /// The file.
        name: String,
        /// The hash in the history.
        applied: String,
        /// The hash of the file now.
        now: String,
    },
    /// It was applied under another number.
    Reordered {
        /// What the history calls it.
        applied: String,
        /// What the file is called now.
        now: String,
    },
}

impl Fault {
    /// One word for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::Missing { .. } => "missing",
            Fault::Extra { .. } => "extra",
            Fault::Edited { .. } => "edited",
            Fault::Reordered { .. } => "reordered",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing { name } => write!(
                f,
                "missing: {name} was applied to this database but is not part of this program; use the version that has it"
            ),
            Fault::Extra { name, before } => {
                write!(
                    f,
                    "extra: {name} is new but stands before {before}, which is already applied; give it the next free number of its block"
                )
            }
            Fault::Edited { name, applied, now } => write!(
                f,
                "edited: {name} was changed after it was applied (then {}…, now {}…); restore it and put the change into a new file",
                &applied[..applied.len().min(12)],
                &now[..now.len().min(12)]
            ),
            Fault::Reordered { applied, now } => {
                write!(
                    f,
                    "reordered: {applied} is now called {now}; give it back its number"
                )
            }
        }
    }
}

/// What is still to do, or everything that is wrong.
pub fn compare<'f>(
    files: &'f [MigrationFile],
    applied: &[Applied],
) -> Result<Vec<&'f MigrationFile>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut explained = Vec::new();
    for row in applied {
        if let Some(file) = files
            .iter()
            .find(|file| file.name == row.name && file.version == row.version)
        {
            let now = file.sha256();
            if now != row.sha256 {
                faults.push(Fault::Edited {
                    name: row.name.clone(),
                    applied: row.sha256.clone(),
                    now,
                });
            }
        } else if let Some(file) = files.iter().find(|file| {
            file.words() == words_of(&row.name)
                || (file.sha256() == row.sha256
                    && !applied.iter().any(|other| other.name == file.name))
        }) {
            explained.push(file.name);
            faults.push(Fault::Reordered {
                applied: row.name.clone(),
                now: file.name.to_string(),
            });
        } else {
            faults.push(Fault::Missing {
                name: row.name.clone(),
            });
        }
    }

    let mut pending = Vec::new();
    for file in files {
        if applied.iter().any(|row| row.name == file.name) || explained.contains(&file.name) {
            continue;
        }
        match applied
            .iter()
            .filter(|row| row.version / 100 == file.block() && row.version > file.version)
            .min_by_key(|row| row.version)
        {
            Some(later) => faults.push(Fault::Extra {
                name: file.name.to_string(),
                before: later.name.clone(),
            }),
            None => pending.push(file),
        }
    }
    if faults.is_empty() {
        Ok(pending)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: MigrationFile = MigrationFile {
        version: 1,
        name: "0001_base_one",
        sql: "select 1",
    };
    const TWO: MigrationFile = MigrationFile {
        version: 2,
        name: "0002_base_two",
        sql: "select 2",
    };
    const CLIENTS: MigrationFile = MigrationFile {
        version: 300,
        name: "0300_clients_table",
        sql: "select 300",
    };

    fn applied(file: &MigrationFile) -> Applied {
        Applied {
            version: file.version,
            name: file.name.into(),
            sha256: file.sha256(),
        }
    }

    fn kinds(files: &[MigrationFile], history: &[Applied]) -> Vec<&'static str> {
        compare(files, history)
            .expect_err("a fault was planted")
            .iter()
            .map(Fault::kind)
            .collect()
    }

    #[test]
    fn what_is_not_applied_yet_is_pending_in_order() {
        let files = [ONE, TWO, CLIENTS];
        let pending = compare(&files, &[applied(&ONE)]).expect("nothing is wrong");
        assert_eq!(pending, [&TWO, &CLIENTS]);
    }

    #[test]
    fn a_new_file_in_a_lower_block_is_pending_and_not_extra() {
        let files = [ONE, TWO, CLIENTS];
        let pending =
            compare(&files, &[applied(&ONE), applied(&CLIENTS)]).expect("nothing is wrong");
        assert_eq!(pending, [&TWO]);
    }

    #[test]
    fn missing_extra_edited_and_reordered_are_told_apart() {
        assert_eq!(kinds(&[ONE], &[applied(&ONE), applied(&TWO)]), ["missing"]);
        assert_eq!(kinds(&[ONE, TWO], &[applied(&TWO)]), ["extra"]);
        let edited = MigrationFile {
            sql: "select 3",
            ..TWO
        };
        assert_eq!(
            kinds(&[ONE, edited], &[applied(&ONE), applied(&TWO)]),
            ["edited"]
        );
        let moved = MigrationFile {
            version: 3,
            name: "0003_base_two",
            ..TWO
        };
        assert_eq!(
            kinds(&[ONE, moved], &[applied(&ONE), applied(&TWO)]),
            ["reordered"]
        );
    }

    #[test]
    fn two_files_that_swapped_numbers_are_both_reordered() {
        let one = MigrationFile {
            version: 2,
            name: "0002_base_one",
            ..ONE
        };
        let two = MigrationFile {
            version: 1,
            name: "0001_base_two",
            ..TWO
        };
        assert_eq!(
            kinds(&[two, one], &[applied(&ONE), applied(&TWO)]),
            ["reordered", "reordered"]
        );
    }
}
