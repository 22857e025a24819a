//! Calling functions as the demo's people would have, on the day on which they would have.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kernel::audit::{Appender, Key};
use kernel::caller::{Request, User};
use kernel::id::{OrganizationId, ProfileId, SessionId};
use kernel::jobs::{JobList, run_all_due};
use kernel::limits::Limits;
use kernel::{Aal, Call, Caller, SystemEntropy, TestClock, Waist};
use serde_json::Value;

use crate::demo::cast::{DemoPerson, PRACTICES};
use crate::fault::Fault;
use crate::house::House;

/// How long each thing takes somebody at the screen. It also keeps the demo's people within the limits of everyone's.
const AT_THE_SCREEN: SignedDuration = SignedDuration::from_secs(2);

/// The functions of the house, at another time.
pub struct Stage {
    waist: Waist,
    clock: TestClock,
    jobs: JobList,
}

impl Stage {
    /// The same rooms with a clock of their own.
    pub fn of(house: &House, now: Timestamp) -> Result<Stage, Fault> {
        let clock = TestClock::at(now);
        // A demo that is interrupted while it is made is made anew.
        let place = house.place.app.unhurried();
        let waist = Waist {
            registry: crate::house::registry(),
            pool: database::pool(&place, 2)?,
            clock: Arc::new(clock.clone()),
            entropy: Arc::new(SystemEntropy::new()),
            audit: Appender::start(database::pool(&place, 1)?, Arc::new(Key::of(&house.master))),
            limits: Limits::default(),
            outside: house.waist.outside.clone(),
            outbox: Arc::clone(&house.waist.outbox),
            master: Arc::clone(&house.master),
        };
        Ok(Stage {
            waist,
            clock,
            jobs: crate::worker::jobs(),
        })
    }

    /// It is now that time.
    pub fn at(&self, now: Timestamp) {
        self.clock.set(now);
    }

    /// Somebody does something; the answer, or why the demo cannot go on.
    pub async fn call(&self, who: &DemoPerson, name: &str, body: Value) -> Result<Value, Fault> {
        self.clock.advance(AT_THE_SCREEN);
        let now = kernel::Clock::now(&self.clock);
        let body = serde_json::to_vec(&body).map_err(Fault::unavailable)?;
        let answer = self
            .waist
            .call(Call {
                name,
                body: &body,
                caller: caller(who, now),
                request: Request {
                    id: self.waist.new_request_id(),
                    address: None,
                    user_agent: Some("mentalspace demo".into()),
                },
                idempotency_key: None,
                rehearse: false,
            })
            .await
            .map_err(|error| {
                Fault::new(
                    Fault::CONFLICT,
                    format!("the demo's year: {name} by {}: {error}", who.first_name),
                )
            })?;
        serde_json::from_slice(&answer.body).map_err(Fault::unavailable)
    }

    /// The background work that waits is done.
    pub async fn work(&self) -> Result<usize, Fault> {
        run_all_due(&self.waist, &self.jobs)
            .await
            .map_err(|error| Fault::new(Fault::CONFLICT, format!("the demo's year: {error}")))
    }
}

fn caller(who: &DemoPerson, now: Timestamp) -> Caller {
    Caller::User(Arc::new(User {
        organization: OrganizationId(PRACTICES[who.practice].id),
        profile: ProfileId(who.id),
        session: SessionId(who.id),
        roles: vec![who.role],
        aal: Aal::Aal2,
        authenticated_at: now,
    }))
}
