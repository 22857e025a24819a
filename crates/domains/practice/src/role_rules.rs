//! Which roles one person may hold at once.
//!
//! * A role is held once, however often it is given.
//! * Who learns under supervision does not supervise: associate and supervisor exclude each other.
//! * Nobody is staff and client of the same practice. A therapist in therapy goes elsewhere, or at least signs in as somebody else.
//!
//! The constraints of `user_roles` hold the same rules against two who write at once; these functions say them in words.

use kernel::{Error, Role};

/// Why a role cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person holds it already.
    AlreadyHeld,
    /// Associate and supervisor.
    AssociateAndSupervisor,
    /// Staff and client.
    StaffAndClient,
}

/// Whether somebody who holds `held` may be given `new`.
pub fn may_add(held: &[Role], new: Role) -> Result<(), Refusal> {
    let clash =
        |a: Role, b: Role| (new == a && held.contains(&b)) || (new == b && held.contains(&a));
    if held.contains(&new) {
        Err(Refusal::AlreadyHeld)
    } else if clash(Role::AssociateTrainee, Role::Supervisor) {
        Err(Refusal::AssociateAndSupervisor)
    } else if held.iter().any(|role| role.is_staff() != new.is_staff()) {
        Err(Refusal::StaffAndClient)
    } else {
        Ok(())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::conflict(match refusal {
            Refusal::AlreadyHeld => "The person holds this role already.",
            Refusal::AssociateAndSupervisor => {
                "Associate and supervisor exclude each other. End the one role before you give the other."
            }
            Refusal::StaffAndClient => {
                "Nobody can be staff and client of the same practice with one sign-in. Make a second one with another address."
            }
        })
        .on_field("role")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_associate_does_not_supervise() {
        let refused = Err(Refusal::AssociateAndSupervisor);
        assert_eq!(
            may_add(&[Role::AssociateTrainee], Role::Supervisor),
            refused
        );
        assert_eq!(
            may_add(&[Role::Supervisor], Role::AssociateTrainee),
            refused
        );
    }

    #[test]
    fn an_administrator_may_also_be_a_therapist() {
        assert_eq!(may_add(&[Role::Administrator], Role::Therapist), Ok(()));
    }

    fn any_role() -> impl Strategy<Value = Role> {
        proptest::sample::select(Role::ALL)
    }

    proptest! {
        #[test]
        fn whatever_is_given_in_whatever_order_the_rules_hold(given in proptest::collection::vec(any_role(), 0..20)) {
            let mut held = Vec::new();
            for role in given {
                if may_add(&held, role).is_ok() {
                    held.push(role);
                }
            }
            let has = |role| held.contains(&role);
            prop_assert!(!(has(Role::AssociateTrainee) && has(Role::Supervisor)));
            prop_assert!(!(has(Role::ClientUser) && held.len() > 1));
            let mut once = held.clone();
            once.dedup();
            prop_assert_eq!(once.len(), held.len());
        }

        #[test]
        fn the_order_of_two_roles_does_not_matter(a in any_role(), b in any_role()) {
            prop_assert_eq!(may_add(&[a], b).is_ok(), may_add(&[b], a).is_ok());
        }
    }
}
