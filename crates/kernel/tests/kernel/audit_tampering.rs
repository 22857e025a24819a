//! Somebody with every power over the database, and with every trigger and constraint out of the way,
//! changes the log in more than a hundred ways. Each must be found, and the entry named.

use kernel::audit::verify::{Finding, Kind};
use serde_json::json;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::desk::Desk;
use crate::tampering_ways::{Tampering, tamperings};

pub struct Log {
    desk: Desk,
    pub attacker: Client,
    /// The events in the order of the log.
    pub order: Vec<Uuid>,
    /// The heads: prior size, size.
    pub heads: Vec<(u64, u64)>,
    /// The size of the log when the older copy was made.
    pub old_size: u64,
}

const SAVE: &str = "
    create schema if not exists {to};
    create table {to}.events as table public.audit_events;
    create table {to}.changes as table public.audit_changes;
    create table {to}.heads as table public.audit_heads;";
pub const PUT_BACK: &str = "
    delete from public.audit_changes; delete from public.audit_events; delete from public.audit_heads;
    insert into public.audit_events overriding system value select * from {from}.events;
    insert into public.audit_changes overriding system value select * from {from}.changes;
    insert into public.audit_heads overriding system value select * from {from}.heads;";
/// What a superuser can do first, so that nothing but the log itself stands in the way.
const DISARM: &str = "
    set session_replication_role = replica;
    alter table public.audit_events alter seq drop identity;
    alter table public.audit_events alter actor_role drop not null;
    alter table public.audit_events drop constraint audit_events_outcome_check;
    alter table public.audit_changes alter id drop identity;
    alter table public.audit_changes drop constraint audit_changes_command_check;
    drop index public.audit_events_seq_key;
    do $$ declare c text; begin
        for c in select conname from pg_constraint where conrelid = 'public.audit_heads'::regclass and contype in ('c', 'u') loop
            execute format('alter table public.audit_heads drop constraint %I', c);
        end loop;
    end $$;";

impl Log {
    async fn new() -> Log {
        let desk = Desk::new().await;
        let attacker = desk.world.house.database.superuser().await;
        let mut sealer = desk.sealer();
        let mut old_size = 0;
        for round in 0..4 {
            for n in 0..4 {
                let text = format!("round {round}, note {n}");
                let answer = desk
                    .call("add-note", json!({ "text": text }))
                    .await
                    .unwrap();
                let id: Uuid = serde_json::from_slice(&answer.body).unwrap();
                if n % 2 == 0 {
                    let text = format!("{text}, revised");
                    desk.call(
                        "revise-note",
                        json!({ "id": id, "text": text, "row_version": 1 }),
                    )
                    .await
                    .unwrap();
                }
            }
            desk.call("get-notes", json!({})).await.unwrap();
            let rosa = desk.world.home.rosa.caller(desk.world.house.now());
            desk.call_as(rosa, None, "get-notes", json!({}))
                .await
                .unwrap_err();
            desk.seal(&mut sealer).await;
            if round == 1 {
                attacker
                    .batch_execute(&SAVE.replace("{to}", "older"))
                    .await
                    .unwrap();
                old_size = desk.count("select max(tree_size) from audit_heads").await as u64;
            }
        }
        attacker
            .batch_execute(&SAVE.replace("{to}", "whole"))
            .await
            .unwrap();
        let rows = attacker
            .query(
                "select prior_size, tree_size, event_ids from audit_heads order by tree_size",
                &[],
            )
            .await
            .unwrap();
        let heads = rows
            .iter()
            .map(|row| (row.get::<_, i64>(0) as u64, row.get::<_, i64>(1) as u64))
            .collect();
        let order = rows
            .iter()
            .flat_map(|row| row.get::<_, Vec<Uuid>>(2))
            .collect();
        attacker.batch_execute(DISARM).await.unwrap();
        Log {
            desk,
            attacker,
            order,
            heads,
            old_size,
        }
    }

    async fn put_back(&self, from: &str) {
        let sql = PUT_BACK.replace("{from}", from);
        self.attacker.batch_execute(&sql).await.unwrap();
    }

    pub fn at(&self, index: usize) -> Uuid {
        self.order[index]
    }

    /// The entries with recorded changes: the id of the change, and the index of its event.
    pub async fn changes(&self) -> Vec<(i64, u64)> {
        let rows = self
            .attacker
            .query("select id, event_id from audit_changes order by id", &[])
            .await
            .unwrap();
        rows.iter()
            .map(|row| {
                let event: Uuid = row.get(1);
                let index = self.order.iter().position(|id| *id == event).unwrap();
                (row.get(0), index as u64)
            })
            .collect()
    }

