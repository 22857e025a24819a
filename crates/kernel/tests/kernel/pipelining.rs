//! Head and first query leave together. Behind a line that is slow in both directions, the time of a
//! transaction counts its round trips.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kernel::spec::Effect;
use kernel::transaction::{Binding, Transaction};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc;

use crate::desk::Desk;

const ONE_WAY: Duration = Duration::from_millis(75);
const ROUND_TRIP: Duration = Duration::from_millis(150);

/// Hands on what comes, later; it delays everything by the same time and holds nothing up.
async fn slow_line(
    mut from: tokio::net::unix::OwnedReadHalf,
    mut to: tokio::net::unix::OwnedWriteHalf,
) {
    let (late, mut due) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    tokio::spawn(async move {
        while let Some((at, bytes)) = due.recv().await {
            tokio::time::sleep_until(at.into()).await;
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
    });
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        if late
            .send((Instant::now() + ONE_WAY, buffer[..read].to_vec()))
            .is_err()
        {
            return;
        }
    }
}

async fn slow_socket(desk: &Desk) -> PathBuf {
    let database = &desk.world.house.database;
    let real = database.access().socket_folder().join(".s.PGSQL.5432");
    let folder = std::env::temp_dir().join(format!("mentalspace-slow-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (from_client, to_client) = client.into_split();
            let (from_server, to_server) = connect(&real).await.into_split();
            tokio::spawn(slow_line(from_client, to_server));
            tokio::spawn(slow_line(from_server, to_client));
        }
    });
    folder
}

async fn connect(socket: &Path) -> UnixStream {
    UnixStream::connect(socket).await.unwrap()
}

fn round_trips(elapsed: Duration) -> u128 {
    elapsed.as_millis() / ROUND_TRIP.as_millis()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_costs_one_round_trip_to_read_and_two_to_write() {
    let desk = Desk::new().await;
    let folder = slow_socket(&desk).await;
    let database = &desk.world.house.database;
    let mut config = database.access().app(database.name());
    config = {
        let mut slow = tokio_postgres::Config::new();
        slow.host_path(&folder)
            .user(config.get_user().unwrap())
            .password(config.get_password().unwrap())
            .dbname(config.get_dbname().unwrap());
        slow
    };
    let pool = database::pool(&database::Settings::socket(config), 1).unwrap();
    let amara = desk.amara();
    let limit = Duration::from_secs(8);
    let event = uuid::Uuid::nil();
    // The best of three, so that a machine that stumbles once says nothing about the protocol.
    let (mut read, mut at_once, mut write) = (u128::MAX, u128::MAX, u128::MAX);
    for turn in 0..4 {
        let bound = Binding::of(&amara, Effect::Read, event, limit);
        let mut transaction = Transaction::open(&pool, bound).await.unwrap();
        let begun = Instant::now();
        transaction
            .query("select text from public.notes", &[])
            .await
            .unwrap();
        let elapsed = begun.elapsed();
        transaction.end_read();
        // Begin, caller and query are answered after one round trip; the end is not waited for.
        if turn > 0 {
            read = read.min(round_trips(elapsed));
        }

        let bound = Binding::of(&amara, Effect::Read, event, limit);
        let mut transaction = Transaction::open(&pool, bound).await.unwrap();
        let begun = Instant::now();
        transaction.end_with_next();
        transaction
            .query("select text from public.notes", &[])
            .await
            .unwrap();
        // Here the end is in it too.
        if turn > 0 {
            at_once = at_once.min(round_trips(begun.elapsed()));
        }
        transaction.end_read();

        let bound = Binding::of(&amara, Effect::Write, event, limit);
        let mut transaction = Transaction::open(&pool, bound).await.unwrap();
        let begun = Instant::now();
        transaction
            .query("select text from public.notes for update", &[])
            .await
            .unwrap();
        transaction.commit_with("select 1", &[]).await.unwrap();
        if turn > 0 {
            write = write.min(round_trips(begun.elapsed()));
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(
        (read, at_once, write),
        (1, 1, 2),
        "round trips of a read, of a read that ends with its query, of a write"
    );
}
