//! Reminding clients of their visits, and hearing that they will come.
//!
//! The mail says which practice, when and where, and nothing about the kind of visit or with whom. It goes to the client's first e-mail
//! address. Where the practice has the wording of a consent with the key `appointment_reminders`, only to those who gave it; where it has
//! none, an address on file is enough: a reminder is part of treatment (45 CFR 164.506).

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::id::ClientId;
use kernel::outbox::{Body, EmailAddress, Mail, MailTemplate};
use kernel::prelude::*;

use crate::appointment::{AppointmentId, Modality, Status};
use crate::statements;

kernel::vocabulary! {
    /// How long before the visit.
    pub enum ReminderKind {
        /// A day.
        DayBefore = "day_before" => "A day before",
        /// An hour.
        HourBefore = "hour_before" => "An hour before",
    }
}

impl ReminderKind {
    /// From when to when before the visit it is sent: `(latest, earliest)`. Who booked later than that needs none.
    pub const fn window(self) -> (SignedDuration, SignedDuration) {
        match self {
            ReminderKind::DayBefore => (
                SignedDuration::from_hours(3),
                SignedDuration::from_hours(24),
            ),
            ReminderKind::HourBefore => {
                (SignedDuration::from_mins(5), SignedDuration::from_mins(60))
            }
        }
    }
}

/// A reminder that is due.
#[derive(Clone, Debug, Row)]
pub struct Due {
    /// Of which visit.
    pub appointment_id: AppointmentId,
    /// Whom.
    pub client_id: ClientId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// The zone it was agreed in.
    pub time_zone: String,
    /// How they meet.
    pub modality: Modality,
    /// Where it stands.
    pub status: Status,
    /// Their address.
    pub email: String,
    /// The practice.
    pub practice: String,
    /// The office.
    pub location: Option<String>,
    /// Where people reach this installation.
    pub public_url: String,
}

/// The mail.
#[derive(Clone, Debug)]
pub struct VisitReminder {
    practice: String,
    when: String,
    place: String,
    /// The page to confirm on; none if the visit is confirmed already.
    link: Option<String>,
}

impl MailTemplate for VisitReminder {
    const NAME: &'static str = "visit-reminder";

    fn subject(&self) -> String {
        let practice: String = self
            .practice
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(160)
            .collect();
        format!("{practice}: your visit is coming up")
    }

    fn body(&self) -> Body {
        let body = Body::new().paragraph(format!(
            "You have a visit at {} on {}, {}.",
            self.practice, self.when, self.place
        ));
        match &self.link {
            Some(link) => body.link("Confirm that you will come", link).note(
                "The link works until the visit begins. If you cannot come, please call the practice.",
            ),
            None => body.note("You confirmed this visit. If you cannot come, please call the practice."),
        }
    }
}

impl Due {
    fn mail(&self, token: Option<&str>) -> Result<VisitReminder> {
        let place = match (self.modality, &self.location) {
            (Modality::Video, _) => "by video".to_owned(),
            (Modality::Phone, _) => "by telephone".to_owned(),
            (Modality::InPerson, Some(location)) => format!("at {location}"),
            (Modality::InPerson, None) => "in the office".to_owned(),
        };
        Ok(VisitReminder {
            practice: self.practice.clone(),
            when: in_words(self.starts_at, &self.time_zone)?,
            place,
            link: token.map(|token| format!("{}/confirm#token={token}", self.public_url)),
        })
    }
}

/// "Tuesday, March 3 at 10:00 AM EST".
fn in_words(at: Timestamp, zone: &str) -> Result<String> {
    let zone = TimeZone::get(zone).map_err(Error::internal)?;
    Ok(at
        .to_zoned(zone)
        .strftime("%A, %B %-d at %-I:%M %p %Z")
        .to_string())
}

/// Sends what is due of this kind in the caller's practice. Answers with how many mails were written.
pub async fn send_due(cx: &mut Context, kind: ReminderKind) -> Result<i64> {
    let (practice, now) = (cx.organization()?, cx.now());
    let (latest, earliest) = kind.window();
    let due: Vec<Due> = cx
        .all(
            &statements::DUE_REMINDERS,
            &[&kind, &(now + latest), &(now + earliest), &now],
        )
        .await?;
    let mut sent = 0;
    for due in due {
        // An address that mail cannot reach, or an installation without one: there is nothing to send, now or later.
        let Ok(to) = EmailAddress::parse(&due.email) else {
            continue;
        };
        if due.public_url.is_empty() {
            return Err(Error::not_configured(
                "The public address of this installation is not known yet. It is written when the server starts.",
            ));
        }
        let token = (due.status == Status::Scheduled).then(|| cx.new_secret());
        let hash = token.as_deref().map(kernel::entropy::secret_hash);
        let id = cx.new_id();
        let ours = cx
            .execute(
                &statements::KEEP_REMINDER,
                &[
                    &id,
                    &practice,
                    &due.appointment_id,
                    &due.client_id,
                    &kind,
                    &hash,
                    &now,
                ],
            )
            .await?;
        if ours == 0 {
            continue; // another worker was faster
        }
        cx.about(due.appointment_id);
        cx.about_client(due.client_id);
        let key = format!("reminder/{}/{}/{kind}", due.appointment_id, due.client_id);
        let mail = Mail::new(to, due.mail(token.as_deref())?).once(key);
        cx.send_mail(&mail).await?;
        sent += 1;
    }
    Ok(sent)
}