    async fn first_bad(&self, how: &str) -> Finding {
        let report = self.desk.verify().await;
        assert!(!report.ok, "not found: {how}");
        report.first_bad.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_to_tamper_with_a_sealed_log_is_found_and_the_entry_named() {
    let log = Log::new().await;
    assert!(log.desk.verify().await.ok, "the log is clean before");
    let all = tamperings(&log).await;
    assert!(all.len() >= 100, "only {} ways", all.len());
    for Tampering {
        how,
        sql,
        index,
        event,
        kinds,
    } in &all
    {
        log.attacker
            .batch_execute(sql)
            .await
            .unwrap_or_else(|error| panic!("{how}: {error:?}"));
        let bad = log.first_bad(how).await;
        assert_eq!(bad.index, *index, "{how}: {bad}");
        assert_eq!(bad.event_id, *event, "{how}: {bad}");
        assert!(kinds.contains(&bad.kind), "{how}: {:?} {bad}", bad.kind);
        log.put_back("whole").await;
    }
    let report = log.desk.verify().await;
    assert!(report.ok, "everything was put back: {report:?}");
    println!(
        "tampering: {} of {} ways found and named",
        all.len(),
        all.len()
    );
}

#[tokio::test]
async fn what_somebody_else_wrote_is_found_although_it_was_sealed() {
    let desk = Desk::new().await;
    let attacker = desk.world.house.database.superuser().await;
    let mut sealer = desk.sealer();
    desk.call("get-notes", json!({})).await.unwrap();
    let row = attacker
        .query_one(
            "insert into audit_events (id, organization_id, occurred_at, actor_role, action, effect, outcome, resource, request_id, mac)
             select gen_random_uuid(), organization_id, occurred_at, actor_role, action, effect, outcome, resource, request_id, mac
             from audit_events returning id",
            &[],
        )
        .await
        .unwrap();
    let before = desk.verify().await.first_bad.unwrap();
    assert_eq!((before.index, before.event_id), (None, Some(row.get(0))));
    desk.seal(&mut sealer).await;
    let after = desk.verify().await.first_bad.unwrap();
    assert_eq!((after.index, after.kind), (Some(1), Kind::Inserted));
    assert_eq!(after.event_id, Some(row.get(0)));
}

#[tokio::test]
async fn an_event_hidden_from_the_sealer_is_found() {
    let desk = Desk::new().await;
    let attacker = desk.world.house.database.superuser().await;
    attacker
        .batch_execute("set session_replication_role = replica")
        .await
        .unwrap();
    let mut sealer = desk.sealer();
    desk.call("get-notes", json!({})).await.unwrap();
    desk.seal(&mut sealer).await;
    for number in ["3", "9999999999"] {
        desk.call("get-notes", json!({})).await.unwrap();
        let hide = format!(
            "update audit_events set txid = '{number}' where id not in (select unnest(event_ids) from audit_heads)"
        );
        attacker.batch_execute(&hide).await.unwrap();
        sealer.turn().await.unwrap();
        let bad = desk.verify().await.first_bad.unwrap();
        assert_eq!((bad.index, bad.kind), (None, Kind::Reordered), "{bad}");
        attacker
            .batch_execute("delete from audit_events where id not in (select unnest(event_ids) from audit_heads)")
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_bent_or_missing_export_is_found() {
    let desk = Desk::new().await;
    let mut sealer = desk.sealer();
    for n in 0..3 {
        desk.call("add-note", json!({ "text": format!("{n}") }))
            .await
            .unwrap();
        desk.seal(&mut sealer).await;
    }
    let path = std::fs::read_dir(&desk.exports)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .unwrap();
    let whole = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    for (how, bent) in [
        (
            "a digit of a root",
            whole.replacen("\"root\":\"", "\"root\":\"0", 1),
        ),
        (
            "a size",
            whole.replacen("\"tree_size\":2", "\"tree_size\":3", 1),
        ),
        ("a line removed", format!("{}\n{}\n", lines[0], lines[2])),
        (
            "two lines swapped",
            format!("{}\n{}\n{}\n", lines[1], lines[0], lines[2]),
        ),
        (
            "a line that is not ours",
            format!("{}\nhello\n{}\n", lines[0], lines[1]),
        ),
    ] {
        std::fs::write(&path, bent).unwrap();
        let report = desk.verify().await;
        let bad = report
            .first_bad
            .unwrap_or_else(|| panic!("not found: {how}"));
        assert_eq!(bad.kind, Kind::ExportDamaged, "{how}: {bad}");
    }
    std::fs::remove_file(&path).unwrap();
    let bad = desk.verify().await.first_bad.unwrap();
    assert_eq!(bad.kind, Kind::ExportMissing);
    std::fs::write(&path, whole).unwrap();
    assert!(desk.verify().await.ok);
}
