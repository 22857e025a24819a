//! Two practices with one table of their own, `notes`, and the program around them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::Pool;
use kernel::audit::seal::Turn;
use kernel::audit::{self, Appender, Keys, Report, Sealer};
use kernel::caller::Request;
use kernel::keys::Master;
use kernel::prelude::*;
use kernel::{Answer, Call, Caller, Entropy, SeededEntropy};
use testkit::World;
use tokio_postgres::Client;

use crate::notes::FUNCTIONS;

const TABLE: &str = "
    create table public.notes (
        id uuid primary key,
        organization_id uuid not null,
        text text not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        row_version integer not null default 1,
        unique (organization_id, id),
        constraint notes_text_free unique (organization_id, text)
    );
    select app.guard('notes');
    select app.permit('notes', 'select', '{administrator,therapist,front_desk}', 'organization');
    select app.permit('notes', 'insert', '{administrator,therapist,front_desk}', 'organization');
    select app.permit('notes', 'update', '{administrator,therapist,front_desk}', 'organization');
";

const EMPTY_LOG: &str = "
    set session_replication_role = replica;
    delete from public.audit_changes;
    delete from public.audit_events;
";

/// Two practices with the table, and the program around them.
pub struct Desk {
    pub world: World,
    pub operator: Client,
    pub exports: PathBuf,
}

/// The keys that the kit's program seals with.
pub fn master() -> Master {
    Master::new(&[7; 32])
}

impl Desk {
    pub async fn new() -> Desk {
        let mut world = World::new(&[FUNCTIONS]).await;
        let operator = world.house.database.operator().await;
        operator.batch_execute(TABLE).await.unwrap();
        // The cast comes with a made-up past; here the log begins with the first call.
        let superuser = world.house.database.superuser().await;
        superuser.batch_execute(EMPTY_LOG).await.unwrap();
        let key = Keys::of(&master()).seal;
        world.house.waist.audit = Appender::start(world.house.database.pool(), Arc::new(key));
        let exports = std::env::temp_dir().join(format!(
            "mentalspace-heads-{}-{}",
            std::process::id(),
            world.house.database.name()
        ));
        Desk {
            world,
            operator,
            exports,
        }
    }

    pub fn pool(&self) -> &Pool {
        &self.world.house.waist.pool
    }

    /// Amara, of the practice at home.
    pub fn amara(&self) -> Caller {
        self.world.home.amara.caller(self.world.house.now())
    }

    /// Amara's colleague of the same name, of the other practice.
    pub fn stranger(&self) -> Caller {
        self.world.other.amara.caller(self.world.house.now())
    }

    pub async fn call(&self, name: &str, body: serde_json::Value) -> Result<Answer> {
        self.call_as(self.amara(), None, name, body).await
    }

    pub async fn keyed(&self, key: &str, name: &str, body: serde_json::Value) -> Result<Answer> {
        self.call_as(self.amara(), Some(key), name, body).await
    }

    pub async fn call_as(
        &self,
        caller: Caller,
        idempotency_key: Option<&str>,
        name: &str,
        body: serde_json::Value,
    ) -> Result<Answer> {
        let body = body.to_string();
        self.world
            .house
            .waist
            .call(Call {
                name,
                body: body.as_bytes(),
                caller,
                request: Request {
                    id: self.world.house.waist.new_request_id(),
                    address: Some([192, 0, 2, 7].into()),
                    user_agent: Some("the kernel's tests".into()),
                },
                idempotency_key,
                rehearse: false,
            })
            .await
    }

    /// One number from the database, as the operator.
    pub async fn count(&self, query: &str) -> i64 {
        self.operator.query_one(query, &[]).await.unwrap().get(0)
    }

    /// Notes and recorded events must be one to one.
    pub async fn notes_and_events(&self) -> (i64, i64) {
        (
            self.count("select count(*) from notes").await,
            self.count("select count(*) from audit_events where action = 'add-note' and outcome = 'success'")
                .await,
        )
    }

    pub fn sealer(&self) -> Sealer {
        Sealer::new(
            self.pool().clone(),
            Keys::of(&master()).head,
            &self.exports,
            Arc::new(self.world.house.clock.clone()),
        )
        .unwrap()
    }

    /// Takes turns until every event is sealed. One may not be enough: transactions of other tests, in
    /// other databases of the cluster, count as older open ones.
    pub async fn seal(&self, sealer: &mut Sealer) -> Turn {
        let mut done = Turn::default();
        loop {
            let turn = sealer.turn().await.unwrap();
            done.sealed += turn.sealed;
            done.exported += turn.exported;
            let unsealed = self
                .count("select count(*) from audit_events where id not in (select unnest(event_ids) from audit_heads)")
                .await;
            if unsealed == 0 {
                return done;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn verify(&self) -> Report {
        audit::verify(self.pool(), &Keys::of(&master()), &self.exports, |_| ())
            .await
            .unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if self.exports.exists() {
            std::fs::remove_dir_all(&self.exports).unwrap();
        }
    }
}

/// A made-up event, as a call of this function would leave it.
pub fn event(of: &Desk, number: u64) -> audit::Event {
    let house = &of.world.house;
    let entropy = SeededEntropy::new(number);
    let mut random = [0; 16];
    entropy.fill(&mut random);
    audit::Event {
        id: kernel::entropy::uuid_v7(house.now(), &entropy),
        organization_id: of.world.home.organization,
        occurred_at: house.now(),
        actor_id: Some(of.world.home.amara.profile),
        session_id: None,
        actor_role: "administrator".into(),
        action: "get-notes".into(),
        effect: "read".into(),
        outcome: audit::Outcome::Success,
        resource: "note".into(),
        resource_ids: vec![Uuid::from_bytes(random)],
        client_ids: vec![],
        reason: None,
        request_id: kernel::entropy::uuid_v7(house.now(), &entropy),
        address: Some([192, 0, 2, 7].into()),
        user_agent: Some("the kernel's tests".into()),
    }
}
