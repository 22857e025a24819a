//! A world to bill in: two practices in a database of their own, a clearinghouse's folder with the stand-in on its other side, and notes that
//! are signed as the clinical domain signs them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::Entry;
use kernel::clearinghouse::Clearing;
use kernel::jobs::{Enqueue, Handoff, JobList};
use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::{Client, Person, World};

use crate::jobs::SignedNote;

static FOLDERS: AtomicU32 = AtomicU32::new(1);
static NOTES: AtomicU32 = AtomicU32::new(1);

/// What the clinical domain does when a note becomes final.
pub struct HandOff;

/// The same.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    note_id: Uuid,
}

impl Function for HandOff {
    const SPEC: Spec = Spec::write("hand-off-note", "Leaves a note to be charged.")
        .roles(Roles::STAFF)
        .audits("note");
    type Input = Note;
    type Output = Nothing;
    async fn run(cx: &mut Context, input: Note) -> Result<Nothing> {
        let handoff = Handoff::<SignedNote>::to("create-charge");
        let payload = SignedNote {
            note_id: input.note_id,
        };
        cx.hand_off(&handoff, &payload, Enqueue::now()).await?;
        Ok(Nothing {})
    }
    fn example() -> Note {
        Note {
            note_id: Uuid::nil(),
        }
    }
}

static TEST_FUNCTIONS: &[Entry] = &[Entry::of::<HandOff>()];

/// See the module.
pub struct Office {
    pub world: World,
    pub operator: Client,
    pub folder: PathBuf,
    jobs: JobList,
}

/// A note to be signed.
pub struct Visit {
    pub code: &'static str,
    pub minutes: Option<i32>,
    pub day: &'static str,
    pub diagnosis: bool,
}

impl Default for Visit {
    fn default() -> Self {
        Visit {
            code: "90837",
            minutes: Some(55),
            day: "2026-02-24",
            diagnosis: true,
        }
    }
}

impl Office {
    /// With a clearinghouse.
    pub async fn new() -> Office {
        let mut office = Office::without_clearinghouse().await;
        let partner = integrations::clearinghouse::Directory::new(&office.folder);
        let outside = office.world.house.waist.outside.clone();
        office.world.house.waist.outside = outside.with(Arc::new(Clearing(Arc::new(partner))));
        office
    }

