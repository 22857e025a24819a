//! The rolling drill: two servers on one database are replaced in turn while clients go on asking.
//!
//! The clients behave as behind a load balancer that asks `/readyz` ten times a second and sends new
//! connections to whoever is ready. Not one request may fail: neither a connection that broke after a
//! request was sent, nor an answer other than 200.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use database::Access;
use kernel::SystemEntropy;
use rustix::process::{Pid, Signal, kill_process};
use serde::Serialize;
use server::{Fault, secret_file};
use tokio::process::{Child, Command};

use super::RollingArgs;
use super::victim::{free_port, is_ready};
use crate::client::{Client, Failure};

const WITHIN: Duration = Duration::from_secs(90);
const LOOK_EVERY: Duration = Duration::from_millis(100);
const PATH: &str = "/functions/v1/health-check";

/// What the drill found.
#[derive(Debug, Serialize)]
pub struct Report {
    cycles: u32,
    requests: u64,
    failed: u64,
    first_failures: Vec<String>,
    unclean_ends: u32,
    seconds: u64,
}

impl Report {
    /// Whether nobody noticed.
    pub fn ok(&self) -> bool {
        self.failed == 0 && self.unclean_ends == 0 && self.requests > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Replaced a server {} times in {} s under {} requests: {} failed, {} servers did not end well.",
            self.cycles, self.seconds, self.requests, self.failed, self.unclean_ends
        )?;
        self.first_failures
            .iter()
            .try_for_each(|failure| write!(f, "\n  {failure}"))
    }
}

struct Balancer {
    ports: [u16; 2],
    ready: [AtomicBool; 2],
    ending: AtomicBool,
    requests: AtomicU64,
    failures: std::sync::Mutex<Vec<String>>,
}

