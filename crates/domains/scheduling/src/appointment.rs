//! A visit: its states, and which step leads from where to where.
//!
//! ```text
//! scheduled ─► confirmed ─► checked in ─► in session ─► completed
//!     └──────────┴─────────────┴─► no show, cancelled, late cancelled       (rescheduled: before check-in only)
//! ```
//! Any step may be left out on the way to `completed`: a visit by telephone is not checked in, and what was held yesterday is
//! written down today. Its twin in the database is `app.visit_may_become`.

kernel::ids! {
    /// A visit.
    AppointmentId,
    /// A kind of visit.
    AppointmentTypeId,
    /// An office.
    LocationId,
    /// A room.
    RoomId,
    /// A series of visits.
    SeriesId,
}

kernel::vocabulary! {
    /// Where a visit stands.
    pub enum Status {
        /// Agreed.
        Scheduled = "scheduled" => "Scheduled",
        /// The client said they will come.
        Confirmed = "confirmed" => "Confirmed",
        /// The client has come.
        CheckedIn = "checked_in" => "Checked in",
        /// Going on.
        InSession = "in_session" => "In session",
        /// Held.
        Completed = "completed" => "Completed",
        /// The client did not come.
        NoShow = "no_show" => "No show",
        /// Called off in time, or by the practice.
        Cancelled = "cancelled" => "Cancelled",
        /// Called off by the client later than the practice asks for.
        LateCancelled = "late_cancelled" => "Cancelled late",
        /// Moved: another visit took its place.
        Rescheduled = "rescheduled" => "Rescheduled",
    }
}

impl Status {
    /// Whether a visit may go from here to `to` in one step.
    pub fn may_become(self, to: Status) -> bool {
        use Status as S;
        let called_off = matches!(to, S::NoShow | S::Cancelled | S::LateCancelled);
        match self {
            S::Scheduled | S::Confirmed => {
                called_off
                    || matches!(
                        to,
                        S::CheckedIn | S::InSession | S::Completed | S::Rescheduled
                    )
                    || (self == S::Scheduled && to == S::Confirmed)
            }
            S::CheckedIn => called_off || matches!(to, S::InSession | S::Completed),
            S::InSession => to == S::Completed,
            S::Completed | S::NoShow | S::Cancelled | S::LateCancelled | S::Rescheduled => false,
        }
    }

    /// Whether the visit takes up the time of those in it.
    pub fn is_live(self) -> bool {
        matches!(
            self,
            Status::Scheduled
                | Status::Confirmed
                | Status::CheckedIn
                | Status::InSession
                | Status::Completed
        )
    }
}

kernel::vocabulary! {
    /// How client and clinician meet.
    pub enum Modality {
        /// In a room.
        InPerson = "in_person" => "In person",
        /// By video.
        Video = "video" => "Video",
        /// By telephone.
        Phone = "phone" => "Phone",
    }
}

kernel::vocabulary! {
    /// Why a visit was called off.
    pub enum CancelReason {
        /// The client asked for it.
        ClientRequest = "client_request" => "Client asked",
        /// The client is ill.
        Illness = "illness" => "Client is ill",
        /// The client has something else then.
        ScheduleConflict = "schedule_conflict" => "Client has a schedule conflict",
        /// The client cannot get here.
        NoTransportation = "no_transportation" => "No transportation",
        /// An emergency on the client's side.
        Emergency = "emergency" => "Emergency",
        /// Weather.
        Weather = "weather" => "Weather",
        /// The coverage is not in order.
        InsuranceIssue = "insurance_issue" => "Insurance issue",
        /// The clinician cannot hold it.
        ClinicianUnavailable = "clinician_unavailable" => "Clinician unavailable",
        /// The practice is closed then.
        PracticeClosed = "practice_closed" => "Practice closed",
        /// Something else.
        Other = "other" => "Other",
    }
}

impl CancelReason {
    /// Whether it was the practice that called off: that is never late.
    pub fn is_ours(self) -> bool {
        matches!(
            self,
            CancelReason::ClinicianUnavailable | CancelReason::PracticeClosed
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Status as S;

    #[test]
    fn what_is_over_stays_as_it_is() {
        for from in S::ALL {
            assert!(!from.may_become(*from), "{from}");
            let over = !from.is_live() || *from == S::Completed;
            let leads_on = S::ALL.iter().any(|to| from.may_become(*to));
            assert_eq!(leads_on, !over, "{from}");
        }
    }

    #[test]
    fn nothing_goes_back() {
        let order = [
            S::Scheduled,
            S::Confirmed,
            S::CheckedIn,
            S::InSession,
            S::Completed,
        ];
        for (at, from) in order.iter().enumerate() {
            for to in &order[..=at] {
                assert!(!from.may_become(*to), "{from} to {to}");
            }
            for to in &order[at + 1..] {
                let expected = *to != S::Confirmed || *from == S::Scheduled;
                assert_eq!(from.may_become(*to), expected, "{from} to {to}");
            }
        }
    }
}
