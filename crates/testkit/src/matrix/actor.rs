//! Who tries: every role, before and after the second factor; somebody whose door is closed; the program itself; nobody.

use kernel::{Aal, Caller, Role};
use tokio_postgres::Client;

use crate::house::World;

pub(super) struct Actor {
    pub(super) name: String,
    pub(super) database_role: &'static str,
    pub(super) claims: String,
    /// The words in `app.authorizations.role` that speak for this actor.
    pub(super) words: Vec<String>,
    pub(super) assured: bool,
}

impl Actor {
    fn of(name: String, caller: &Caller, words: Vec<String>, assured: bool) -> Actor {
        Actor {
            name,
            database_role: caller.database_role(),
            claims: caller.claims(),
            words,
            assured,
        }
    }

    /// Tells the judge about whom it judges; it stays superuser.
    pub(super) async fn announce(&self, judge: &Client) {
        judge
            .execute(
                "select set_config('request.jwt.claims', $1, false)",
                &[&self.claims],
            )
            .await
            .expect("claims can be set");
    }

    /// Becomes the actor, in the transaction that is open.
    pub(super) async fn take_on(&self, hand: &Client) {
        hand.execute(
            "select set_config('request.jwt.claims', $1, true), set_config('app.event_id', $2, true), set_config('role', $3, true)",
            &[&self.claims, &"00000000-0000-7000-8000-0000000000ee", &self.database_role],
        )
        .await
        .expect("the server's login may take on any caller's role");
    }
}

pub(super) fn everybody(world: &World) -> Vec<Actor> {
    let now = world.house.now();
    let mut actors = Vec::new();
    for role in Role::ALL {
        let person = world.home.someone(*role);
        let words = || vec![role.to_string(), "authenticated".to_owned()];
        actors.push(Actor::of(
            role.to_string(),
            &person.caller(now),
            words(),
            true,
        ));
        actors.push(Actor::of(
            format!("{role} without second factor"),
            &person.caller_at(Aal::Aal1, now),
            words(),
            false,
        ));
    }
    let closed = world.home.ines.caller(now);
    actors.push(Actor::of(
        "a former therapist".into(),
        &closed,
        vec!["authenticated".into()],
        true,
    ));
    let service = Caller::Service(kernel::id::OrganizationId(world.home.organization));
    actors.push(Actor::of(
        "the program".into(),
        &service,
        vec!["service_role".into()],
        true,
    ));
    actors.push(Actor::of(
        "nobody".into(),
        &Caller::Anonymous,
        vec!["anon".into()],
        true,
    ));
    actors
}
