//! The files that follow from the registry: the API document, the permission table and the web's types.
//!
//! They are committed, so that a change of the API or of who may do what is seen in review; a test compares them with what the
//! registry says. `mentalspace functions derive` writes them anew.

mod openapi;
mod permissions;
mod schemas;
mod typescript;

use kernel::Registry;

use schemas::Schemas;

/// How a stale file is renewed.
pub const RENEW: &str = "mentalspace functions derive";

/// Every derived file: its path in the repository and its text; or why they cannot be derived.
pub fn all(registry: &Registry) -> Result<Vec<(&'static str, String)>, String> {
    let schemas = Schemas::of(registry)?;
    Ok(vec![
        ("docs/openapi.json", openapi::document(&schemas)),
        ("docs/permissions.md", permissions::table(registry)),
        ("web/src/api/functions.gen.ts", typescript::module(&schemas)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_derived_files_are_current() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let stale: Vec<&str> = all(&crate::registry())
            .unwrap()
            .into_iter()
            .filter(|(path, text)| {
                std::fs::read_to_string(root.join(path)).ok().as_ref() != Some(text)
            })
            .map(|(path, _)| path)
            .collect();
        assert!(
            stale.is_empty(),
            "{stale:?} no longer say what the functions say. Renew them with: {RENEW}"
        );
    }

    #[test]
    fn deriving_twice_gives_the_same() {
        assert_eq!(all(&crate::registry()), all(&crate::registry()));
    }
}
