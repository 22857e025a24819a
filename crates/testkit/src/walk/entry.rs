//! What the walks need to know of a domain, and how they call one of its functions.

use kernel::function::Entry;
use kernel::sql::AnyStatement;
use kernel::vocabulary::ColumnWords;
use kernel::{Answer, Caller, Registry, Result, Role, Roles};

use crate::house::World;

/// A domain, as the walks see it.
#[derive(Clone, Copy)]
pub struct Domain {
    /// Its functions.
    pub functions: &'static [Entry],
    /// Its statements.
    pub statements: &'static [&'static dyn AnyStatement],
    /// Its columns of fixed words.
    pub words: &'static [ColumnWords],
    /// The folder of its source, with `functions/` and `sql/` in it.
    pub source: &'static str,
}

/// All entries, in the order of their names.
pub(super) fn entries(domains: &[Domain]) -> Vec<&'static Entry> {
    Registry::of(&lists(domains)).iter().collect()
}

pub(super) fn lists(domains: &[Domain]) -> Vec<&'static [Entry]> {
    domains.iter().map(|domain| domain.functions).collect()
}

/// The example, as it goes over the wire.
pub(super) fn example(entry: &Entry) -> Vec<u8> {
    (entry.example)().to_string().into_bytes()
}

/// Everybody the declaration lets in, as callers of the practice of the examples.
pub(super) fn admitted(world: &World, entry: &Entry) -> Vec<(String, Caller)> {
    let now = world.house.now();
    match entry.spec.roles {
        Roles::Public => vec![("nobody".to_owned(), Caller::Anonymous)],
        Roles::Service => {
            vec![(
                "the program".to_owned(),
                Caller::Service(kernel::id::OrganizationId(world.home.organization)),
            )]
        }
        Roles::SignedIn | Roles::Only(_) => Role::ALL
            .iter()
            .filter(|role| entry.spec.roles.admits(**role))
            .map(|role| (role.to_string(), world.home.someone(*role).caller(now)))
            .collect(),
    }
}

/// Calls after the caller's bucket has filled again: walks are not stopped by rate limits.
pub(super) async fn call(
    world: &World,
    entry: &Entry,
    caller: Caller,
    body: &[u8],
) -> Result<Answer> {
    refill(world, entry);
    world.house.call_named(entry.spec.name, caller, body).await
}

/// Rehearses, likewise.
pub(super) async fn rehearse(
    world: &World,
    entry: &Entry,
    caller: Caller,
    body: &[u8],
) -> Result<Answer> {
    refill(world, entry);
    world.house.rehearse(entry.spec.name, caller, body).await
}

fn refill(world: &World, entry: &Entry) {
    let per = jiff::SignedDuration::try_from(entry.spec.rate_limit.per)
        .unwrap_or(jiff::SignedDuration::ZERO);
    // A caller's proof of identity must stay fresh: callers are made after the clock was turned.
    world
        .house
        .clock
        .advance(per.min(jiff::SignedDuration::from_secs(60)));
}

/// A fault in one line: which function, what, and how it was answered.
pub(super) fn fault(entry: &Entry, what: &str, answer: &Result<Answer>) -> String {
    match answer {
        Ok(answer) => format!(
            "{} {what}: answered {}",
            entry.spec.name,
            String::from_utf8_lossy(&answer.body)
        ),
        Err(error) => format!(
            "{} {what}: refused with {} ({error}{})",
            entry.spec.name,
            error.code().as_str(),
            error
                .cause()
                .map(|cause| format!("; cause: {cause:?}"))
                .unwrap_or_default()
        ),
    }
}
