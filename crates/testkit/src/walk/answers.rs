//! What a call leaves behind.

use kernel::function::Entry;
use kernel::{Answer, Audit, Code, Error, Result, Role, Roles};

use super::entry::{Domain, admitted, call, entries, example, fault, lists, rehearse};
use super::fingerprint::{differences, fingerprint, tables};
use crate::house::World;

/// For every function: an event exactly if the declaration says so, about the declared kind of thing, and one more for a refusal.
/// The calls are real; an example that does not work amid the traces of others is tried again in a world of its own.
pub async fn audit(domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut world = World::new(&lists(domains)).await;
    for entry in entries(domains) {
        let mut answer = first_success(&world, entry).await;
        if matches!(&answer, Err(error) if error.code() != Code::NotConfigured) {
            world = World::new(&lists(domains)).await;
            answer = first_success(&world, entry).await;
        }
        match &answer {
            Ok(_) => faults.extend(recorded(&world, entry).await),
            Err(error) if error.code() == Code::NotConfigured => {}
            Err(_) => faults.push(fault(entry, "did not work for anybody", &answer)),
        }
    }
    faults
}

/// Calls as the first for whom the example works: it may be one person's own.
async fn first_success(world: &World, entry: &Entry) -> Result<Answer> {
    let mut last = Err(Error::not_found("caller"));
    for (_, caller) in admitted(world, entry) {
        last = call(world, entry, caller, &example(entry)).await;
        if last.is_ok() {
            break;
        }
    }
    last
}

/// What one successful call left, and what a refused one adds.
async fn recorded(world: &World, entry: &Entry) -> Vec<String> {
    let judge = world.house.database.superuser().await;
    let (name, spec) = (entry.spec.name, &entry.spec);
    let (wanted, resource) = match spec.audit {
        Audit::Event { resource } => (1, resource),
        _ => (0, ""),
    };
    let mut faults = Vec::new();
    let found = events(&judge, name, "success", resource).await;
    if found != (wanted, wanted) {
        faults.push(format!(
            "{name} left {} events, {} of them about {resource:?}; declared: {wanted}",
            found.0, found.1
        ));
    }
    let outsider = Role::ALL.iter().find(|role| !spec.roles.admits(**role));
    if let (Some(role), true) = (outsider, spec.roles != Roles::Public) {
        let (before, _) = events(&judge, name, "refused", resource).await;
        let stranger = world.home.someone(*role).caller(world.house.now());
        let answer = call(world, entry, stranger, &example(entry)).await;
        let (after, _) = events(&judge, name, "refused", resource).await;
        if answer.is_ok() || after - before != wanted {
            faults.push(format!(
                "{name} recorded {} refusals of {role}; declared: {wanted}",
                after - before
            ));
        }
    }
    faults
}

/// A rehearsal changes nothing at all.
pub async fn rehearsals_leave_nothing(world: &World, domains: &[Domain]) -> Vec<String> {
    let judge = world.house.database.superuser().await;
    let tables = tables(&judge).await;
    let mut before = fingerprint(&judge, &tables, world.home.organization).await;
    let mut faults = Vec::new();
    for entry in entries(domains) {
        for (_, caller) in admitted(world, entry) {
            let answer = rehearse(world, entry, caller, &example(entry)).await;
            if matches!(&answer, Err(error) if error.code() == Code::Internal) {
                faults.push(fault(entry, "failed in a rehearsal", &answer));
            }
        }
        let after = fingerprint(&judge, &tables, world.home.organization).await;
        let changed = differences(&before, &after);
        if !changed.is_empty() {
            faults.push(format!(
                "a rehearsal of {} changed {changed:?}",
                entry.spec.name
            ));
        }
        before = after;
    }
    faults
}

/// How many events of this function ended so, and how many of them are about the resource.
async fn events(
    judge: &tokio_postgres::Client,
    action: &str,
    outcome: &str,
    resource: &str,
) -> (i64, i64) {
    let row = judge
        .query_one(
            "select count(*), count(*) filter (where resource = $3) from audit_events
              where action = $1 and outcome = $2 and request_id::text not like '00000000-%'",
            &[&action, &outcome, &resource],
        )
        .await
        .expect("the events can be counted");
    (row.get(0), row.get(1))
}