/// Runs the drill.
pub async fn run(args: &RollingArgs, base: &Path) -> Result<Report, Fault> {
    let began = Instant::now();
    let database = Database::start(base).await?;
    let balancer = Arc::new(Balancer {
        ports: [free_port()?, free_port()?],
        ready: [AtomicBool::new(false), AtomicBool::new(false)],
        ending: AtomicBool::new(false),
        requests: AtomicU64::new(0),
        failures: std::sync::Mutex::default(),
    });
    let mut servers = Vec::new();
    for place in 0..2 {
        let server = database.server(base, place, balancer.ports[place])?;
        wait_ready(balancer.ports[place]).await?;
        servers.push(server);
    }
    let looking: Vec<_> = (0..2)
        .map(|place| tokio::spawn(look(Arc::clone(&balancer), place)))
        .collect();
    tokio::time::sleep(3 * LOOK_EVERY).await;
    let asking: Vec<_> = (0..args.clients)
        .map(|number| tokio::spawn(ask(Arc::clone(&balancer), number)))
        .collect();

    let mut unclean_ends = 0;
    for cycle in 0..args.cycles {
        let place = usize::from(cycle % 2 == 1);
        tokio::time::sleep(Duration::from_millis(500)).await;
        if !stop(&mut servers[place]).await? {
            unclean_ends += 1;
        }
        servers[place] = database.server(base, place, balancer.ports[place])?;
        wait_ready(balancer.ports[place]).await?;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    balancer.ending.store(true, Ordering::Release);
    for task in asking.into_iter().chain(looking) {
        task.await.map_err(Fault::unavailable)?;
    }
    for server in &mut servers {
        if !stop(server).await? {
            unclean_ends += 1;
        }
    }
    database.stop().await?;
    let failures = balancer
        .failures
        .lock()
        .map(|all| all.clone())
        .unwrap_or_default();
    Ok(Report {
        cycles: args.cycles,
        requests: balancer.requests.load(Ordering::Relaxed),
        failed: failures.len() as u64,
        first_failures: failures.into_iter().take(5).collect(),
        unclean_ends,
        seconds: began.elapsed().as_secs(),
    })
}

/// The health check of a load balancer.
async fn look(balancer: Arc<Balancer>, place: usize) {
    while !balancer.ending.load(Ordering::Acquire) {
        let ready = is_ready(balancer.ports[place]).await;
        balancer.ready[place].store(ready, Ordering::Release);
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// One client: asks as soon as it is answered.
async fn ask(balancer: Arc<Balancer>, number: usize) {
    let mut kept: Option<Client> = None;
    let mut turn = number;
    while !balancer.ending.load(Ordering::Acquire) {
        turn += 1;
        let place = turn % 2;
        let client = match kept.take() {
            Some(client) if client.is_open() => Some(client),
            _ if balancer.ready[place].load(Ordering::Acquire) => {
                Client::connect(&format!("127.0.0.1:{}", balancer.ports[place]))
                    .await
                    .ok()
            }
            _ => None,
        };
        // Not ready, or gone this moment: a load balancer asks the other one.
        let Some(mut client) = client else {
            tokio::time::sleep(Duration::from_millis(5)).await;
            continue;
        };
        // Everyone has an address of their own, so that no limit by address is met.
        let address = format!("10.{}.{}.{}", number % 256, (turn >> 8) % 256, turn % 256);
        let answer: Result<_, Failure> = client
            .seen_from(&address)
            .post(PATH, None, "{}".into())
            .await;
        balancer.requests.fetch_add(1, Ordering::Relaxed);
        match answer {
            Ok((status, _)) if status.is_success() => kept = Some(client),
            Ok((status, body)) => {
                balancer.failed(format!("{status} {}", String::from_utf8_lossy(&body)))
            }
            Err(error) => balancer.failed(error.to_string()),
        }
    }
}

impl Balancer {
    fn failed(&self, words: String) {
        if let Ok(mut failures) = self.failures.lock() {
            failures.push(words);
        }
    }
}

/// A database that outlives the servers.
struct Database {
    child: Child,
    url: String,
    key: PathBuf,
}

impl Database {
    async fn start(base: &Path) -> Result<Database, Fault> {
        let data_dir = base.join("database");
        let failed =
            |error: std::io::Error| Fault::unavailable(format!("{}: {error}", base.display()));
        std::fs::create_dir_all(&data_dir).map_err(failed)?;
        let mut child = program(base)?
            .args(["db", "start", "--data-dir"])
            .arg(&data_dir)
            .spawn()
            .map_err(failed)?;
        let began = Instant::now();
        loop {
            // Before the cluster has its owner, the migration would become it, and `db start` find the folder taken.
            let owned = database::Cluster::status(&data_dir)?.owner.is_some();
            if owned && migrate(base, &data_dir).await? {
                break;
            }
            if let Some(ended) = child.try_wait().map_err(failed)? {
                return Err(Fault::unavailable(format!(
                    "the drill's database ended ({ended}); see {}",
                    base.display()
                )));
            }
            if began.elapsed() > WITHIN {
                return Err(Fault::unavailable(format!(
                    "the drill's database did not start; see {}",
                    base.display()
                )));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        secret_file::master(None, &data_dir, &SystemEntropy::new())?;
        let access = Access::attach(&data_dir, None)?;
        let folder = access
            .socket_folder()
            .display()
            .to_string()
            .replace('/', "%2F");
        let password = secret_file::read(&data_dir.join("secrets/app"))?;
        Ok(Database {
            child,
            url: format!(
                "postgres://mentalspace_app:{password}@{folder}/{}",
                database::DATABASE
            ),
            key: secret_file::master_path(None, &data_dir),
        })
    }

    fn server(&self, base: &Path, place: usize, port: u16) -> Result<Child, Fault> {
        program(base)?
            .args([
                "serve",
                "--no-jobs",
                "--listen",
                &format!("127.0.0.1:{port}"),
                "--data-dir",
            ])
            .arg(base.join(format!("server-{place}")))
            .env("DATABASE_URL", &self.url)
            .env("MENTALSPACE_MASTER_KEY_FILE", &self.key)
            .env("MENTALSPACE_TRUSTED_PROXIES", "127.0.0.1")
            .env("PUBLIC_URL", "http://localhost:8080")
            .spawn()
            .map_err(|error| Fault::unavailable(format!("a server could not be started: {error}")))
    }

    async fn stop(mut self) -> Result<(), Fault> {
        stop(&mut self.child).await.map(|_| ())
    }
}

/// Whether the schema is up to date now.
async fn migrate(base: &Path, data_dir: &Path) -> Result<bool, Fault> {
    let failed = |error: std::io::Error| Fault::unavailable(format!("{}: {error}", base.display()));
    let done = program(base)?
        .args(["db", "migrate", "--data-dir"])
        .arg(data_dir)
        .status()
        .await
        .map_err(failed)?;
    Ok(done.success())
}

fn program(base: &Path) -> Result<Command, Fault> {
    let failed = |error: std::io::Error| Fault::unavailable(format!("{}: {error}", base.display()));
    let log = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(base.join("log"))
        .map_err(failed)?;
    let mut command = Command::new(std::env::current_exe().map_err(failed)?);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .kill_on_drop(true);
    Ok(command)
}

async fn wait_ready(port: u16) -> Result<(), Fault> {
    let began = Instant::now();
    while !is_ready(port).await {
        if began.elapsed() > WITHIN {
            return Err(Fault::unavailable(
                "a server of the drill did not become ready",
            ));
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(())
}

/// SIGTERM, and whether it ended well.
async fn stop(child: &mut Child) -> Result<bool, Fault> {
    if let Some(pid) = child.id().and_then(|pid| Pid::from_raw(pid.cast_signed())) {
        kill_process(pid, Signal::TERM).map_err(|error| {
            Fault::unavailable(format!("a server could not be told to stop: {error}"))
        })?;
    }
    match tokio::time::timeout(WITHIN, child.wait()).await {
        Ok(Ok(status)) => Ok(status.success()),
        Ok(Err(error)) => Err(Fault::unavailable(format!("waiting for a server: {error}"))),
        Err(_) => Ok(false),
    }
}
