//! Why it does not start, and with which exit code.
//!
//! | Code | Meaning |
//! |---|---|
//! | 0 | done |
//! | 1 | a check found something |
//! | 2 | the command was not understood |
//! | 3 | something is in the way: another process, a foreign or different database |
//! | 10 | the migration history names a file that this program does not have (`missing`) |
//! | 11 | a new migration stands before one that was applied (`extra`) |
//! | 12 | a migration was changed after it was applied (`edited`) |
//! | 13 | a migration was applied under another number (`reordered`) |
//! | 69 | something that is needed is not available |
//! | 78 | the settings cannot be used |

use std::fmt;

use database::migrator::Fault as HistoryFault;

use crate::config;

/// A reason not to go on.
#[derive(Debug)]
pub struct Fault {
    /// The exit code.
    pub code: u8,
    /// The sentence.
    pub words: String,
}

impl Fault {
    /// A check found something.
    pub const CHECK: u8 = 1;
    /// The command was not understood.
    pub const USAGE: u8 = 2;
    /// Something is in the way.
    pub const CONFLICT: u8 = 3;
    /// The history names a file that this program does not have.
    pub const HISTORY_MISSING: u8 = 10;
    /// A new file stands before one that was applied.
    pub const HISTORY_EXTRA: u8 = 11;
    /// A file was changed after it was applied.
    pub const HISTORY_EDITED: u8 = 12;
    /// A file was applied under another number.
    pub const HISTORY_REORDERED: u8 = 13;
    /// Something is not available.
    pub const UNAVAILABLE: u8 = 69;
    /// The settings cannot be used.
    pub const CONFIG: u8 = 78;

    /// A fault with this exit code.
    pub fn new(code: u8, words: impl fmt::Display) -> Fault {
        Fault {
            code,
            words: words.to_string(),
        }
    }

    /// Something that is needed is not available.
    pub fn unavailable(words: impl fmt::Display) -> Fault {
        Fault::new(Self::UNAVAILABLE, words)
    }

    /// The exit code of a history that is not this program's: that of its first fault, by which the others can often
    /// be explained.
    pub fn history_code(faults: &[HistoryFault]) -> u8 {
        match faults.first() {
            Some(HistoryFault::Missing { .. }) => Self::HISTORY_MISSING,
            Some(HistoryFault::Extra { .. }) => Self::HISTORY_EXTRA,
            Some(HistoryFault::Edited { .. }) => Self::HISTORY_EDITED,
            Some(HistoryFault::Reordered { .. }) => Self::HISTORY_REORDERED,
            None => Self::CONFLICT,
        }
    }

    /// The settings cannot be used.
    pub fn config(words: impl fmt::Display) -> Fault {
        Fault::new(Self::CONFIG, words)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl std::error::Error for Fault {}

impl From<config::Fault> for Fault {
    fn from(fault: config::Fault) -> Fault {
        Fault::config(fault)
    }
}

impl From<database::Error> for Fault {
    fn from(error: database::Error) -> Fault {
        use database::Error;
        let code = match &error {
            Error::LoginRole(_) | Error::Settings(_) | Error::OpenSecret { .. } => Fault::CONFIG,
            Error::History(faults) => Fault::history_code(faults),
            Error::AlreadyRunning { .. } | Error::ForeignObjects(_) => Fault::CONFLICT,
            _ => Fault::UNAVAILABLE,
        };
        Fault::new(code, error)
    }
}

impl From<kernel::Error> for Fault {
    fn from(error: kernel::Error) -> Fault {
        match error.cause() {
            Some(cause) => {
                let cause = kernel::cause::without_values(cause);
                Fault::unavailable(format!("{error} ({cause})"))
            }
            None => Fault::unavailable(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use database::{Error, LoginRoleFault};

    #[test]
    fn a_login_that_could_see_through_the_walls_is_a_fault_of_the_settings() {
        let role = || "app".to_owned();
        for fault in [
            LoginRoleFault::Superuser(role()),
            LoginRoleFault::BypassesRls(role()),
            LoginRoleFault::Inherits(role()),
            LoginRoleFault::Owns(role(), vec!["table t".into()]),
            LoginRoleFault::CanBecome(role(), "postgres".into()),
        ] {
            let fault = Fault::from(Error::LoginRole(fault));
            assert_eq!(fault.code, Fault::CONFIG);
            assert!(fault.words.contains("app"), "{fault}");
        }
    }

    #[test]
    fn each_fault_of_the_history_has_a_code_of_its_own() {
        let name = || "0100_auth_tables".to_owned();
        let faults = [
            (HistoryFault::Missing { name: name() }, 10),
            (
                HistoryFault::Extra {
                    name: name(),
                    before: name(),
                },
                11,
            ),
            (
                HistoryFault::Edited {
                    name: name(),
                    applied: "00".into(),
                    now: "01".into(),
                },
                12,
            ),
            (
                HistoryFault::Reordered {
                    applied: name(),
                    now: name(),
                },
                13,
            ),
        ];
        for (fault, code) in faults {
            let kind = fault.kind();
            let fault = Fault::from(Error::History(vec![fault]));
            assert_eq!(fault.code, code, "{kind}");
            assert!(fault.words.contains(kind), "{fault}");
        }
    }

    #[test]
    fn what_is_in_the_way_and_what_is_missing_have_codes_of_their_own() {
        let running = Error::AlreadyRunning {
            data_dir: "/var/lib/mentalspace".into(),
            pid: Some(7),
        };
        assert_eq!(Fault::from(running).code, Fault::CONFLICT);
        let missing = Error::NoBinaries {
            found: String::new(),
        };
        assert_eq!(Fault::from(missing).code, Fault::UNAVAILABLE);
    }
}
