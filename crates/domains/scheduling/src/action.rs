//! What one may do with a visit now. The server says it with each visit, and asks the same function when it is done.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::prelude::*;

use crate::appointment::Status;

kernel::vocabulary! {
    /// What can be done with a visit.
    pub enum Action {
        /// The client has come.
        CheckIn = "check_in" => "Check in",
        /// The session begins.
        Start = "start" => "Start",
        /// The session is over.
        CheckOut = "check_out" => "Check out",
        /// The client did not come.
        MarkNoShow = "mark_no_show" => "Mark no-show",
        /// Room, place, kind, note.
        Update = "update" => "Edit",
        /// To another time, clinician or room.
        Reschedule = "reschedule" => "Reschedule",
        /// Call it off.
        Cancel = "cancel" => "Cancel",
    }
}

/// What decides about a visit's actions.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Where it stands.
    pub status: Status,
    /// When it begins.
    pub starts_at: Timestamp,
    /// The zone it is in.
    pub time_zone: String,
    /// Whether the caller keeps its calendar.
    pub manages: bool,
    /// Whether the caller receives its clients: the desk, and the clinician who holds it.
    pub attends: bool,
}

impl Standing {
    /// All that may be done now.
    pub fn allowed(&self, now: Timestamp) -> Vec<Action> {
        Action::ALL
            .iter()
            .copied()
            .filter(|action| self.check(*action, now).is_ok())
            .collect()
    }

    /// Whether it may be done now; if not, why.
    pub fn check(&self, action: Action, now: Timestamp) -> Result<()> {
        let permitted = match action {
            Action::CheckIn | Action::Start | Action::CheckOut | Action::MarkNoShow => self.attends,
            Action::Update | Action::Reschedule | Action::Cancel => self.manages,
        };
        if !permitted {
            return Err(Error::forbidden(
                "This visit is on somebody else's calendar. Ask the front desk, or the clinician who holds it.",
            ));
        }
        if !self.leads(action) {
            return Err(Error::conflict(format!(
                "The visit is {} now, so that is not possible any more. Reload it.",
                self.status.label().to_lowercase()
            )));
        }
        match action {
            Action::CheckIn | Action::Start if !self.day_has_come(now) => Err(Error::conflict(
                "The day of this visit has not come yet. If it is held earlier, reschedule it first.",
            )),
            Action::CheckOut | Action::MarkNoShow
                if now < self.starts_at && self.status != Status::InSession =>
            {
                Err(Error::conflict("This visit has not begun yet."))
            }
            _ => Ok(()),
        }
    }

    fn leads(&self, action: Action) -> bool {
        let to = match action {
            Action::CheckIn => Status::CheckedIn,
            Action::Start => Status::InSession,
            Action::CheckOut => Status::Completed,
            Action::MarkNoShow => Status::NoShow,
            Action::Reschedule => Status::Rescheduled,
            Action::Cancel => Status::Cancelled,
            Action::Update => return self.status.is_live(),
        };
        self.status.may_become(to)
    }

    fn day_has_come(&self, now: Timestamp) -> bool {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        zone.to_datetime(now).date() >= zone.to_datetime(self.starts_at).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(status: Status) -> Standing {
        Standing {
            status,
            starts_at: "2026-03-03T04:30:00Z".parse().unwrap(), // the second of March, 23:30 in New York
            time_zone: "America/New_York".into(),
            manages: true,
            attends: true,
        }
    }

    #[test]
    fn every_action_leads_where_the_transitions_lead() {
        let now = "2026-03-03T05:30:00Z".parse().unwrap();
        for status in Status::ALL {
            let allowed = visit(*status).allowed(now);
            for (action, to) in [
                (Action::CheckIn, Status::CheckedIn),
                (Action::Start, Status::InSession),
                (Action::CheckOut, Status::Completed),
                (Action::MarkNoShow, Status::NoShow),
                (Action::Reschedule, Status::Rescheduled),
                (Action::Cancel, Status::Cancelled),
            ] {
                assert_eq!(
                    allowed.contains(&action),
                    status.may_become(to),
                    "{status} {action}"
                );
            }
        }
    }

    #[test]
    fn the_day_is_the_day_where_the_visit_is() {
        let visit = visit(Status::Scheduled);
        let allowed = |now: &str| visit.allowed(now.parse().unwrap());
        assert!(!allowed("2026-03-02T04:59:00Z").contains(&Action::CheckIn));
        assert!(allowed("2026-03-02T05:00:00Z").contains(&Action::CheckIn));
        assert!(!allowed("2026-03-02T05:00:00Z").contains(&Action::MarkNoShow));
        assert!(allowed("2026-03-03T04:30:00Z").contains(&Action::MarkNoShow));
    }

    #[test]
    fn who_keeps_a_calendar_does_not_receive_its_clients() {
        let supervisor = Standing {
            attends: false,
            ..visit(Status::Scheduled)
        };
        let now = "2026-03-03T05:30:00Z".parse().unwrap();
        assert_eq!(
            supervisor.allowed(now),
            [Action::Update, Action::Reschedule, Action::Cancel]
        );
        let nobody = Standing {
            manages: false,
            ..supervisor
        };
        assert!(nobody.allowed(now).is_empty());
    }
}
