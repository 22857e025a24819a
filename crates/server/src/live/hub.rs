//! Who listens, and what each of them has yet to be told.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use kernel::id::{OrganizationId, ProfileId};
use kernel::live::{Announcement, Topic};
use kernel::{Code, Error, Result, User};
use tokio::sync::Notify;

/// Streams of one person in this process. A browser needs one, whatever its tabs.
const PER_PERSON: usize = 8;
/// What somebody with too many is told to wait.
const AFTER_TOO_MANY: Duration = Duration::from_secs(30);

/// Something may have been missed: read all again.
const EVERYTHING: u32 = 1 << 31;
/// The person's session or roles changed: look whether they may still listen.
const LOOK_AGAIN: u32 = 1 << 30;
/// The server ends.
const CLOSING: u32 = 1 << 29;
/// What is not put off.
const URGENT: u32 = LOOK_AGAIN | CLOSING;

const _: () = assert!(Topic::ALL.len() < 29, "each topic has a bit of its own");

/// All ears of this process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Hub(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    ears: HashMap<OrganizationId, HashMap<u64, Arc<Ear>>>,
    next: u64,
    closing: bool,
}

/// One open stream.
struct Ear {
    profile: ProfileId,
    staff: bool,
    waiting: AtomicU32,
    wake: Notify,
}

impl Ear {
    fn tell(&self, what: u32) {
        self.waiting.fetch_or(what, Ordering::AcqRel);
        self.wake.notify_one();
    }
}

/// What an ear is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told(u32);

impl Told {
    /// The server ends.
    pub fn is_closing(self) -> bool {
        self.0 & CLOSING != 0
    }

    /// Look whether the person may still listen.
    pub fn wants_a_look(self) -> bool {
        self.0 & LOOK_AGAIN != 0
    }

    /// The words to pass on: topics, or that everything may have changed.
    pub fn words(self) -> Vec<&'static str> {
        if self.0 & EVERYTHING != 0 {
            return vec!["everything"];
        }
        Topic::ALL
            .iter()
            .filter(|topic| self.0 & bit(**topic) != 0)
            .map(|topic| topic.as_str())
            .collect()
    }
}

fn bit(topic: Topic) -> u32 {
    1 << (topic as u32)
}

impl Hub {
    /// Opens an ear for this person. It closes when it is dropped.
    pub fn listen(&self, user: &User) -> Result<Listening> {
        let mut state = self.state();
        if state.closing {
            return Err(Error::new(
                Code::Unavailable,
                "This server is about to end. Connect again in a moment.",
            ));
        }
        let ears = state.ears.entry(user.organization).or_default();
        let mine = ears.values().filter(|ear| ear.profile == user.profile);
        if mine.count() >= PER_PERSON {
            return Err(Error::rate_limited(AFTER_TOO_MANY));
        }
        let ear = Arc::new(Ear {
            profile: user.profile,
            staff: user.roles.iter().any(|role| role.is_staff()),
            waiting: AtomicU32::new(0),
            wake: Notify::new(),
        });
        let id = state.next;
        state.next += 1;
        state
            .ears
            .entry(user.organization)
            .or_default()
            .insert(id, Arc::clone(&ear));
        metrics::gauge!("live_streams").increment(1.0);
        Ok(Listening {
            hub: self.clone(),
            organization: user.organization,
            id,
            ear,
        })
    }

    /// Passes an announcement on to those it is meant for.
    pub fn announce(&self, announcement: &Announcement) {
        let state = self.state();
        let Some(ears) = state.ears.get(&announcement.organization) else {
            return;
        };
        for ear in ears.values() {
            let meant = match announcement.profile {
                Some(profile) => ear.profile == profile,
                None => ear.staff,
            };
            if meant {
                ear.tell(bit(announcement.topic));
            }
        }
    }

    /// Something about this person's sessions or roles changed.
    pub fn look_again(&self, person: ProfileId) {
        let state = self.state();
        for ear in state.ears.values().flat_map(HashMap::values) {
            if ear.profile == person {
                ear.tell(LOOK_AGAIN);
            }
        }
    }

    /// Nothing was heard for a while: announcements and ends of sessions may have been missed.
    pub fn something_was_missed(&self) {
        self.tell_all(EVERYTHING | LOOK_AGAIN);
    }

    /// Ends every stream, and opens no more.
    pub fn close(&self) {
        self.state().closing = true;
        self.tell_all(CLOSING);
    }

