//! A word that stands in a psychotherapy note, looked for at every exit there is.

use std::io::Write;
use std::sync::{Arc, Mutex};

use kernel::{Caller, Effect, Role};
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use super::{none, world};

/// A word that stands nowhere else.
const CANARY: &str = "quokkaberry";

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;
    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}

/// Every table of the database, bytes and all, as text.
const TABLES: &str = "select format('%I.%I', n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname in ('public', 'app', 'auth') order by 1";

#[tokio::test]
async fn a_word_of_a_psychotherapy_note_is_nowhere_but_before_its_authors_eyes() {
    let world = world().await;
    let log = Log::default();
    let logging = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let logged = tracing::subscriber::set_default(logging);
    tracing::info!("the log is heard");
    let noor = world.home.noor.caller(world.house.now());
    let call = async |name: &str, caller: &Caller, body: serde_json::Value| {
        world
            .house
            .call_named(name, caller.clone(), body.to_string().as_bytes())
            .await
    };
    let client = world.home.own(clinical::example::CLIENT);
    let text = format!("Reminds me of {CANARY}.");
    let written = call(
        "create-psychotherapy-note",
        &noor,
        json!({ "client_id": client, "text": text }),
    )
    .await
    .expect("Noor treats Mira");
    let written: serde_json::Value = serde_json::from_slice(&written.body).unwrap();
    let change = |version: i32, day: &str| json!({ "id": written["id"], "row_version": version, "session_on": day, "text": format!("{text} Twice.") });
    call("update-psychotherapy-note", &noor, change(1, "2026-03-02"))
        .await
        .expect("it is Noor's");

    // What is refused is told without the words, whatever is wrong with it.
    let stellan = world.home.stellan.caller(world.house.now());
    let mut faults = Vec::new();
    for (caller, body) in [
        (&noor, change(1, "2026-03-02")),
        (&noor, change(2, "2030-01-01")),
        (&noor, change(2, CANARY)),
        (&stellan, change(2, "2026-03-02")),
    ] {
        let error = call("update-psychotherapy-note", caller, body)
            .await
            .expect_err("this is no change of Noor's");
        if error.to_json(uuid::Uuid::nil()).to_string().contains(&text) {
            faults.push(format!("a refusal repeats the words: {error}"));
        }
    }

    // Every reading, as everybody of both practices.
    for entry in crate::registry().iter() {
        if entry.spec.effect != Effect::Read {
            continue;
        }
        let body = (entry.example)().to_string();
        for role in Role::ALL {
            for cast in [&world.home, &world.other] {
                let person = cast.someone(*role);
                let own = entry.spec.name == "get-psychotherapy-notes"
                    && person.profile == world.home.noor.profile;
                let caller = person.caller(world.house.now());
                let answer = world
                    .house
                    .call_named(entry.spec.name, caller, body.as_bytes())
                    .await;
                let shown = answer
                    .is_ok_and(|answer| String::from_utf8_lossy(&answer.body).contains(CANARY));
                if shown != own {
                    faults.push(format!(
                        "{} {} it to {role}",
                        entry.spec.name,
                        if shown { "shows" } else { "does not show" }
                    ));
                }
            }
        }
    }

    // The whole database, with the audit log, the queue and the outbox in it.
    let judge = world.house.database.superuser().await;
    let hex: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    for table in judge.query(TABLES, &[]).await.unwrap() {
        let table: String = table.get(0);
        let found: i64 = judge
            .query_one(
                &format!("select count(*) from {table} t where to_jsonb(t)::text ~* $1"),
                &[&format!("{CANARY}|{hex}")],
            )
            .await
            .unwrap()
            .get(0);
        if found > 0 {
            faults.push(format!("{table} holds it in {found} rows"));
        }
    }

    drop(logged);
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(log.contains("the log is heard"));
    if log.contains(CANARY) {
        faults.push("the log holds it".to_owned());
    }
    none(faults);
}
