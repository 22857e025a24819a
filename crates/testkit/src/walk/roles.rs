//! Who may call is what the declaration says, no more and no less.

use jiff::SignedDuration;
use kernel::{Aal, Caller, Code, Role, Roles};

use super::entry::{Domain, admitted, call, entries, example, fault, rehearse};
use crate::house::World;

/// For every function and role: the allowed call works (tried, then undone), every other one is refused; without a session all but public
/// functions want one.
pub async fn roles(world: &World, domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    for entry in entries(domains) {
        let mut worked = false;
        for (name, caller) in admitted(world, entry) {
            let answer = rehearse(world, entry, caller, &example(entry)).await;
            let allowed = match &answer {
                Ok(_) => true,
                // An integration that is off is refused after the role was checked.
                Err(error) if error.code() == Code::NotConfigured => true,
                // What everybody may do, everybody may do to their own; the example is one person's.
                Err(error) => {
                    error.code() == Code::NotFound
                        && (entry.spec.own || entry.spec.roles == Roles::SignedIn)
                }
            };
            worked |= !matches!(&answer, Err(error) if error.code() == Code::NotFound);
            if !allowed {
                faults.push(fault(
                    entry,
                    &format!("by {name} is declared, but does not work"),
                    &answer,
                ));
            }
        }
        if !worked {
            faults.push(format!("{}: its example works for nobody", entry.spec.name));
        }
        for role in Role::ALL
            .iter()
            .filter(|role| !entry.spec.roles.admits(**role))
        {
            let caller = world.home.someone(*role).caller(world.house.now());
            let answer = call(world, entry, caller, &example(entry)).await;
            if !matches!(&answer, Err(error) if error.code() == Code::Forbidden) {
                faults.push(fault(entry, &format!("by {role} is not declared"), &answer));
            }
        }
        if entry.spec.roles != Roles::Public {
            let answer = call(world, entry, Caller::Anonymous, &example(entry)).await;
            if !matches!(&answer, Err(error) if error.code() == Code::Unauthenticated) {
                faults.push(fault(entry, "without a session", &answer));
            }
        }
    }
    faults
}

/// For every function that people call: before the second factor it is refused, unless it is declared `at_aal1`; what is declared `step_up`
/// wants the identity proved within ten minutes, and nothing else does.
pub async fn assurance(world: &World, domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    for entry in entries(domains) {
        if matches!(entry.spec.roles, Roles::Public | Roles::Service) {
            continue;
        }
        for role in Role::ALL
            .iter()
            .filter(|role| entry.spec.roles.admits(**role))
        {
            let person = world.home.someone(*role);
            let early = person.caller_at(Aal::Aal1, world.house.now());
            let answer = rehearse(world, entry, early, &example(entry)).await;
            let refused =
                matches!(&answer, Err(error) if error.code() == Code::SecondFactorRequired);
            if refused != (entry.spec.min_aal == Aal::Aal2) {
                faults.push(fault(
                    entry,
                    &format!("by {role} before the second factor"),
                    &answer,
                ));
            }

            let long_ago = world.house.now() - SignedDuration::from_mins(30);
            let stale = person.caller_at(Aal::Aal2, long_ago);
            let answer = rehearse(world, entry, stale, &example(entry)).await;
            let refused =
                matches!(&answer, Err(error) if error.code() == Code::FreshSignInRequired);
            if refused != entry.spec.step_up {
                faults.push(fault(
                    entry,
                    &format!("by {role} half an hour after signing in"),
                    &answer,
                ));
            }
        }
    }
    faults
}