    pub async fn without_clearinghouse() -> Office {
        let world = World::new(&[crate::FUNCTIONS, TEST_FUNCTIONS]).await;
        let operator = world.house.database.operator().await;
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!(
            "mentalspace-billing-{}-{number}",
            std::process::id()
        ));
        Office {
            world,
            operator,
            folder,
            jobs: JobList::of(&[crate::JOBS], &[]),
        }
    }

    /// A biller of the first practice.
    pub fn bela(&self) -> &Person {
        &self.world.home.bela
    }

    pub async fn call(&self, name: &str, person: &Person, body: Value) -> Result<Value> {
        let caller = person.caller(self.world.house.now());
        let answer = self
            .world
            .house
            .call_named(name, caller, body.to_string().as_bytes())
            .await?;
        Ok(serde_json::from_slice(&answer.body).unwrap())
    }

    /// As a biller, expecting it to work.
    pub async fn ok(&self, name: &str, body: Value) -> Value {
        match self.call(name, self.bela(), body).await {
            Ok(answer) => answer,
            Err(error) => panic!("{name}: {error:?}"),
        }
    }

    /// As a biller, expecting a refusal.
    pub async fn err(&self, name: &str, body: Value) -> Error {
        self.call(name, self.bela(), body).await.expect_err(name)
    }

    /// Everything that waits is done.
    pub async fn work(&self) {
        kernel::jobs::run_all_due(&self.world.house.waist, &self.jobs)
            .await
            .unwrap();
    }

    /// The partner answers, and the answers are read.
    pub async fn hear(&self) {
        let at = self
            .world
            .house
            .now()
            .to_zoned(jiff::tz::TimeZone::UTC)
            .datetime();
        integrations::clearinghouse::stand_in::answer(&self.folder, at).unwrap();
        self.ok("check-claim-answers", json!({})).await;
        self.work().await;
    }

    /// Noor signs a note about Mira; answers with its id. It is not handed off yet.
    pub async fn sign(&self, visit: &Visit) -> Uuid {
        let ids = (0..4).map(|_| {
            format!(
                "00000000-0000-7000-9000-{:012}",
                NOTES.fetch_add(1, Ordering::Relaxed)
            )
        });
        let [note, service, diagnosis, version]: [String; 4] =
            ids.collect::<Vec<_>>().try_into().unwrap();
        let practice = self.world.home.organization;
        let own = |id: &str| format!("00000000-0000-7000-8000-00000000{id}");
        let minutes = visit
            .minutes
            .map_or("null".to_owned(), |minutes| minutes.to_string());
        let diagnoses = match visit.diagnosis {
            true => format!(
                "insert into note_diagnoses (id, organization_id, note_id, client_diagnosis_id, code, description, rank)
                 values ('{diagnosis}', '{practice}', '{note}', '{}', 'F32.1', 'Depression', 1);",
                own("a535")
            ),
            false => String::new(),
        };
        let sql = format!(
            "begin;
             insert into billing_codes (id, organization_id, code, description, minutes, fee_cents)
             values (gen_random_uuid(), '{practice}', '{code}', 'Test', null, 0) on conflict do nothing;
             insert into clinical_notes (id, organization_id, client_id, author_id, kind, template_id, service_on, saved_at)
             values ('{note}', '{practice}', '{}', '{}', 'progress_note', '0198e3a0-0000-7000-8000-000000000501', '{day}', now());
             {diagnoses}
             insert into note_services (id, organization_id, note_id, position, billing_code_id, minutes)
             select '{service}', '{practice}', '{note}', 1, b.id, {minutes} from billing_codes b where b.organization_id = '{practice}' and b.code = '{code}';
             insert into note_versions (id, organization_id, note_id, number, reason, content_sealed, sha256, created_by, created_at)
             values ('{version}', '{practice}', '{note}', 1, 'signed', '\\x00', sha256('x'), '{}', now());
             update clinical_notes set status = 'final', version_number = 1, signed_at = now(), finalized_at = now() where id = '{note}';
             commit;",
            own("a501"),
            self.world.home.noor.profile,
            self.world.home.noor.profile,
            code = visit.code,
            day = visit.day,
        );
        self.operator.batch_execute(&sql).await.unwrap();
        note.parse().unwrap()
    }

    /// Signs, hands off, and lets the worker charge; answers with the charge.
    pub async fn charge(&self, visit: &Visit) -> Value {
        let note = self.sign(visit).await;
        self.ok("hand-off-note", json!({ "note_id": note })).await;
        self.work().await;
        let id: Uuid = self
            .operator
            .query_one("select id from charges where note_id = $1", &[&note])
            .await
            .unwrap()
            .get(0);
        self.ok("get-charge", json!({ "id": id })).await
    }

    /// What was left for somebody's bell: who is told, what happened, and to what.
    pub async fn told(&self) -> Vec<(Value, Value, Value)> {
        let jobs = "select payload from background_jobs where name = 'notify-person' order by created_at, id";
        let rows = self.world.house.database.superuser().await;
        let rows = rows.query(jobs, &[]).await.unwrap();
        rows.iter()
            .map(|row| {
                let told: Value = row.get(0);
                let part = |name: &str| told[name].clone();
                (part("profile_id"), part("kind"), part("subject_id"))
            })
            .collect()
    }

    /// A number from the database, past every wall.
    pub async fn count(&self, sql: &str) -> i64 {
        self.operator.query_one(sql, &[]).await.unwrap().get(0)
    }

    /// The identity, read past every wall: for every charge, and for the books as a whole.
    pub async fn assert_books(&self) {
        let broken = self
            .count(
                "select count(*) from (
                     select c.id from charges c join ledger_entries l on l.charge_id = c.id
                      group by c.id, c.amount_cents, c.status
                     having sum(l.amount_cents) <> 0
                         or -coalesce(sum(l.amount_cents) filter (where l.account = 'revenue'), 0) <> case c.status when 'voided' then 0 else c.amount_cents end
                         or coalesce(sum(l.amount_cents) filter (where l.account <> 'revenue'), 0) <> case c.status when 'voided' then 0 else c.amount_cents end) broken",
            )
            .await;
        assert_eq!(broken, 0, "charges whose parts are not the whole");
        let sum = self
            .count("select coalesce(sum(amount_cents), 0)::bigint from ledger_entries")
            .await;
        assert_eq!(sum, 0, "debits and credits");
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        // It was made only if something was sent.
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder).unwrap();
        }
    }
}
