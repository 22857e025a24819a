//! What is said twice is said alike.

use std::collections::BTreeSet;

use super::entry::Domain;
use crate::house::World;

/// A function stands in the file of its name, and every file in `functions/` is a function of the registry.
pub fn files_and_names(domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    for domain in domains {
        let files: BTreeSet<String> = stems(&format!("{}/functions", domain.source), "rs")
            .into_iter()
            .filter(|name| name != "mod" && name != "statements")
            .collect();
        let names: BTreeSet<String> = domain
            .functions
            .iter()
            .map(|entry| entry.spec.name.replace('-', "_"))
            .collect();
        faults.extend(files.difference(&names).map(|name| {
            format!(
                "{}/functions/{name}.rs is in no list of functions",
                domain.source
            )
        }));
        faults.extend(
            names
                .difference(&files)
                .map(|name| format!("the function {name} has no file {name}.rs")),
        );
    }
    faults
}

/// The names of the files with this ending, without it. A folder that is not there has none.
pub(super) fn stems(folder: &str, ending: &str) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    files
        .filter_map(|file| {
            let path = file.ok()?.path();
            (path.extension()? == ending).then(|| path.file_stem()?.to_str().map(str::to_owned))?
        })
        .collect()
}

/// A column's check constraint holds just the words of its vocabulary, and takes each of them.
pub async fn words(world: &World, domains: &[Domain]) -> Vec<String> {
    let judge = world.house.database.superuser().await;
    let mut faults = Vec::new();
    for column in domains.iter().flat_map(|domain| domain.words) {
        let place = format!("{}.{}", column.table, column.column);
        let wanted: BTreeSet<String> = (column.words)().into_iter().map(str::to_owned).collect();
        let constraint = format!("{}_{}_check", column.table, column.column);
        let row = judge
            .query_opt(
                "select pg_get_expr(conbin, conrelid) from pg_constraint where conname = $1 and conrelid = to_regclass($2)",
                &[&constraint, &column.table],
            )
            .await
            .expect("the catalogue answers");
        let Some(row) = row else {
            faults.push(format!("{place} has no constraint {constraint}"));
            continue;
        };
        let expression: String = row.get(0);
        let found: BTreeSet<String> = expression
            .split('\'')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        if found != wanted {
            faults.push(format!(
                "{place} may hold {found:?}, its vocabulary says {wanted:?}"
            ));
        }
        for word in &wanted {
            let taken = judge
                .query_one(
                    &format!("select ({expression}) from (select (jsonb_populate_record(null::{}, jsonb_build_object('{}', $1::text))).*) t", column.table, column.column),
                    &[word],
                )
                .await
                .map(|row| row.get::<_, Option<bool>>(0));
            if !matches!(taken, Ok(Some(true))) {
                faults.push(format!("{place} does not take {word:?}"));
            }
        }
    }
    faults
}