    fn tell_all(&self, what: u32) {
        let state = self.state();
        for ear in state.ears.values().flat_map(HashMap::values) {
            ear.tell(what);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no holder of this lock can panic")
    }
}

/// One open ear; dropping it closes it.
pub struct Listening {
    hub: Hub,
    organization: OrganizationId,
    id: u64,
    ear: Arc<Ear>,
}

impl Listening {
    /// The next thing that is said. With `only_urgent`, what may wait is left to wait.
    pub async fn told(&self, only_urgent: bool) -> Told {
        let wanted = if only_urgent { URGENT } else { u32::MAX };
        loop {
            let told = self.ear.waiting.fetch_and(!wanted, Ordering::AcqRel) & wanted;
            if told != 0 {
                return Told(told);
            }
            self.ear.wake.notified().await;
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut state = self.hub.state();
        if let Some(ears) = state.ears.get_mut(&self.organization) {
            ears.remove(&self.id);
            if ears.is_empty() {
                state.ears.remove(&self.organization);
            }
        }
        metrics::gauge!("live_streams").decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use kernel::{Aal, Role};
    use uuid::Uuid;

    use super::*;

    fn user(practice: u128, person: u128, role: Role) -> User {
        User {
            organization: Uuid::from_u128(practice).into(),
            profile: Uuid::from_u128(person).into(),
            session: Uuid::from_u128(person).into(),
            roles: vec![role],
            aal: Aal::Aal2,
            authenticated_at: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn said(practice: u128, topic: Topic, person: Option<u128>) -> Announcement {
        Announcement {
            organization: Uuid::from_u128(practice).into(),
            topic,
            profile: person.map(|person| Uuid::from_u128(person).into()),
        }
    }

    fn heard(ear: &Listening) -> Vec<&'static str> {
        ear.told(false)
            .now_or_never()
            .map(Told::words)
            .unwrap_or_default()
    }

    #[test]
    fn the_practice_hears_and_no_other_and_clients_only_what_is_said_to_them() {
        let hub = Hub::default();
        let therapist = hub.listen(&user(1, 1, Role::Therapist)).unwrap();
        let client = hub.listen(&user(1, 2, Role::ClientUser)).unwrap();
        let stranger = hub.listen(&user(2, 3, Role::Administrator)).unwrap();
        hub.announce(&said(1, Topic::Claims, None));
        assert_eq!(heard(&therapist), ["claims"]);
        assert_eq!(heard(&client), [""; 0]);
        hub.announce(&said(1, Topic::Notifications, Some(2)));
        assert_eq!(heard(&client), ["notifications"]);
        assert_eq!(heard(&therapist), [""; 0]);
        assert_eq!(heard(&stranger), [""; 0]);
    }

    #[test]
    fn a_slow_ear_is_told_each_word_once_and_a_missed_one_means_everything() {
        let hub = Hub::default();
        let ear = hub.listen(&user(1, 1, Role::Therapist)).unwrap();
        for _ in 0..100_000 {
            hub.announce(&said(1, Topic::Appointments, None));
            hub.announce(&said(1, Topic::ClinicalNotes, None));
        }
        assert_eq!(heard(&ear), ["appointments", "clinical_notes"]);
        assert_eq!(heard(&ear), [""; 0]);
        hub.announce(&said(1, Topic::Claims, None));
        hub.something_was_missed();
        assert_eq!(heard(&ear), ["everything"]);
    }

    #[test]
    fn what_may_wait_is_still_there_after_what_may_not() {
        let hub = Hub::default();
        let ear = hub.listen(&user(1, 1, Role::Therapist)).unwrap();
        hub.announce(&said(1, Topic::Claims, None));
        assert!(ear.told(true).now_or_never().is_none());
        hub.look_again(Uuid::from_u128(1).into());
        assert!(ear.told(true).now_or_never().unwrap().wants_a_look());
        assert_eq!(heard(&ear), ["claims"]);
        hub.close();
        assert!(ear.told(true).now_or_never().unwrap().is_closing());
        assert!(hub.listen(&user(1, 1, Role::Therapist)).is_err());
    }

    #[test]
    fn one_person_has_so_many_streams_and_an_ended_one_makes_room() {
        let hub = Hub::default();
        let person = user(1, 1, Role::Therapist);
        let mut held: Vec<_> = (0..PER_PERSON)
            .map(|_| hub.listen(&person).unwrap())
            .collect();
        let refused = hub.listen(&person).err().map(|error| error.code());
        assert_eq!(refused, Some(Code::RateLimited));
        assert!(hub.listen(&user(1, 2, Role::Therapist)).is_ok());
        held.pop();
        assert!(hub.listen(&person).is_ok());
    }
}
