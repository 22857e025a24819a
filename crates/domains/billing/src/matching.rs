//! Payments for claims that are not known here, and how likely a claim of ours is the one that is meant.
//!
//! What speaks for a claim is counted in points that add up to a hundred ([`score`]). It is advice: a person matches. The points and their
//! reasons are shown together, so that whoever decides can look at the card or the calendar and judge for themselves.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::claim::ClaimStatus;

kernel::vocabulary! {
    /// What was decided on a payment.
    pub enum DecisionOutcome {
        /// Its claim was found.
        Matched = "matched" => "Matched",
        /// It is not for a claim of ours.
        SetAside = "set_aside" => "Not ours",
    }
}

kernel::vocabulary! {
    /// Where a payment without a claim stands.
    pub enum UnmatchedStatus {
        /// Somebody must look for its claim.
        Open = "open" => "To be matched",
        /// It is not for a claim of ours. Its money stays unapplied.
        SetAside = "set_aside" => "Not ours",
        /// Its claim was found.
        Matched = "matched" => "Matched",
    }
}

kernel::vocabulary! {
    /// Why the file did not match it.
    pub enum Mismatch {
        /// No claim has the number.
        NumberUnknown = "number_unknown" => "No claim of ours has this number.",
        /// The claim of this number asks for another amount.
        AmountDiffers = "amount_differs" => "The claim of this number asks for another amount than the payer has.",
        /// Several claims have the payer's number.
        SeveralClaims = "several_claims" => "Our number is missing, and several claims have the payer's number.",
    }
}

/// A payment for a claim that was not known when it arrived.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct UnmatchedPayment {
    /// Its id.
    pub id: Uuid,
    /// The remittance it is part of.
    pub remittance_id: Uuid,
    /// Who paid.
    pub payer_name: String,
    /// The number of the check or transfer.
    pub trace_number: String,
    /// When.
    pub paid_on: Date,
    /// The money stands in the ledger: applied if the claim was found, else unapplied.
    pub posted: bool,
    /// Our number, as the payer has it.
    pub claim_number: String,
    /// The payer's own number of the claim.
    pub payer_claim_number: Option<String>,
    /// The patient, as the payer has the name.
    pub patient_name: String,
    /// The end of the member ID, as the payer has it.
    pub member_id_last_four: Option<String>,
    /// The first day of service.
    pub service_on: Option<Date>,
    /// What the payer did: `1` paid as first payer, `4` denied, `22` taken back.
    pub status_code: String,
    /// Charged, in cents.
    pub charged_cents: i64,
    /// Paid, in cents.
    pub paid_cents: i64,
    /// Owed by the patient, in cents.
    pub patient_cents: i64,
    /// Why not all was paid: `CO-45 30.00`, one for each reason.
    pub reasons: Vec<String>,
    /// Why the file did not match it.
    pub mismatch: Mismatch,
    /// Where it stands.
    pub status: UnmatchedStatus,
    /// The claim it was matched to.
    pub claim_id: Option<Uuid>,
    /// The number of that claim.
    pub matched_number: Option<String>,
    /// Why it is not ours.
    pub set_aside_reason: Option<String>,
    /// Who decided last.
    pub decided_by_name: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
}

/// A claim of ours beside a payment: what of it is the same.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct Candidate {
    pub id: Uuid,
    pub number: String,
    pub status: ClaimStatus,
    pub client_id: ClientId,
    pub client_name: String,
    pub payer_name: String,
    pub first_service_on: Date,
    pub total_cents: i64,
    pub open_insurance_cents: i64,
    pub policy_id: Uuid,
    pub member_id_sealed: Vec<u8>,
    pub paid_member_id_sealed: Option<Vec<u8>>,
    pub last_four_same: bool,
    pub name_same: bool,
    pub last_name_same: bool,
    pub days_same: bool,
    pub days_near: bool,
    pub payer_number_same: bool,
    pub charged_cents: i64,
}

/// What speaks for a claim, or against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ground {
    /// In one plain sentence.
    pub words: String,
    /// What it adds to the score; 0 speaks against it.
    pub points: i32,
}

/// A claim that may be meant, the likeliest first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MatchSuggestion {
    /// The claim.
    pub claim_id: Uuid,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: ClaimStatus,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// Its payer.
    pub payer_name: String,
    /// First day of service.
    pub first_service_on: Date,
    /// What it asks for, in cents.
    pub total_cents: i64,
    /// Open with insurance, in cents.
    pub open_insurance_cents: i64,
    /// 0 to 100: the sum of the grounds.
    pub score: i32,
    /// What the score is made of.
    pub grounds: Vec<Ground>,
}

