//! Whoever calls too often is told when to come again.

use kernel::{Caller, Code, Roles};

use super::entry::{Domain, admitted, entries};
use crate::house::World;

/// For every function: exactly as many calls as declared are let through at once, and the next is refused with the time to wait. The calls have
/// a body that is no JSON: they are counted, and end before they cost anything.
pub async fn rate_limits(world: &World, domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    for entry in entries(domains) {
        if entry.spec.roles == Roles::Service {
            continue; // the program itself is not limited
        }
        let name = entry.spec.name;
        // Filled by whatever the world did before.
        world.house.clock.advance(
            jiff::SignedDuration::try_from(entry.spec.rate_limit.per)
                .unwrap_or(jiff::SignedDuration::ZERO),
        );
        let caller = admitted(world, entry)
            .into_iter()
            .next()
            .map_or(Caller::Anonymous, |(_, caller)| caller);
        let limit = entry.spec.rate_limit.burst;
        let mut admitted_calls = 0;
        let refused = loop {
            match world.house.call_named(name, caller.clone(), b"!").await {
                Err(error) if error.code() == Code::InvalidInput && admitted_calls <= limit => {
                    admitted_calls += 1
                }
                answer => break answer,
            }
        };
        let right = matches!(&refused, Err(error) if error.code() == Code::RateLimited && error.retry_after().is_some());
        if admitted_calls != limit || !right {
            faults.push(format!(
                "{name} let {admitted_calls} calls through at once, declared: {limit}"
            ));
        }
    }
    faults
}
