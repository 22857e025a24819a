//! Whether somebody's door is open.
//!
//! | from        | to          | needs    |
//! |-------------|-------------|----------|
//! | active      | deactivated | a reason |
//! | deactivated | active      | -        |
//!
//! A membership is never removed: what the person did stays theirs.

use kernel::Error;

kernel::vocabulary! {
    /// Whether somebody may come in.
    pub enum MembershipStatus {
        /// May sign in and work.
        Active = "active" => "Active",
        /// Left, or was sent away; their work stays.
        Deactivated = "deactivated" => "Deactivated",
    }
}

kernel::vocabulary! {
    /// How somebody works here.
    pub enum Employment {
        /// Employed.
        Employee = "employee" => "Employee",
        /// Paid by the session or by invoice.
        Contractor = "contractor" => "Contractor",
        /// In training.
        Intern = "intern" => "Intern",
        /// Unpaid.
        Volunteer = "volunteer" => "Volunteer",
    }
}

impl MembershipStatus {
    /// The move to `next`; refused if the person is there already.
    pub fn change_to(self, next: MembershipStatus) -> Result<MembershipStatus, Error> {
        match (self, next) {
            (MembershipStatus::Active, MembershipStatus::Deactivated)
            | (MembershipStatus::Deactivated, MembershipStatus::Active) => Ok(next),
            (MembershipStatus::Active, MembershipStatus::Active) => {
                Err(Error::conflict("This person is active already."))
            }
            (MembershipStatus::Deactivated, MembershipStatus::Deactivated) => {
                Err(Error::conflict("This person is deactivated already."))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_opens_and_closes_and_never_twice_in_a_row() {
        for from in MembershipStatus::ALL {
            for to in MembershipStatus::ALL {
                assert_eq!(from.change_to(*to).is_ok(), from != to, "{from} to {to}");
            }
        }
    }
}
