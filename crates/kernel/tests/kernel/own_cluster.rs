//! What needs a PostgreSQL of its own: one that is killed, and one that is set back to an older copy.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use database::{Cluster, ClusterSettings, DATABASE, Migrator, Settings};
use deadpool_postgres::Pool;
use futures_util::future::join_all;
use kernel::audit::verify::Kind;
use kernel::audit::{self, Appender, Event, Keys, Outcome, Report, Sealer};
use kernel::{Clock, Code, Entropy, SeededEntropy, SystemClock, SystemEntropy};
use uuid::Uuid;

use crate::desk::master;

struct Own {
    folder: PathBuf,
    cluster: Option<Cluster>,
}

impl Own {
    async fn new(name: &str) -> Own {
        let folder =
            std::env::temp_dir().join(format!("mentalspace-{name}-{}", std::process::id()));
        let mut own = Own {
            folder,
            cluster: None,
        };
        own.start().await;
        let settings = Settings::socket(own.cluster().access().superuser(DATABASE));
        let mut client = database::connect(&settings).await.unwrap();
        Migrator::new().run(&mut client).await.unwrap();
        own
    }

    async fn start(&mut self) {
        let entropy = SystemEntropy::new();
        let fill = |bytes: &mut [u8]| entropy.fill(bytes);
        let settings = ClusterSettings::new(self.folder.join("data"));
        self.cluster = Some(Cluster::open(settings, &fill).await.unwrap());
    }

    async fn stop(&mut self) {
        self.cluster.take().unwrap().stop().await.unwrap();
    }

    fn cluster(&self) -> &Cluster {
        self.cluster.as_ref().unwrap()
    }

    /// Waits for a postmaster that is not the one that was killed.
    async fn postmaster_other_than(&self, killed: Option<i32>) -> i32 {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            match self.cluster().postmaster() {
                Some(pid) if Some(pid) != killed => return pid,
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
            assert!(Instant::now() < deadline, "PostgreSQL is not restarted");
        }
    }

    fn pool(&self) -> Pool {
        let settings = Settings::socket(self.cluster().access().app(DATABASE));
        database::pool(&settings, 2).unwrap()
    }

    fn exports(&self) -> PathBuf {
        self.folder.join("heads")
    }

    async fn append_and_seal(&self, numbers: std::ops::Range<u64>) {
        let appender = Appender::start(self.pool(), Arc::new(Keys::of(&master()).seal));
        let appended = join_all(numbers.map(|n| appender.append(event(n)))).await;
        assert!(appended.iter().all(Result::is_ok));
        let key = Keys::of(&master()).head;
        let mut sealer =
            Sealer::new(self.pool(), key, &self.exports(), Arc::new(SystemClock)).unwrap();
        sealer.turn().await.unwrap();
    }

    async fn verify(&self) -> Report {
        audit::verify(&self.pool(), &Keys::of(&master()), &self.exports(), |_| ())
            .await
            .unwrap()
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.cluster.take();
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

fn event(number: u64) -> Event {
    let entropy = SeededEntropy::new(number);
    let now = SystemClock.now();
    Event {
        id: Uuid::from_u128(0x7000_8000 << 64 | u128::from(number)),
        organization_id: Uuid::from_u128(1),
        occurred_at: now,
        actor_id: None,
        session_id: None,
        actor_role: "service".into(),
        action: "get-notes".into(),
        effect: "read".into(),
        outcome: Outcome::Success,
        resource: "note".into(),
        resource_ids: vec![],
        client_ids: vec![],
        reason: None,
        request_id: kernel::entropy::uuid_v7(now, &entropy),
        address: None,
        user_agent: None,
    }
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp")
        .arg("-a")
        .args([from, to])
        .status()
        .unwrap();
    assert!(copied.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_set_back_to_an_older_copy_of_its_files_is_recognised() {
    let mut own = Own::new("rollback").await;
    own.append_and_seal(0..5).await;
    own.stop().await;
    let (files, older) = (own.folder.join("data/postgres"), own.folder.join("older"));
    copy(&files, &older);
    own.start().await;
    own.append_and_seal(5..9).await;
    assert!(own.verify().await.ok);
    own.stop().await;
    std::fs::remove_dir_all(&files).unwrap();
    copy(&older, &files);
    own.start().await;
    let bad = own.verify().await.first_bad.unwrap();
    assert_eq!((bad.index, bad.kind), (Some(5), Kind::RolledBack), "{bad}");
    assert_eq!(bad.event_id, Some(event(5).id));
    own.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_disk_that_is_waited_for_events_are_appended_in_groups() {
    let mut own = Own::new("durable").await;
    let appender = Appender::start(own.pool(), Arc::new(Keys::of(&master()).seal));
    for (callers, each) in [(1_u64, 100_u64), (32, 40), (256, 20)] {
        let begun = Instant::now();
        let done = join_all((0..callers).map(|caller| {
            let appender = &appender;
            async move {
                for n in 0..each {
                    let number = callers << 40 | caller << 20 | n;
                    appender.append(event(number)).await.unwrap();
                }
            }
        }))
        .await;
        let seconds = begun.elapsed().as_secs_f64();
        println!(
            "appender: {} callers, {:.0} durable events/s, {:.1} ms each (debug build, fsync on)",
            done.len(),
            (callers * each) as f64 / seconds,
            seconds * 1_000.0 / each as f64
        );
    }
    own.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_postgresql_is_killed_callers_hear_it_in_time_and_nothing_acknowledged_is_lost() {
    let mut own = Own::new("killed").await;
    let appender = Appender::start(own.pool(), Arc::new(Keys::of(&master()).seal));
    appender.append(event(0)).await.unwrap();
    let mut acknowledged = vec![event(0).id];
    let mut killed_before = None;
    for round in 1..=3_u64 {
        let pid = own.postmaster_other_than(killed_before).await;
        killed_before = Some(pid);
        let kill = async {
            tokio::time::sleep(Duration::from_millis(30)).await;
            let killed = Command::new("kill")
                .args(["-9", &pid.to_string()])
                .status()
                .unwrap();
            assert!(killed.success());
        };
        let calls = join_all((1..=400).map(|n| {
            let (appender, number) = (&appender, round * 1_000 + n);
            async move {
                tokio::time::sleep(Duration::from_micros(n * 150)).await;
                let begun = Instant::now();
                let answer = appender.append(event(number)).await;
                (number, answer, begun.elapsed())
            }
        }));
        let ((), answers) = tokio::join!(kill, calls);
        for (number, answer, took) in answers {
            assert!(took < Duration::from_secs(7), "{took:?}");
            match answer {
                Ok(()) => acknowledged.push(event(number).id),
                Err(error) => assert_eq!(error.code(), Code::Unavailable),
            }
        }
        // Connections of the killed postmaster live on for a moment: the new one is what must be reached.
        own.postmaster_other_than(Some(pid)).await;
        let deadline = Instant::now() + Duration::from_secs(30);
        let mut number = round * 1_000 + 500;
        while appender.append(event(number)).await.is_err() {
            assert!(Instant::now() < deadline, "it does not come back by itself");
            number += 1;
        }
        acknowledged.push(event(number).id);
    }
    let settings = Settings::socket(own.cluster().access().superuser(DATABASE));
    let connection = loop {
        match database::connect(&settings).await {
            Ok(connection) => break connection,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await, // still recovering
        }
    };
    let row = connection
        .query_one(
            "select count(*) from audit_events where id = any ($1)",
            &[&acknowledged],
        )
        .await
        .unwrap();
    assert_eq!(row.get::<_, i64>(0), acknowledged.len() as i64);
    drop(connection);
    own.stop().await;
}
