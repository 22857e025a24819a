//! Somebody with every power over the database, and with every trigger and constraint out of the way,
//! changes the log in more than a hundred ways. Each must be found, and the entry named.

use kernel::audit::verify::{Finding, Kind};
use serde_json::json;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::desk::Desk;

/// One way to tamper, and what must be said about it.
struct Tampering {
    how: String,
    sql: String,
    index: Option<u64>,
    event: Option<Uuid>,
    kinds: &'static [Kind],
}

struct Log {
    desk: Desk,
    attacker: Client,
    /// The events in the order of the log.
    order: Vec<Uuid>,
    /// The heads: prior size, size.
    heads: Vec<(u64, u64)>,
    /// The size of the log when the older copy was made.
    old_size: u64,
}

const EDITED: &[Kind] = &[Kind::Edited];
const DELETED: &[Kind] = &[Kind::Deleted];
const MOVED: &[Kind] = &[Kind::Reordered, Kind::Edited];
const INSERTED: &[Kind] = &[Kind::Inserted];
const FORGED: &[Kind] = &[Kind::HeadForged, Kind::HeadMissing];
const CUT: &[Kind] = &[Kind::Truncated, Kind::RolledBack];

const SAVE: &str = "
    create schema if not exists {to};
    create table {to}.events as table public.audit_events;
    create table {to}.changes as table public.audit_changes;
    create table {to}.heads as table public.audit_heads;";