/// What of a claim and a payment agrees.
#[derive(Clone, Copy, Debug, Default)]
pub struct Likeness {
    /// The whole member ID.
    pub member_id: bool,
    /// Its last four signs.
    pub last_four: bool,
    /// First and last name.
    pub name: bool,
    /// The last name only.
    pub last_name: bool,
    /// The days of service.
    pub days: bool,
    /// A day within a week of them.
    pub days_near: bool,
    /// The payer's own number of the claim.
    pub payer_number: bool,
    /// What the payer says was charged, in cents; negative when a payment is taken back.
    pub charged: i64,
    /// What the claim asks for, in cents.
    pub asked: i64,
}

/// The grounds, of which the points add up to at most a hundred.
pub fn score(likeness: &Likeness) -> Vec<Ground> {
    let mut grounds = Vec::new();
    let mut ground = |points: i32, words: &str| {
        grounds.push(Ground {
            words: words.to_owned(),
            points,
        });
    };
    match (likeness.member_id, likeness.last_four) {
        (true, _) => ground(30, "The member ID is the same."),
        (false, true) => ground(10, "The member ID ends alike."),
        (false, false) => ground(0, "The member ID is another one, or not given."),
    }
    match (likeness.name, likeness.last_name) {
        (true, _) => ground(20, "The name is the same."),
        (false, true) => ground(10, "The last name is the same."),
        (false, false) => ground(0, "The name is another one."),
    }
    match (likeness.days, likeness.days_near) {
        (true, _) => ground(20, "The days of service are the same."),
        (false, true) => ground(5, "The days of service are within a week."),
        (false, false) => ground(0, "The days of service are others."),
    }
    if likeness.charged.abs() == likeness.asked {
        ground(20, "The amount charged is the same.");
    } else {
        ground(0, "The amount charged is another one.");
    }
    if likeness.payer_number {
        ground(10, "The payer's own number of the claim is the same.");
    }
    grounds
}

impl Candidate {
    /// Weighs it. `member_id` is whether the whole member IDs agree.
    pub fn suggestion(self, member_id: bool) -> MatchSuggestion {
        let grounds = score(&Likeness {
            member_id,
            last_four: self.last_four_same,
            name: self.name_same,
            last_name: self.last_name_same,
            days: self.days_same,
            days_near: self.days_near,
            payer_number: self.payer_number_same,
            charged: self.charged_cents,
            asked: self.total_cents,
        });
        MatchSuggestion {
            claim_id: self.id,
            number: self.number,
            status: self.status,
            client_id: self.client_id,
            client_name: self.client_name,
            payer_name: self.payer_name,
            first_service_on: self.first_service_on,
            total_cents: self.total_cents,
            open_insurance_cents: self.open_insurance_cents,
            score: grounds.iter().map(|ground| ground.points).sum(),
            grounds,
        }
    }
}

/// A payment whose remittance is locked.
#[derive(Clone, Copy, Debug, Row)]
pub struct LockedPayment {
    /// Its remittance.
    pub remittance_id: Uuid,
    /// The remittance is posted.
    pub posted: bool,
    /// What was decided on it.
    pub status: UnmatchedStatus,
    /// Paid, in cents.
    pub paid_cents: i64,
}

/// Where the sealed member ID of a payment stands.
pub fn member_id_place(payment: Uuid) -> String {
    format!("remittance_claims.member_id/{payment}")
}

/// Member IDs are compared without blanks, hyphens and case.
pub fn same_member(ours: &str, theirs: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|sign| sign.to_ascii_uppercase())
            .collect()
    };
    let ours = bare(ours);
    !ours.is_empty() && ours == bare(theirs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(likeness: &Likeness) -> i32 {
        score(likeness).iter().map(|ground| ground.points).sum()
    }

    #[test]
    fn what_agrees_in_everything_has_a_hundred_points() {
        let all = Likeness {
            member_id: true,
            last_four: true,
            name: true,
            last_name: true,
            days: true,
            days_near: true,
            payer_number: true,
            charged: -18000,
            asked: 18000,
        };
        assert_eq!(points(&all), 100);
        let none = Likeness {
            asked: 1,
            ..Likeness::default()
        };
        assert_eq!(points(&none), 0);
    }

    #[test]
    fn a_member_id_is_the_same_however_it_is_written() {
        assert!(same_member("w123 456-7", "W1234567"));
        assert!(!same_member("", ""), "nothing is not the same as nothing");
        assert!(!same_member("W1234567", "W1234568"));
    }

    proptest! {
        #[test]
        fn nothing_more_in_common_ever_lowers_the_score(bits in prop::array::uniform7(any::<bool>()), more in 0_usize..7, charged in 1_i64..3) {
            let of = |b: [bool; 7]| Likeness {
                member_id: b[0], last_four: b[1], name: b[2], last_name: b[3], days: b[4], days_near: b[5], payer_number: b[6], charged, asked: 2,
            };
            let mut richer = bits;
            richer[more] = true;
            let (less, more) = (points(&of(bits)), points(&of(richer)));
            prop_assert!((0..=100).contains(&less) && less <= more && more <= 100);
        }
    }
}
