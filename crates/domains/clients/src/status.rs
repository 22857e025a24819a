//! Where a client stands, and which way leads from where to where.

use jiff::civil::Date;
use kernel::prelude::*;

kernel::vocabulary! {
    /// Where a client stands.
    pub enum ClientStatus {
        /// In treatment, or about to be.
        Active = "active" => "Active",
        /// Treatment rests for a while.
        OnHold = "on_hold" => "On hold",
        /// Not in treatment; may come back.
        Inactive = "inactive" => "Inactive",
        /// Treatment was ended.
        Discharged = "discharged" => "Discharged",
        /// Died.
        Deceased = "deceased" => "Deceased",
    }
}

impl ClientStatus {
    /// Whether one may go from here to `to`. Everything leads everywhere, but nothing to where one already is; `Deceased` is undone
    /// only to `Inactive`, because it can only have been a mistake.
    pub fn may_become(self, to: ClientStatus) -> bool {
        match self {
            _ if self == to => false,
            ClientStatus::Deceased => to == ClientStatus::Inactive,
            _ => true,
        }
    }
}

/// A line of the history.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct StatusChange {
    /// Its id.
    pub id: Uuid,
    /// From where; nothing when the client was registered.
    pub from_status: Option<ClientStatus>,
    /// To where.
    pub to_status: ClientStatus,
    /// Why.
    pub reason: String,
    /// From which day it holds.
    pub effective_on: Date,
    /// When it was written down.
    pub changed_at: Timestamp,
    /// By whom.
    pub changed_by_name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::ClientStatus as S;

    #[test]
    fn nothing_leads_to_where_one_is_and_death_is_only_corrected() {
        for from in S::ALL {
            assert!(!from.may_become(*from));
            for to in S::ALL.iter().filter(|to| *to != from) {
                let expected = *from != S::Deceased || *to == S::Inactive;
                assert_eq!(from.may_become(*to), expected, "{from} to {to}");
            }
        }
    }
}
