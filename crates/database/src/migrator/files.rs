//! The migration files inside this binary.

use ring::digest::{SHA256, digest};

/// One numbered SQL file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MigrationFile {
    /// Its number; the block tells the domain (see `migrations/README.md`).
    pub version: i32,
    /// The file name without `.sql`.
    pub name: &'static str,
    /// The text, byte for byte.
    pub sql: &'static str,
}

/// Every file of the folder `migrations/`, in order.
pub const FILES: &[MigrationFile] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

impl MigrationFile {
    /// The SHA-256 of the text, in hexadecimal.
    pub fn sha256(&self) -> String {
        hex(digest(&SHA256, self.sql.as_bytes()).as_ref())
    }

    /// The block of a hundred numbers this file belongs to: its domain.
    pub fn block(&self) -> i32 {
        self.version / 100
    }

    /// The name without its number: what stays the same when a file is renumbered.
    pub fn words(&self) -> &str {
        words_of(self.name)
    }
}

pub(crate) fn words_of(name: &str) -> &str {
    name.split_once('_').map_or(name, |(_, words)| words)
}

/// One hash over all files: two binaries with the same fingerprint build the same schema. Names test templates.
pub fn fingerprint(files: &[MigrationFile]) -> String {
    let all: String = files
        .iter()
        .map(|file| format!("{} {}\n", file.name, file.sha256()))
        .collect();
    hex(digest(&SHA256, all.as_bytes()).as_ref())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