kernel::vocabulary! {
    /// What became of a confirmation.
    pub enum Confirmation {
        /// The visit is confirmed.
        Confirmed = "confirmed" => "Confirmed",
        /// It was already.
        AlreadyConfirmed = "already_confirmed" => "Confirmed already",
        /// It has begun, or is over.
        TooLate = "too_late" => "Too late",
        /// It was called off or moved.
        NotOpen = "not_open" => "Called off or moved",
    }
}

/// A visit as the link in its reminder finds it, held until the call is through.
#[derive(Clone, Debug, Row)]
pub struct Linked {
    /// The reminder.
    pub id: Uuid,
    /// The visit.
    pub appointment_id: AppointmentId,
    /// Whose link it is.
    pub client_id: ClientId,
    /// Whether this client confirmed before.
    pub said_so: bool,
    /// Other clients in the visit who did not confirm yet.
    pub others_open: i64,
    /// Where the visit stands.
    pub status: Status,
    /// When it begins.
    pub starts_at: Timestamp,
    /// The zone it was agreed in.
    pub time_zone: String,
    /// The practice.
    pub practice: String,
}

impl Linked {
    /// What following the link now does.
    pub fn outcome(&self, now: Timestamp) -> Confirmation {
        match self.status {
            Status::Scheduled | Status::Confirmed if now >= self.starts_at => Confirmation::TooLate,
            Status::Scheduled if self.said_so => Confirmation::AlreadyConfirmed,
            Status::Scheduled => Confirmation::Confirmed,
            Status::Confirmed => Confirmation::AlreadyConfirmed,
            Status::CheckedIn | Status::InSession | Status::Completed | Status::NoShow => {
                Confirmation::TooLate
            }
            Status::Cancelled | Status::LateCancelled | Status::Rescheduled => {
                Confirmation::NotOpen
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(modality: Modality, location: Option<&str>) -> Due {
        Due {
            appointment_id: Uuid::from_u128(1).into(),
            client_id: Uuid::from_u128(2).into(),
            starts_at: "2026-03-08T18:30:00Z".parse().unwrap(),
            time_zone: "America/New_York".into(),
            modality,
            status: Status::Scheduled,
            email: "mira@example.test".into(),
            practice: "Harbor Row".into(),
            location: location.map(str::to_owned),
            public_url: "https://ehr.example.test".into(),
        }
    }

    #[test]
    fn the_mail_says_when_and_where_on_the_clock_that_was_agreed() {
        let mail = due(Modality::InPerson, Some("Main Street"))
            .mail(Some("secret"))
            .unwrap();
        let text = mail.body().to_text();
        // The day on which the clocks go forward.
        assert!(
            text.contains("on Sunday, March 8 at 2:30 PM EDT, at Main Street"),
            "{text}"
        );
        assert!(
            text.contains("https://ehr.example.test/confirm#token=secret"),
            "{text}"
        );
        assert_eq!(mail.subject(), "Harbor Row: your visit is coming up");
        let confirmed = due(Modality::Video, None)
            .mail(None)
            .unwrap()
            .body()
            .to_text();
        assert!(
            confirmed.contains("by video") && !confirmed.contains("http"),
            "{confirmed}"
        );
    }

    #[test]
    fn only_what_may_become_confirmed_is_confirmed() {
        let before: Timestamp = "2026-03-08T18:00:00Z".parse().unwrap();
        for status in Status::ALL {
            for said_so in [true, false] {
                let linked = Linked {
                    id: Uuid::from_u128(1),
                    appointment_id: Uuid::from_u128(1).into(),
                    client_id: Uuid::from_u128(2).into(),
                    said_so,
                    others_open: 0,
                    status: *status,
                    starts_at: "2026-03-08T18:30:00Z".parse().unwrap(),
                    time_zone: "America/New_York".into(),
                    practice: "Harbor Row".into(),
                };
                let confirms = linked.outcome(before) == Confirmation::Confirmed;
                assert_eq!(
                    confirms,
                    status.may_become(Status::Confirmed) && !said_so,
                    "{status}"
                );
                assert_ne!(
                    linked.outcome(linked.starts_at),
                    Confirmation::Confirmed,
                    "{status}"
                );
            }
        }
    }
}
