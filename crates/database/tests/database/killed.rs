//! A server killed with -9 in the middle of writing: its database stops with it, and what was acknowledged is there afterwards.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use database::{Cluster, ClusterSettings, DATABASE};

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

#[tokio::test]
async fn a_killed_server_takes_its_database_along_and_loses_nothing_it_acknowledged() {
    let folder = scratch("killed");
    for round in 1..=3 {
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
