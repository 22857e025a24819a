//! Telling open screens that something changed, so that they read it again.
//!
//! An [`Announcement`] is one word of a fixed list and where it is heard: never an id, never a value. It leaves
//! with the transaction of its cause (`pg_notify`), so it is heard exactly if the cause was committed, by every copy
//! of the server. What the screens then read is decided by row-level security, as ever.

use uuid::Uuid;

use crate::context::Context;
use crate::error::Result;
use crate::id::{OrganizationId, ProfileId};

/// The channel that servers listen on.
pub const CHANNEL: &str = "mentalspace_live";

const TELL: &str = include_str!("sql/tell_live.sql");

crate::vocabulary! {
    /// What changed. The web knows which of its reads show it.
    pub enum Topic {
        /// Visits, their series, the hours of clinicians.
        Appointments = "appointments" => "Appointments",
        /// Clients and what stands in their charts, except notes.
        Clients = "clients" => "Clients",
        /// Notes and their signatures.
        ClinicalNotes = "clinical_notes" => "Notes",
        /// Files and what was signed.
        Documents = "documents" => "Documents",
        /// Charges and what they weigh.
        Charges = "charges" => "Charges",
        /// Claims and what payers answered.
        Claims = "claims" => "Claims",
        /// Payments, adjustments and balances.
        Payments = "payments" => "Payments",
        /// What waits in somebody's bell.
        Notifications = "notifications" => "Notifications",
    }
}

/// What changed, and who hears of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The practice. Nobody else ever hears it.
    pub organization: OrganizationId,
    /// What changed.
    pub topic: Topic,
    /// Only this person; everybody who works in the practice if there is none.
    pub profile: Option<ProfileId>,
}

impl Announcement {
    /// As it travels: `<practice>:<topic>` or `<practice>:<topic>:<person>`.
    pub fn payload(&self) -> String {
        match self.profile {
            Some(profile) => format!("{}:{}:{profile}", self.organization, self.topic),
            None => format!("{}:{}", self.organization, self.topic),
        }
    }

    /// What travelled; `None` if it is not of this program (a newer copy may know more words).
    pub fn parse(payload: &str) -> Option<Announcement> {
        let mut parts = payload.split(':');
        let organization: Uuid = parts.next()?.parse().ok()?;
        let topic = parts.next()?.parse().ok()?;
        let profile = match parts.next() {
            Some(text) => Some(ProfileId(text.parse().ok()?)),
            None => None,
        };
        parts.next().is_none().then_some(Announcement {
            organization: organization.into(),
            topic,
            profile,
        })
    }
}

impl Context {
    /// Tells everybody who works in the caller's practice, once this call's transaction commits.
    pub fn announce(&mut self, topic: Topic) -> Result<()> {
        self.announce_where(topic, None)
    }

    /// Tells one person of the caller's practice, once this call's transaction commits.
    pub fn announce_to(&mut self, profile: ProfileId, topic: Topic) -> Result<()> {
        self.announce_where(topic, Some(profile))
    }

    fn announce_where(&mut self, topic: Topic, profile: Option<ProfileId>) -> Result<()> {
        let announcement = Announcement {
            organization: self.organization()?,
            topic,
            profile,
        };
        if !self.announcements.contains(&announcement) {
            self.announcements.push(announcement);
        }
        Ok(())
    }

    /// Puts what was announced into the transaction. To be done last before it commits.
    pub(crate) async fn tell(&mut self) -> Result<()> {
        if self.announcements.is_empty() {
            return Ok(());
        }
        let said: Vec<String> = std::mem::take(&mut self.announcements)
            .iter()
            .map(Announcement::payload)
            .collect();
        self.transaction
            .execute(TELL, &[&CHANNEL, &said])
            .await
            .map(|_rows| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_travels_arrives_and_what_is_not_ours_is_passed_over() {
        let organization = OrganizationId(Uuid::from_u128(1));
        for profile in [None, Some(ProfileId(Uuid::from_u128(2)))] {
            for topic in Topic::ALL.iter().copied() {
                let announcement = Announcement {
                    organization,
                    topic,
                    profile,
                };
                let payload = announcement.payload();
                assert_eq!(Announcement::parse(&payload), Some(announcement));
                assert_eq!(Announcement::parse(&format!("{payload}:more:x")), None);
            }
        }
        for other in [
            "",
            ":",
            "x:appointments",
            &format!("{organization}:weather"),
        ] {
            assert_eq!(Announcement::parse(other), None, "{other}");
        }
    }
}
