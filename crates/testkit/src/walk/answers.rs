//! What a call leaves behind.

use kernel::{Audit, Code, Effect, Role, Roles};

use super::entry::{Domain, admitted, call, entries, example, fault, lists, rehearse};
use super::fingerprint::{differences, fingerprint, tables};
use crate::house::World;

/// For every function: an event exactly if the declaration says so, about the declared kind of thing, and one more for a refusal.
/// Each write happens in a world of its own, so that no example meets the traces of another.
pub async fn audit(domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    let readers = World::new(&lists(domains)).await;
    for entry in entries(domains) {
        let fresh;
        let world = match entry.spec.effect {
            Effect::Read => &readers,
            Effect::Write => {
                fresh = World::new(&lists(domains)).await;
                &fresh
            }
        };
        let judge = world.house.database.superuser().await;
        // By the first for whom the example works: it may be one person's own.
        let mut answer = None;
        for (_, caller) in admitted(world, entry) {
            let tried = call(world, entry, caller, &example(entry)).await;
            let worked = tried.is_ok();
            answer = Some(tried);
            if worked {
                break;
            }
        }
        match &answer {
            Some(Ok(_)) => {}
            Some(Err(error)) if error.code() == Code::NotConfigured => continue,
            Some(answer) => {
                faults.push(fault(entry, "did not work for anybody", answer));
                continue;
            }
            None => continue,
        }
        let (wanted, resource) = match entry.spec.audit {
            Audit::Event { resource } => (1, resource),
            _ => (0, ""),
        };
        let found = events(&judge, entry.spec.name, "success", resource).await;
        if found != (wanted, wanted) {
            faults.push(format!(
                "{} left {} events, {} of them about {resource:?}; declared: {wanted}",
                entry.spec.name, found.0, found.1
            ));
        }

        let refused = Role::ALL
            .iter()
            .find(|role| !entry.spec.roles.admits(**role));
        if let Some(role) = refused
            && entry.spec.roles != Roles::Public
        {
            let stranger = world.home.someone(*role).caller(world.house.now());
            let (before, _) = events(&judge, entry.spec.name, "refused", resource).await;
            let answer = call(world, entry, stranger, &example(entry)).await;
            let (after, _) = events(&judge, entry.spec.name, "refused", resource).await;
            if answer.is_ok() || after - before != wanted {
                faults.push(format!(
                    "{} recorded {} refusals of {role}; declared: {wanted}",
                    entry.spec.name,
                    after - before
                ));
            }
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
