//! How much of which work waits for the caller, for the right column of Today. A kind without work does not appear.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct GetWorkCounts;

kernel::vocabulary! {
    /// What kind of work.
    pub enum WorkKind {
        /// Visits whose time is over and that nobody checked out, marked or called off.
        OpenVisits = "open_visits" => "Visits to close",
        /// Visits of the last ninety days that the caller held and whose note is not signed.
        UnsignedNotes = "unsigned_notes" => "Notes to sign",
        /// Time off that waits for the caller's decision.
        TimeOffRequests = "time_off_requests" => "Time off to decide",
        /// Policies of clients who come within a week that nobody verified.
        UnverifiedInsurance = "unverified_insurance" => "Insurance to verify",
    }
}

/// How much of it waits.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct WorkCount {
    /// What kind of work.
    pub kind: WorkKind,
    /// How much.
    pub count: i64,
}

/// All counts, as the statement answers them.
#[derive(Clone, Copy, Debug, Row)]
pub struct Counts {
    open_visits: i64,
    unsigned_notes: i64,
    time_off_requests: i64,
    unverified_insurance: i64,
}

impl Function for GetWorkCounts {
    const SPEC: Spec = Spec::read(
        "get-work-counts",
        "Counts the work that waits for the caller.",
    )
    .roles(Roles::STAFF)
    .unaudited("It shows numbers and nothing about a person.");
    type Input = Nothing;
    type Output = Vec<WorkCount>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<WorkCount>> {
        let now = cx.now();
        let counts = cx
            .last()
            .one("practice", &statements::GET_WORK_COUNTS, &[&now])
            .await?;
        let all = [
            (WorkKind::OpenVisits, counts.open_visits),
            (WorkKind::UnsignedNotes, counts.unsigned_notes),
            (WorkKind::TimeOffRequests, counts.time_off_requests),
            (WorkKind::UnverifiedInsurance, counts.unverified_insurance),
        ];
        Ok(all
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| WorkCount { kind, count })
            .collect())
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
