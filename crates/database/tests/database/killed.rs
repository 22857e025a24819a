//! Killed with -9 in the middle of writing, the server or PostgreSQL itself: what was acknowledged is there afterwards, once.
//!
//! `MENTALSPACE_DRILL_ROUNDS=100` makes a drill of the short versions that run with every test.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use database::{Access, Cluster, ClusterSettings, DATABASE, Settings};
use tokio_postgres::Client;

use crate::house::{fill, scratch, superuser};

/// Set in the process that is going to be killed; holds its data directory.
const VICTIM: &str = "MENTALSPACE_TEST_VICTIM";

/// Not a test by itself: the process `a_killed_server…` starts. It writes numbers and says each one once it is committed.
#[tokio::test]
async fn the_process_that_is_killed() {
    let Some(folder) = std::env::var_os(VICTIM) else {
        return;
    };
    let cluster = Cluster::open(ClusterSettings::new(PathBuf::from(folder)), &fill)
        .await
        .expect("it starts");
    let client = superuser(cluster.access(), DATABASE).await;
    client
        .batch_execute("create table if not exists public.written (n bigint primary key)")
        .await
        .expect("a table");
    let first: i64 = client
        .query_one("select coalesce(max(n), 0) + 1 from public.written", &[])
        .await
        .expect("a number")
        .get(0);
    for n in first.. {
        client
            .execute("insert into public.written values ($1)", &[&n])
            .await
            .expect("written");
        // Straight to the pipe: the test harness would keep what println! says.
        use std::io::Write;
        let mut out = std::fs::OpenOptions::new()
            .write(true)
            .open("/proc/self/fd/2")
            .expect("the pipe");
        writeln!(out, "acknowledged {n}").expect("said");
    }
}

fn rounds(short: u32) -> u32 {
    std::env::var("MENTALSPACE_DRILL_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(short)
}

#[tokio::test]
async fn a_killed_server_takes_its_database_along_and_loses_nothing_it_acknowledged() {
    let folder = scratch("killed");
    for round in 1..=rounds(3) {
        let mut victim = Command::new(std::env::current_exe().expect("this program"))
            .args([
                "--exact",
                "killed::the_process_that_is_killed",
                "--nocapture",
            ])
            .env(VICTIM, &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(victim.stderr.take().expect("a pipe")).lines();
        let mut last = 0i64;
        let mut count = 0;
        while count < 50 {
            let line = said.next().expect("it goes on writing").expect("text");
            if let Some(n) = line.strip_prefix("acknowledged ") {
                last = n.parse().expect("a number");
                count += 1;
            }
        }
        victim.kill().expect("killed");
        victim.wait().expect("gone");

        // Nobody stops the database, and it stops.
        let mut waited = 0;
        while Cluster::status(&folder)
            .expect("a status")
            .postmaster
            .is_some()
        {
            assert!(
                waited < 200,
                "the database outlived its server by ten seconds"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
            waited += 1;
        }

        let cluster = Cluster::open(ClusterSettings::new(&folder), &fill)
            .await
            .expect("it starts again");
        let client = superuser(cluster.access(), DATABASE).await;
        let row = client
            .query_one("select max(n), count(*) from public.written", &[])
            .await
            .expect("a row");
        let (highest, rows): (i64, i64) = (row.get(0), row.get(1));
        assert!(
            highest >= last,
            "round {round}: acknowledged {last}, found {highest}"
        );
        assert_eq!(rows, highest, "round {round}: no gaps, nothing twice");
        cluster.stop().await.expect("it stops");
    }
    std::fs::remove_dir_all(folder).expect("cleared up");
}

/// The postmaster's number. After a restart it may take writes a moment before its supervisor has noted it.
async fn running(cluster: &Cluster) -> i32 {
    for _ in 0..1200 {
        if let Some(postmaster) = cluster.postmaster() {
            return postmaster;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the supervisor knows of no postmaster");
}

#[tokio::test]
async fn a_database_killed_under_load_comes_back_with_everything_it_acknowledged() {
    let folder = scratch("crash");
    let cluster = Cluster::open(ClusterSettings::new(&folder), &fill)
        .await
        .expect("it starts");
    superuser(cluster.access(), DATABASE)
        .await
        .batch_execute("create table public.written (n bigint primary key)")
        .await
        .expect("a table");
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let stop = Arc::new(AtomicBool::new(false));
    let writer = tokio::spawn(write_until(
        cluster.access().clone(),
        Arc::clone(&acknowledged),
        Arc::clone(&stop),
    ));

    for round in 1..=rounds(4) {
        let written = acknowledged.lock().expect("no writer panics").len();
        let enough = written + 40;
        for _ in 0..1200 {
            if acknowledged.lock().expect("no writer panics").len() >= enough {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        assert!(
            acknowledged.lock().expect("no writer panics").len() >= enough,
            "round {round}: writing did not go on"
        );
        let postmaster = running(&cluster).await;
        // In turns: the postmaster itself, and one of its processes (then it restarts all of them by itself).
        let victim = if round % 2 == 1 {
            postmaster
        } else {
            a_child_of(postmaster)
        };
        Command::new("kill")
            .args(["-9", &victim.to_string()])
            .status()
            .expect("kill runs");
    }

    stop.store(true, Ordering::Release);
    writer.await.expect("no panic");
    let client = connected(cluster.access()).await;
    let rows = client
        .query("select n from public.written", &[])
        .await
        .expect("rows");
    let found: BTreeSet<i64> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(found.len(), rows.len(), "nothing twice");
    let lost: Vec<i64> = acknowledged
        .lock()
        .expect("no writer panics")
        .iter()
        .copied()
        .filter(|n| !found.contains(n))
        .collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    cluster.stop().await.expect("it stops");
    std::fs::remove_dir_all(folder).expect("cleared up");
}

/// Writes 1, 2, 3 …; a number whose fate is unknown (the connection broke) is not acknowledged and not written again.
async fn write_until(access: Access, acknowledged: Arc<Mutex<Vec<i64>>>, stop: Arc<AtomicBool>) {
    let mut client = connected(&access).await;
    for n in 1i64.. {
        if stop.load(Ordering::Acquire) {
            return;
        }
        match client
            .execute("insert into public.written values ($1)", &[&n])
            .await
        {
            Ok(_) => acknowledged.lock().expect("nobody panics").push(n),
            Err(_) => client = connected(&access).await,
        }
    }
}

async fn connected(access: &Access) -> Client {
    for _ in 0..1200 {
        if let Ok(client) = database::connect(&Settings::socket(access.superuser(DATABASE))).await {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the database did not come back within thirty seconds");
}

fn a_child_of(postmaster: i32) -> i32 {
    let children =
        std::fs::read_to_string(format!("/proc/{postmaster}/task/{postmaster}/children"))
            .expect("linux");
    children
        .split_whitespace()
        .next_back()
        .and_then(|pid| pid.parse().ok())
        .expect("a process of PostgreSQL")
}
