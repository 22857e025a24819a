//! Migrations: whole or not at all, once, by one, whatever happens.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use database::migrator::{FILES, Fault, MigrationFile, Step};
use database::{Error, Migrator};

use crate::house::{base_files, cluster, empty, superuser};

const HISTORY: MigrationFile = FILES[0];
const GOOD: MigrationFile = MigrationFile {
    version: 300,
    name: "0300_clients_good",
    sql: "create table public.good (id int primary key);",
};

fn with(extra: &[MigrationFile]) -> &'static [MigrationFile] {
    let mut files = vec![HISTORY];
    files.extend_from_slice(extra);
    Box::leak(files.into_boxed_slice())
}

async fn run(database: &str, files: &'static [MigrationFile]) -> Result<Vec<&'static str>, Error> {
    let mut client = superuser(cluster().await.access(), database).await;
    Migrator::with_files(files).run(&mut client).await
}

async fn exists(database: &str, object: &str) -> bool {
    let client = superuser(cluster().await.access(), database).await;
    client
        .query_one("select to_regclass($1) is not null", &[&object])
        .await
        .expect("an answer")
        .get(0)
}

/// Every table, column, policy and function: what "identical" means here.
async fn shape(database: &str) -> Vec<String> {
    let client = superuser(cluster().await.access(), database).await;
    database::schema_lock::read(&client)
        .await
        .expect("the schema can be read")
}

#[tokio::test]
async fn a_failing_statement_leaves_nothing_of_its_file() {
    let database = empty().await;
    let broken = MigrationFile {
        version: 301,
        name: "0301_clients_broken",
        sql: "create table public.half (id int primary key); insert into public.nowhere values (1);",
    };
    let error = run(&database, with(&[GOOD, broken]))
        .await
        .expect_err("the file is broken");
    assert!(
        matches!(&error, Error::Migration { version: 301, .. }),
        "{error}"
    );
    assert!(error.to_string().contains("nowhere"), "{error}");
    assert!(
        exists(&database, "public.good").await,
        "the file before it stays"
    );
    assert!(
        !exists(&database, "public.half").await,
        "nothing of the broken file stays"
    );
}

#[tokio::test]
async fn a_file_that_ends_its_transaction_is_refused() {
    let database = empty().await;
    let sneaky = MigrationFile {
        version: 301,
        name: "0301_clients_sneaky",
        sql: "create table public.a (id int); commit;",
    };
    let error = run(&database, with(&[sneaky]))
        .await
        .expect_err("it must not commit by itself");
    assert!(
        matches!(error, Error::MigrationEndsTransaction { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_second_run_finds_nothing_to_do() {
    let database = empty().await;
    assert_eq!(
        run(&database, FILES).await.expect("it runs").len(),
        FILES.len()
    );
    assert!(
        run(&database, FILES)
            .await
            .expect("it runs again")
            .is_empty()
    );
}

#[tokio::test]
async fn missing_extra_edited_and_reordered_files_are_four_failures() {
    async fn fault(database: &str, files: &'static [MigrationFile]) -> Fault {
        match run(database, files).await.expect_err("a fault was planted") {
            Error::History(mut faults) => faults.remove(0),
            other => panic!("another error: {other}"),
        }
    }
    let database = empty().await;
    run(&database, with(&[GOOD])).await.expect("it runs");
    assert_eq!(fault(&database, with(&[])).await.kind(), "missing");
    let earlier = MigrationFile {
        version: 299,
        name: "0299_practice_late",
        sql: "select 1",
    };
    assert_eq!(
        run(&database, with(&[earlier, GOOD]))
            .await
            .expect("another block")
            .len(),
        1
    );
    let extra = MigrationFile {
        version: 298,
        name: "0298_practice_extra",
        sql: "select 1",
    };
    assert_eq!(
        fault(&database, with(&[extra, earlier, GOOD])).await.kind(),
        "extra"
    );
    let edited = MigrationFile {
        sql: "create table public.good (id bigint primary key);",
        ..GOOD
    };
    assert_eq!(
        fault(&database, with(&[earlier, edited])).await.kind(),
        "edited"
    );
    let moved = MigrationFile {
        version: 302,
        name: "0302_clients_good",
        ..GOOD
    };
    assert_eq!(
        fault(&database, with(&[earlier, moved])).await.kind(),
        "reordered"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_migrators_at_once_end_well_and_each_file_is_applied_once() {
    let database = empty().await;
    let runs: Vec<_> = (0..8)
        .map(|_| {
            let database = database.clone();
            tokio::spawn(async move { run(&database, FILES).await })
        })
        .collect();
    let mut applied = 0;
    for run in runs {
        applied += run
            .await
            .expect("no panic")
            .expect("every migrator ends well")
            .len();
    }
    assert_eq!(applied, FILES.len());
}

#[tokio::test]
async fn stopped_at_any_point_of_any_file_the_schema_is_identical_in_the_end() {
    let whole = empty().await;
    run(&whole, FILES).await.expect("it runs");
    let database = empty().await;
    for _ in FILES {
        // Before its statements, after them, after its history row; then it goes in whole and the run ends before the next one.
        for step in 0..4 {
            stop_after(&database, FILES, step).await;
        }
    }
    assert!(
        run(&database, FILES).await.expect("it runs").is_empty(),
        "every file went in"
    );
    assert_eq!(shape(&database).await, shape(&whole).await);
}

/// Ends a run at its `step`-th step, as a crash would.
async fn stop_after(database: &str, files: &'static [MigrationFile], step: usize) {
    let count = AtomicUsize::new(0);
    let mut client = superuser(cluster().await.access(), database).await;
    let stopped = Migrator::with_files(files)
        .watch(|_: Step<'_>| {
            if count.fetch_add(1, Ordering::Relaxed) == step {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .run(&mut client)
        .await;
    assert!(
        matches!(stopped, Err(Error::Stopped)),
        "step {step}: {stopped:?}"
    );
}

#[tokio::test]
async fn a_migrator_whose_connection_is_killed_leaves_nothing_of_the_file() {
    let database = empty().await;
    let slow = MigrationFile {
        version: 301,
        name: "0301_clients_slow",
        sql: "create table public.slow (id int primary key); select pg_sleep(60);",
    };
    let migrator = tokio::spawn({
        let database = database.clone();
        async move { run(&database, with(&[slow])).await }
    });
    let root = superuser(cluster().await.access(), "postgres").await;
    loop {
        let killed: i64 = root
            .query_one(
                "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where datname = $1 and wait_event = 'PgSleep'",
                &[&database],
            )
            .await
            .expect("an answer")
            .get(0);
        if killed > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    migrator
        .await
        .expect("no panic")
        .expect_err("its connection was killed");
    assert!(!exists(&database, "public.slow").await);
    run(&database, with(&[GOOD]))
        .await
        .expect("the lock went with the connection");
}

#[tokio::test]
async fn a_database_with_foreign_objects_is_refused_unless_adopted() {
    let database = empty().await;
    let root = superuser(cluster().await.access(), &database).await;
    root.batch_execute("create table public.stray (id int)")
        .await
        .expect("planted");
    let error = run(&database, FILES)
        .await
        .expect_err("the database is not empty");
    match &error {
        Error::ForeignObjects(objects) => assert_eq!(objects, &["table public.stray"]),
        other => panic!("another error: {other}"),
    }
    let mut client = superuser(cluster().await.access(), &database).await;
    Migrator::new()
        .adopt(true)
        .run(&mut client)
        .await
        .expect("adopted");
}

#[tokio::test]
async fn status_tells_what_is_pending_without_changing_anything() {
    let database = empty().await;
    let client = superuser(cluster().await.access(), &database).await;
    let status = Migrator::new().status(&client).await.expect("a status");
    assert_eq!(status.pending.len(), FILES.len());
    assert!(status.applied.is_empty() && status.faults.is_empty());
    assert!(!exists(&database, "app.schema_migrations").await);
}

/// The loop many people write: one psql per file, stop when psql fails. Without ON_ERROR_STOP psql never does.
#[tokio::test]
async fn a_loop_of_psql_calls_this_file_a_success_and_the_migrator_does_not() {
    let database = empty().await;
    let broken = MigrationFile {
        version: 301,
        name: "0301_clients_trap",
        sql: "create table public.first (id int); insert into public.nowhere values (1); create table public.last (id int);",
    };
    let said = cluster()
        .await
        .access()
        .client_program("psql", &database)
        .expect("psql is there")
        .args(["-Xqf", "-"])
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .and_then(|mut psql| {
            use std::io::Write;
            psql.stdin
                .take()
                .expect("a pipe")
                .write_all(broken.sql.as_bytes())?;
            psql.wait()
        })
        .expect("psql runs");
    assert!(said.success(), "psql sees no failure");
    assert!(
        exists(&database, "public.last").await,
        "and goes on after it"
    );

    let database = empty().await;
    run(&database, with(&[broken]))
        .await
        .expect_err("the migrator does see it");
    assert!(!exists(&database, "public.first").await);
}

#[tokio::test]
async fn killed_at_twenty_moments_the_history_and_the_objects_always_agree() {
    let whole = empty().await;
    run(&whole, base_files()).await.expect("it runs");
    let wanted = shape(&whole).await;
    let root = superuser(cluster().await.access(), "postgres").await;
    let database = empty().await;
    for moment in 0..20u64 {
        let migrator = tokio::spawn({
            let database = database.clone();
            async move { run(&database, base_files()).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(1 + moment * 3)).await;
        root.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
            &[&database],
        )
        .await
        .expect("killed");
        // Killed or finished: either way the next look must find history and objects in agreement.
        let finished = migrator.await.expect("no panic").is_ok();
        let client = superuser(cluster().await.access(), &database).await;
        let history = Migrator::with_files(base_files())
            .status(&client)
            .await
            .expect("a status");
        assert!(history.faults.is_empty());
        let tables: bool = client
            .query_one("select to_regclass('public.audit_events') is not null", &[])
            .await
            .expect("an answer")
            .get(0);
        assert_eq!(
            tables,
            history.applied.iter().any(|file| file.version == 4),
            "moment {moment}"
        );
        if finished {
            break;
        }
    }
    run(&database, base_files())
        .await
        .expect("the last run ends well");
    assert_eq!(shape(&database).await, wanted);
}
