//! The log grows, is exported, and verifies: also under load, after a crash at any point, and after a
//! restore.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use kernel::audit::verify::Kind;
use kernel::audit::{Fault, Sealer};
use serde_json::json;

use crate::desk::{Desk, event};

async fn add_notes(desk: &Desk, words: &str, count: usize) {
    for n in 0..count {
        desk.call("add-note", json!({ "text": format!("{words} {n}") }))
            .await
            .unwrap();
    }
}

fn export_file(desk: &Desk) -> PathBuf {
    fs::read_dir(&desk.exports)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .unwrap()
}

#[tokio::test]
async fn a_clean_log_verifies_and_its_copy_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().await;
    let mut sealer = desk.sealer();
    for round in 0..4 {
        add_notes(&desk, &format!("round {round}"), 5).await;
        desk.call("get-notes", json!({})).await.unwrap();
        let turn = desk.seal(&mut sealer).await;
        assert_eq!(turn.sealed, 6);
        assert!(turn.exported >= 1);
        assert_eq!(sealer.turn().await.unwrap(), Default::default());
    }
    add_notes(&desk, "not sealed yet", 2).await;
    let report = desk.verify().await;
    assert!(report.ok, "{report:?}");
    assert_eq!(report.entries, 24);
    assert_eq!(report.heads, report.exported_heads);
    assert_eq!((report.unsealed, report.unexported_heads), (2, 0));
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(export_file(&desk)), 0o600);
    assert_eq!(mode(desk.exports.clone()), 0o700);
}

