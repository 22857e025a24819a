//! Nobody sees or changes anything of another practice.

use kernel::{Caller, Role, Roles};

use super::entry::{Domain, call, entries, example};
use super::fingerprint::{differences, fingerprint, ids, tables};
use crate::house::World;

/// For every function: people of the other practice, and the program at work for it, call it with the ids of this one, for real. Not a row of
/// this practice changes, and no id of it comes back.
pub async fn other_practices(world: &World, domains: &[Domain]) -> Vec<String> {
    let judge = world.house.database.superuser().await;
    let tables = tables(&judge).await;
    let secret = ids(&judge, &tables, world.home.organization).await;
    let mut before = fingerprint(&judge, &tables, world.home.organization).await;
    let mut faults = Vec::new();
    for entry in entries(domains) {
        for (name, caller) in strangers(world, entry.spec.roles) {
            let Ok(answer) = call(world, entry, caller, &example(entry)).await else {
                continue;
            };
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            if let Some(id) = secret.iter().find(|id| text.contains(id.as_str())) {
                faults.push(format!(
                    "{} shows {name} of another practice {id}",
                    entry.spec.name
                ));
            }
        }
        let after = fingerprint(&judge, &tables, world.home.organization).await;
        for table in differences(&before, &after) {
            faults.push(format!(
                "{} lets people of another practice change {table}",
                entry.spec.name
            ));
        }
        before = after;
    }
    faults
}

fn strangers(world: &World, roles: Roles) -> Vec<(String, Caller)> {
    let now = world.house.now();
    let program = (
        "the program".to_owned(),
        Caller::Service(kernel::id::OrganizationId(world.other.organization)),
    );
    let mut strangers: Vec<_> = Role::ALL
        .iter()
        .filter(|role| roles.admits(**role))
        .map(|role| (role.to_string(), world.other.someone(*role).caller(now)))
        .collect();
    if roles == Roles::Service {
        strangers.push(program);
    }
    strangers
}
