//! All functions, by name. Built once, at start, from explicit lists: nothing registers itself.

use std::collections::BTreeMap;

use crate::function::Entry;
use crate::spec::{Audit, Effect, RateLimit, Roles, Spec};

/// All functions, by name.
pub struct Registry {
    functions: BTreeMap<&'static str, &'static Entry>,
}

impl Registry {
    /// The registry of these lists, one per domain.
    ///
    /// # Panics
    /// If two functions have one name, or a declaration is not complete. It happens at start or in
    /// the first test, never in service.
    pub fn of(domains: &[&'static [Entry]]) -> Registry {
        let mut functions = BTreeMap::new();
        for entry in domains.iter().flat_map(|domain| domain.iter()) {
            if let Err(fault) = check(&entry.spec) {
                panic!("the function {:?}: {fault}", entry.spec.name);
            }
            assert!(
                functions.insert(entry.spec.name, entry).is_none(),
                "two functions are named {:?}",
                entry.spec.name
            );
        }
        Registry { functions }
    }

    /// The same functions with another limit: for measurements, which would otherwise meet it. The entries live as long as the program.
    pub fn limited_to(self, limit: RateLimit) -> Registry {
        let functions = self.functions.into_iter().map(|(name, entry)| {
            let mut entry = entry.clone();
            entry.spec = entry.spec.limit(limit);
            let entry: &'static Entry = Box::leak(Box::new(entry));
            (name, entry)
        });
        Registry {
            functions: functions.collect(),
        }
    }

    /// The function of that name.
    pub fn get(&self, name: &str) -> Option<&'static Entry> {
        self.functions.get(name).copied()
    }

    /// All functions, by name.
    pub fn iter(&self) -> impl Iterator<Item = &'static Entry> + '_ {
        self.functions.values().copied()
    }
}

/// What every declaration must say.
fn check(spec: &Spec) -> Result<(), String> {
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !spec.name.split('-').all(word) {
        return Err("a name is kebab-case".into());
    }
    if !spec.summary.ends_with('.') || spec.summary.len() > 200 {
        return Err(
            "the summary is one sentence with its full stop, at most 200 characters".into(),
        );
    }
    if spec.roles == Roles::Only(&[]) {
        return Err("nobody may call it: state the roles".into());
    }
    match spec.audit {
        Audit::Unstated => return Err("state what it audits, or why it does not".into()),
        Audit::None { .. } if spec.effect == Effect::Write && spec.roles != Roles::Public => {
            return Err("a write is always audited".into());
        }
        Audit::None { .. } | Audit::Event { .. } => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    const GOOD: Spec = Spec::read("get-rooms", "Lists the rooms.")
        .roles(Roles::Only(&[Role::FrontDesk]))
        .audits("room");

    #[test]
    fn a_complete_declaration_is_accepted() {
        assert_eq!(check(&GOOD), Ok(()));
    }

    #[test]
    fn each_gap_in_a_declaration_is_found() {
        let bad = [
            Spec {
                name: "GetRooms",
                ..GOOD
            },
            Spec {
                name: "get--rooms",
                ..GOOD
            },
            Spec {
                summary: "Lists the rooms",
                ..GOOD
            },
            Spec {
                roles: Roles::Only(&[]),
                ..GOOD
            },
            Spec {
                audit: Audit::Unstated,
                ..GOOD
            },
            Spec {
                effect: Effect::Write,
                audit: Audit::None { why: "no reason" },
                ..GOOD
            },
        ];
        for spec in bad {
            assert!(check(&spec).is_err(), "{spec:?}");
        }
    }
}