#[tokio::test]
async fn an_event_waits_until_no_older_transaction_is_open() {
    let desk = Desk::new().await;
    let mut sealer = desk.sealer();
    let superuser = desk.world.house.database.superuser().await;
    superuser
        .batch_execute("begin; select pg_current_xact_id()")
        .await
        .unwrap();
    add_notes(&desk, "behind an open one", 3).await;
    assert_eq!(sealer.turn().await.unwrap().sealed, 0);
    superuser.batch_execute("commit").await.unwrap();
    assert_eq!(desk.seal(&mut sealer).await.sealed, 3);
    assert!(desk.verify().await.ok);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sealing_while_others_write_misses_nothing_and_never_looks_tampered_with() {
    let desk = Desk::new().await;
    let sealing = desk.sealer().start();
    let writers = futures_util::future::join_all((0..6).map(|writer| {
        let desk = &desk;
        async move {
            for n in 0..40 {
                let body = json!({ "text": format!("{writer}/{n}"), "pause": (writer + n) % 4 });
                desk.call("add-note", body).await.unwrap();
                desk.call("get-notes", json!({})).await.unwrap();
            }
        }
    }));
    let auditor = async {
        for _ in 0..8 {
            sealing.now().await.unwrap();
            let report = desk.verify().await;
            assert!(report.ok, "{report:?}");
        }
    };
    tokio::join!(writers, auditor);
    let mut report = desk.verify().await;
    while report.unsealed > 0 {
        sealing.now().await.unwrap();
        report = desk.verify().await;
    }
    assert!(report.ok, "{report:?}");
    assert_eq!(report.entries, 480);
}

#[tokio::test]
async fn a_sealer_killed_at_any_point_goes_on_where_it_was() {
    let desk = Desk::new().await;
    for point in 1..60_usize {
        add_notes(&desk, &format!("{point}"), 2).await;
        let mut sealer = desk.sealer();
        let mut turn = Box::pin(sealer.turn());
        for _ in 0..point {
            tokio::select! {
                biased;
                _ = &mut turn => break,
                () = tokio::task::yield_now() => {}
            }
            tokio::time::sleep(Duration::from_micros(150)).await;
        }
        drop(turn); // the process is gone: only database and files remain
        // A crash in the middle of a write leaves half a line.
        if point % 3 == 0 && desk.exports.join("lock").exists() {
            drop(sealer);
            tear_last_line(&desk);
        }
    }
    let mut sealer = desk.sealer();
    desk.seal(&mut sealer).await;
    let report = desk.verify().await;
    assert!(report.ok, "{report:?}");
    assert_eq!((report.entries, report.unsealed), (118, 0));
    assert_eq!(report.heads, report.exported_heads);
}

fn tear_last_line(desk: &Desk) {
    let Some(path) = fs::read_dir(&desk.exports)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
    else {
        return;
    };
    let text = fs::read_to_string(&path).unwrap();
    let whole = text
        .trim_end_matches('\n')
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let half = whole + (text.len() - whole) / 2;
    fs::write(&path, &text[..half]).unwrap();
}

#[tokio::test]
async fn a_full_disk_loses_no_head() {
    let desk = Desk::new().await;
    let mut sealer = desk.sealer();
    add_notes(&desk, "before", 2).await;
    desk.seal(&mut sealer).await;
    let (file, aside) = (export_file(&desk), desk.exports.join("aside"));
    fs::rename(&file, &aside).unwrap();
    fs::create_dir(&file).unwrap(); // nothing can be appended to a directory
    add_notes(&desk, "meanwhile", 3).await;
    while !matches!(sealer.turn().await, Err(Fault::Export { .. })) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    fs::remove_dir(&file).unwrap();
    fs::rename(&aside, &file).unwrap();
    assert!(desk.seal(&mut sealer).await.exported >= 1);
    let report = desk.verify().await;
    assert!(report.ok, "{report:?}");
    assert_eq!(report.entries, 5);
}

#[tokio::test]
async fn two_processes_cannot_export_to_one_directory() {
    let desk = Desk::new().await;
    let first = desk.sealer();
    let pool = desk.pool().clone();
    let clock = std::sync::Arc::new(desk.world.house.clock.clone());
    let key = kernel::audit::Keys::of(&crate::desk::master()).head;
    let second = Sealer::new(pool, key, &desk.exports, clock);
    assert!(matches!(second, Err(Fault::Export { .. })));
    drop(first);
    desk.sealer();
}

/// A logical restore: the rows carry transaction numbers of a cluster that had seen more.
#[tokio::test]
async fn after_a_logical_restore_the_log_goes_on_without_missing_or_repeating_an_event() {
    let desk = Desk::new().await;
    let superuser = desk.world.house.database.superuser().await;
    add_notes(&desk, "sealed", 4).await;
    add_notes(&desk, "not sealed when the dump was made", 2).await;
    superuser
        .batch_execute(
            "set session_replication_role = replica;
             update audit_events set txid = (txid::text::bigint + 5000000)::text::xid8",
        )
        .await
        .unwrap();
    let mut sealer = desk.sealer();
    // As the old cluster sealed them: the first four.
    superuser
        .batch_execute(
            "create table later as select * from audit_events where seq > (select min(seq) + 3 from audit_events);
             create table later_changes as select * from audit_changes where event_id in (select id from later);
             delete from audit_events where id in (select id from later);
             update audit_events set txid = (txid::text::bigint - 5000000)::text::xid8",
        )
        .await
        .unwrap();
    desk.seal(&mut sealer).await;
    drop(sealer);
    fs::remove_dir_all(&desk.exports).unwrap();
    superuser
        .batch_execute(
            "update audit_heads set horizon = (horizon::text::bigint + 6000000)::text::xid8",
        )
        .await
        .unwrap();
    resign(&desk, &superuser).await;
    superuser
        .batch_execute(
            "insert into audit_events overriding system value select * from later; drop table later, later_changes",
        )
        .await
        .unwrap();
    add_notes(&desk, "after the restore", 3).await;
    let mut sealer = desk.sealer();
    assert_eq!(desk.seal(&mut sealer).await.sealed, 5);
    add_notes(&desk, "and later", 3).await;
    assert_eq!(desk.seal(&mut sealer).await.sealed, 3);
    let report = desk.verify().await;
    assert!(report.ok, "{report:?}");
    assert_eq!((report.entries, report.unsealed), (12, 0));
}

/// Signs the heads again, as the old cluster would have signed them with its higher horizon.
async fn resign(desk: &Desk, superuser: &tokio_postgres::Client) {
    let rows = superuser
        .query(
            "select tree_size, root, horizon::text, signed_at from audit_heads",
            &[],
        )
        .await
        .unwrap();
    for row in rows {
        let mut head = kernel::audit::head::Head {
            tree_size: row.get::<_, i64>(0) as u64,
            root: row.get::<_, Vec<u8>>(1).try_into().unwrap(),
            prior_size: 0,
            event_ids: vec![],
            leaf_hashes: vec![],
            horizon: row.get::<_, String>(2).parse().unwrap(),
            signed_at: row.get(3),
            key_id: String::new(),
            signature: vec![],
        };
        kernel::audit::Keys::of(&crate::desk::master())
            .head
            .sign(&mut head);
        superuser
            .execute(
                "update audit_heads set signature = $1 where tree_size = $2",
                &[&head.signature, &row.get::<_, i64>(0)],
            )
            .await
            .unwrap();
    }
    assert!(!desk.exports.exists());
}

#[tokio::test]
async fn a_database_that_was_set_back_is_not_sealed_over_until_an_operator_says_so() {
    let desk = Desk::new().await;
    let superuser = desk.world.house.database.superuser().await;
    let mut sealer = desk.sealer();
    add_notes(&desk, "kept", 3).await;
    desk.seal(&mut sealer).await;
    add_notes(&desk, "lost", 3).await;
    desk.seal(&mut sealer).await;
    superuser
        .batch_execute(
            "set session_replication_role = replica;
             delete from audit_events where id in (select unnest(event_ids) from audit_heads where tree_size > 3);
             delete from audit_changes where event_id not in (select id from audit_events);
             delete from audit_heads where tree_size > 3",
        )
        .await
        .unwrap();
    add_notes(&desk, "new", 2).await;
    assert!(matches!(sealer.turn().await, Err(Fault::Damaged(_))));
    let bad = desk.verify().await.first_bad.unwrap();
    assert_eq!((bad.index, bad.kind), (Some(3), Kind::Truncated));
    assert_eq!(sealer.accept_restore().await.unwrap(), 3);
    assert_eq!(desk.seal(&mut sealer).await.sealed, 2);
    let report = desk.verify().await;
    assert!(report.ok, "{report:?}");
    assert_eq!((report.entries, report.restores), (5, 1));
}

#[tokio::test]
async fn ten_thousand_events_are_sealed_and_verified_within_seconds() {
    let desk = Desk::new().await;
    let waist = &desk.world.house.waist;
    for chunk in 0..20 {
        let events = (0..500).map(|n| waist.audit.append(event(&desk, chunk * 500 + n)));
        let appended = futures_util::future::join_all(events).await;
        assert!(appended.iter().all(Result::is_ok));
    }
    let mut sealer = desk.sealer();
    let begun = std::time::Instant::now();
    assert_eq!(desk.seal(&mut sealer).await.sealed, 10_000);
    let sealed = begun.elapsed();
    let begun = std::time::Instant::now();
    let report = desk.verify().await;
    assert!(report.ok, "{report:?}");
    println!(
        "log: 10000 events sealed at {:.0}/s, verified at {:.0}/s (debug build, fsync off)",
        10_000.0 / sealed.as_secs_f64(),
        10_000.0 / begun.elapsed().as_secs_f64()
    );
    assert_eq!(report.entries, 10_000);
    assert!(report.heads >= 5);
}
