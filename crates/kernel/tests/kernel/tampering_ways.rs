//! The ways: every column of every table of the log, and everything that can be done to whole rows.

use kernel::audit::verify::Kind;
use uuid::Uuid;

use crate::audit_tampering::{Log, PUT_BACK};

/// One way to tamper, and what must be said about it.
pub struct Tampering {
    pub how: String,
    pub sql: String,
    pub index: Option<u64>,
    pub event: Option<Uuid>,
    pub kinds: &'static [Kind],
}

const EDITED: &[Kind] = &[Kind::Edited];
const DELETED: &[Kind] = &[Kind::Deleted];
const MOVED: &[Kind] = &[Kind::Reordered, Kind::Edited];
const INSERTED: &[Kind] = &[Kind::Inserted];
const FORGED: &[Kind] = &[Kind::HeadForged, Kind::HeadMissing];
const CUT: &[Kind] = &[Kind::Truncated, Kind::RolledBack];

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

pub async fn tamperings(log: &Log) -> Vec<Tampering> {
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
