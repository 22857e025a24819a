//! Puts the migration files into the binary: a list of (number, name, text), checked for gaps in the naming rule while building,
//! so that a wrongly named file is a build error and not a surprise on somebody's server.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"))
        .join("../../migrations")
        .canonicalize()
        .expect("the folder migrations/ stands in the root of the repository");
    println!("cargo:rerun-if-changed={}", folder.display());

    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("migrations/ can be read")
        .map(|entry| entry.expect("migrations/ can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .collect();
    files.sort();

    let mut list = String::from("&[\n");
    let mut last = 0;
    for path in &files {
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("migration names are plain text");
        let number = number_of(name).unwrap_or_else(|| {
            panic!("migrations/{name}.sql: the name must be NNNN_domain_words.sql in lower case")
        });
        assert!(
            number > last,
            "migrations/{name}.sql: the number {number:04} is used twice"
        );
        last = number;
        println!("cargo:rerun-if-changed={}", path.display());
        writeln!(
            list,
            "    MigrationFile {{ version: {number}, name: {name:?}, sql: include_str!({:?}) }},",
            path.display().to_string()
        )
        .expect("writing to a string cannot fail");
    }
    list.push(']');
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("migrations.rs");
    fs::write(out, list).expect("OUT_DIR can be written");
}

/// `0310_scheduling_appointments` is 310; anything else is nothing.
fn number_of(name: &str) -> Option<i32> {
    let (digits, words) = name.split_once('_')?;
    let plain = words
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    (digits.len() == 4
        && digits.chars().all(|c| c.is_ascii_digit())
        && plain
        && words.contains('_'))
    .then(|| digits.parse().ok())
    .flatten()
}