const PUT_BACK: &str = "
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

    fn at(&self, index: usize) -> Uuid {
        self.order[index]
    }

    /// The entries with recorded changes: the id of the change, and the index of its event.
    async fn changes(&self) -> Vec<(i64, u64)> {
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

/// Another value for each column of an event.
const EVENT_EDITS: &[(&str, &str)] = &[
    ("id", "gen_random_uuid()"),
    ("organization_id", "gen_random_uuid()"),
    ("occurred_at", "occurred_at + interval '1 microsecond'"),
    ("occurred_at", "'infinity'"),
    ("actor_id", "gen_random_uuid()"),
    ("actor_id", "null"),
    ("session_id", "gen_random_uuid()"),
    ("session_id", "null"),
    ("actor_role", "'therapist'"),
    ("actor_role", "null"),
    ("action", "action || ' '"),
    ("effect", "'nothing'"),
    ("outcome", "'failed'"),
    ("outcome", "'forgotten'"),
    ("resource", "'room'"),
    (
        "resource_ids",
        "array_append(resource_ids, gen_random_uuid())",
    ),
    ("client_ids", "array[gen_random_uuid()]"),
    ("reason", "coalesce(reason, '') || 'because'"),
    ("request_id", "gen_random_uuid()"),
    ("address", "'192.0.2.8'"),
    ("address", "'192.0.2.7/24'"),
    ("address", "null"),
    ("user_agent", "''"),
    ("user_agent", "null"),
    ("mac", "set_byte(mac, 31, get_byte(mac, 31) # 1)"),
    ("mac", "'\\x'"),
    ("txid", "(txid::text::bigint + 1)::text::xid8"),
    ("txid", "'3'"),
    ("seq", "seq + 100000"),
    ("seq", "-seq"),
];

const CHANGE_EDITS: &[(&str, &str)] = &[
    ("id", "id + 100000"),
    ("organization_id", "gen_random_uuid()"),
    ("event_id", "gen_random_uuid()"),
    ("table_name", "'rooms'"),
    ("row_id", "gen_random_uuid()"),
    ("row_id", "null"),
    ("command", "'delete'"),
    (
        "before",
        "coalesce(before, '{}') || '{\"text\": \"never\"}'",
    ),
    ("after", "after || '{\"text\": \"never\"}'"),
    ("after", "null"),
];

const HEAD_EDITS: &[(&str, &str)] = &[
    ("tree_size", "tree_size + 1000"),
    ("root", "set_byte(root, 0, get_byte(root, 0) # 1)"),
    ("prior_size", "prior_size - 1"),
    ("event_ids", "event_ids[2:]"),
    ("event_ids", "array_append(event_ids, gen_random_uuid())"),
    (
        "leaf_hashes",
        "set_byte(leaf_hashes, 0, get_byte(leaf_hashes, 0) # 1)",
    ),
    ("leaf_hashes", "substring(leaf_hashes from 2)"),
    ("horizon", "(horizon::text::bigint + 1)::text::xid8"),
    ("signed_at", "signed_at - interval '1 second'"),
    ("key_id", "'another'"),
    (
        "signature",
        "set_byte(signature, 63, get_byte(signature, 63) # 1)",
    ),
];

async fn tamperings(log: &Log) -> Vec<Tampering> {
    let mut all = Vec::new();
    let mut add = |how: String, sql: String, index: Option<u64>, event: Option<Uuid>, kinds| {
        all.push(Tampering {
            how,
            sql,
            index,
            event,
            kinds,
        });
    };
    let last = log.order.len() - 1;
    let places = [0, log.heads[1].0 as usize, last];
    for index in places {
        let (at, id) = (Some(index as u64), log.at(index));
        for (column, value) in EVENT_EDITS {
            let kinds: &[Kind] = match *column {
                "id" => DELETED,
                "txid" | "seq" => MOVED,
                _ => EDITED,
            };
            let how = format!("event {index}: {column} := {value}");
            let sql = format!("update audit_events set {column} = {value} where id = '{id}'");
            add(how, sql, at, Some(id), kinds);
        }
        let delete = format!("delete from audit_events where id = '{id}'");
        add(
            format!("event {index} deleted"),
            delete.clone(),
            at,
            Some(id),
            DELETED,
        );
        let with_changes = format!("delete from audit_changes where event_id = '{id}'; {delete}");
        add(
            format!("event {index} deleted with its changes"),
            with_changes,
            at,
            Some(id),
            DELETED,
        );
        for (what, mac) in [("its seal", "mac"), ("no seal", "'\\x00'::bytea")] {
            let forged = Uuid::from_u128(0xf0_0d + index as u128);
            let sql = format!(
                "insert into audit_events select '{forged}', organization_id, occurred_at, actor_id, session_id, actor_role, action, \
                 effect, outcome, resource, resource_ids, client_ids, reason, request_id, address, user_agent, {mac}, txid, seq \
                 from audit_events where id = '{id}'"
            );
            add(
                format!("a copy of event {index} with {what} inserted"),
                sql,
                None,
                Some(forged),
                INSERTED,
            );
        }
    }
    for (change, index) in spread(&log.changes().await) {
        let event = Some(log.at(index as usize));
        for (column, value) in CHANGE_EDITS {
            let how = format!("change {change}: {column} := {value}");
            let sql = format!("update audit_changes set {column} = {value} where id = {change}");
            add(how, sql, Some(index), event, EDITED);
        }
        let delete = format!("delete from audit_changes where id = {change}");
        add(
            format!("change {change} deleted"),
            delete,
            Some(index),
            event,
            EDITED,
        );
        let copy = format!(
            "insert into audit_changes select id + 500000, organization_id, event_id, table_name, row_id, command, before, after \
             from audit_changes where id = {change}"
        );
        add(
            format!("change {change} inserted again"),
            copy,
            Some(index),
            event,
            EDITED,
        );
    }
    for (prior, size) in spread(&log.heads) {
        let (index, event) = (Some(prior), Some(log.at(prior as usize)));
        for (column, value) in HEAD_EDITS {
            let how = format!("head {size}: {column} := {value}");
            let sql = format!("update audit_heads set {column} = {value} where tree_size = {size}");
            add(how, sql, index, event, FORGED);
        }
        let kinds: &[Kind] = &[Kind::HeadMissing, Kind::Truncated];
        let sql = format!("delete from audit_heads where tree_size = {size}");
        add(format!("head {size} deleted"), sql, index, event, kinds);
        let sql = format!(
            "update audit_heads set event_ids = event_ids[2:2] || event_ids[1:1] || event_ids[3:] where tree_size = {size}"
        );
        add(
            format!("two events of head {size} swapped"),
            sql,
            index,
            event,
            &[Kind::Reordered],
        );
    }
    for (one, other) in [(0, 1), (2, last), (5, 9)] {
        for columns in ["seq", "txid", "txid, seq"] {
            let theirs: Vec<String> = columns.split(", ").map(|c| format!("other.{c}")).collect();
            let sql = format!(
                "update audit_events e set ({columns}) = row({}) from audit_events other \
                 where (e.id, other.id) in (('{a}', '{b}'), ('{b}', '{a}'))",
                theirs.join(", "),
                a = log.at(one),
                b = log.at(other),
            );
            let how = format!("events {one} and {other} swapped by {columns}");
            add(how, sql, Some(one as u64), Some(log.at(one)), MOVED);
        }
    }
    let whole = "truncate audit_events, audit_changes";
    add(
        "events truncated".into(),
        whole.into(),
        Some(0),
        Some(log.at(0)),
        DELETED,
    );
    add(
        "heads truncated".into(),
        "truncate audit_heads".into(),
        Some(0),
        Some(log.at(0)),
        CUT,
    );
    add(
        "everything truncated".into(),
        format!("{whole}, audit_heads"),
        Some(0),
        Some(log.at(0)),
        CUT,
    );
    for (prior, _) in log.heads.iter().skip(1) {
        let (index, event) = (Some(*prior), Some(log.at(*prior as usize)));
        let tail: Vec<String> = log.order[*prior as usize..]
            .iter()
            .map(|id| format!("'{id}'"))
            .collect();
        let events = format!("delete from audit_events where id in ({})", tail.join(", "));
        add(
            format!("the events from {prior} on deleted"),
            events.clone(),
            index,
            event,
            DELETED,
        );
        let heads = format!("delete from audit_heads where tree_size > {prior}");
        add(
            format!("the heads from {prior} on deleted"),
            heads.clone(),
            index,
            event,
            CUT,
        );
        add(
            format!("the tail from {prior} on deleted"),
            format!("{events}; {heads}"),
            index,
            event,
            CUT,
        );
    }
    let old = PUT_BACK.replace("{from}", "older");
    let (index, event) = (Some(log.old_size), Some(log.at(log.old_size as usize)));
    add(
        "an older copy put back".into(),
        old.clone(),
        index,
        event,
        CUT,
    );
    let forged = "insert into audit_heads select tree_size + 1, root, tree_size, array[gen_random_uuid()], sha256(''), horizon, signed_at, \
                  key_id, signature from audit_heads order by tree_size desc limit 1";
    add(
        "an older copy put back, with a forged head".into(),
        format!("{old}; {forged}"),
        index,
        event,
        FORGED,
    );
    all
}

/// The first, one in the middle, and the last.
fn spread<T: Copy>(all: &[T]) -> [T; 3] {
    [all[0], all[all.len() / 2], all[all.len() - 1]]
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
