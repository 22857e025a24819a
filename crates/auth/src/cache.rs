//! What was found out about a token, for a moment.
//!
//! Without it each call would cost a signature check and a query. An entry lives one second at most, and goes at once
//! when the database announces a change of its person: so an ended session or a lost role holds from the next request
//! on, and after a second even if the announcement was lost.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::authenticate::Presence;

const LIFE: SignedDuration = SignedDuration::from_secs(1);
const SWEEP_ABOVE: usize = 20_000;

/// Found presences by the SHA-256 of the token or cookie they came with.
#[derive(Default)]
pub(crate) struct Cache(Mutex<State>);

#[derive(Default)]
struct State {
    found: HashMap<Vec<u8>, (Timestamp, Presence)>,
    /// Counts announcements: a lookup that began before one is not kept, it may have read the old state.
    generation: u64,
}

impl Cache {
    pub(crate) fn get(&self, token: &[u8], now: Timestamp) -> Option<Presence> {
        let state = self.state();
        let (at, presence) = state.found.get(token)?;
        let age = now.duration_since(*at);
        (age >= SignedDuration::ZERO && age <= LIFE && presence.good_until > now)
            .then(|| presence.clone())
    }

    /// To be taken before the lookup and given to [`Cache::keep`].
    pub(crate) fn generation(&self) -> u64 {
        self.state().generation
    }

    pub(crate) fn keep(
        &self,
        token: Vec<u8>,
        presence: &Presence,
        now: Timestamp,
        generation: u64,
    ) {
        let mut state = self.state();
        if state.generation != generation {
            return;
        }
        if state.found.len() > SWEEP_ABOVE {
            state
                .found
                .retain(|_, (at, _)| now.duration_since(*at) <= LIFE);
        }
        state.found.insert(token, (now, presence.clone()));
    }

    pub(crate) fn forget_user(&self, user: Uuid) {
        let mut state = self.state();
        state.generation += 1;
        state
            .found
            .retain(|_, (_, presence)| presence.user_id != user);
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().expect("no holder of this lock can panic")
    }
}
