//! What must be there before the clock runs: sessions, notes to sign, the scripts for `pgbench`; and the program itself, looked at.

use std::path::Path;
use std::time::{Duration, Instant};

use kernel::SystemClock;
use serde::Serialize;
use serde_json::{Value, json};
use server::Fault;
use server::demo::SignIn;
use tokio_postgres::Client as Database;

use super::ground::{self, People, WHEEL};
use super::operation::{From, Operation, SIGNATURES, save};
use crate::client::Client;
use crate::commands::bench::recording::Recorder;
use crate::commands::bench::script::script;

/// Three people who are signed in.
pub struct Sessions {
    address: String,
    tokens: Vec<(uuid::Uuid, String)>,
}

impl Sessions {
    /// Signs all of them in.
    pub async fn open(address: &str, people: &People) -> Result<Sessions, Fault> {
        let mut tokens = Vec::new();
        for person in [&people.desk, &people.therapist, &people.owner] {
            tokens.push((person.profile_id, sign_in(address, person).await?));
        }
        Ok(Sessions {
            address: address.to_owned(),
            tokens,
        })
    }

    /// The token of whoever does this.
    pub fn token(&self, operation: &Operation, people: &People) -> &str {
        self.of((operation.by)(people).profile_id)
    }

    fn of(&self, profile: uuid::Uuid) -> &str {
        let mut all = self.tokens.iter();
        all.find(|(who, _)| *who == profile)
            .map_or("", |(_, token)| token.as_str())
    }

    async fn client(&self, profile: uuid::Uuid) -> Result<Client, Fault> {
        let client = Client::connect(&self.address)
            .await
            .map_err(Fault::unavailable)?;
        Ok(client.with_token(self.of(profile)))
    }
}

/// A code counts once: whoever signed in with the present one waits for the next.
async fn sign_in(address: &str, person: &SignIn) -> Result<String, Fault> {
    let mut patience = 4;
    loop {
        let client = Client::connect(address).await.map_err(Fault::unavailable)?;
        match client.sign_in(person, &SystemClock).await {
            Ok((_, token)) => return Ok(token),
            Err(_) if patience > 0 => {
                patience -= 1;
                tokio::time::sleep(Duration::from_secs(10)).await;
            }
            Err(failure) => return Err(Fault::unavailable(failure)),
        }
    }
}

async fn call(client: &mut Client, function: &str, body: &Value) -> Result<Value, Fault> {
    let path = format!("/functions/v1/{function}");
    let (status, answer) = client
        .post(&path, None, body.to_string().into())
        .await
        .map_err(Fault::unavailable)?;
    if !status.is_success() {
        let words = String::from_utf8_lossy(&answer);
        return Err(Fault::unavailable(format!("{function}: {status} {words}")));
    }
    serde_json::from_slice(&answer).map_err(Fault::unavailable)
}

/// How many drafts are signed in so many rounds: by HTTP, and by `pgbench` in both ways; and two are recorded.
pub fn signatures(rounds: u32, loads: usize, seconds: u64) -> i32 {
    let measurements = 3 * loads * rounds as usize;
    let many = usize::try_from(seconds).unwrap_or(1) * measurements;
    i32::try_from(2 + SIGNATURES * many).unwrap_or(i32::MAX)
}

/// Notes to save over and over, and drafts that only want a signature.
pub async fn notes(admin: &Database, sessions: &Sessions, drafts: i32) -> Result<(), Fault> {
    let charts = ground::wheel(admin, "chart").await?;
    let therapist = sessions.tokens[1].0;
    let mut client = sessions.client(therapist).await?;
    let chart_of = |n: i32| charts[n as usize % charts.len()][0].clone();
    for n in 0..WHEEL.min(charts.len() as i32) {
        let chart = chart_of(n);
        let note = written(&mut client, &chart).await?;
        ground::keep(admin, "note", n, &[note.0, chart]).await?;
    }
    eprintln!("  writing {drafts} notes to be signed");
    for n in 1..=drafts {
        let chart = chart_of(n);
        let (note, version) = written(&mut client, &chart).await?;
        ground::keep(admin, "draft", n, &[note, chart, version]).await?;
    }
    Ok(())
}

async fn written(client: &mut Client, chart: &str) -> Result<(String, String), Fault> {
    let begin = json!({ "client_id": chart, "kind": "progress_note" });
    let note = call(client, "create-note", &begin).await?;
    let id = note["id"].as_str().unwrap_or_default().to_owned();
    let saved = call(client, "save-note", &save(&id, &note["row_version"])).await?;
    Ok((id, saved["row_version"].to_string()))
}

/// The scripts of an operation.
pub struct Call {
    /// Each statement waits for the one before.
    pub plain: String,
    /// All are sent at once.
    pub pipelined: String,
}

/// Makes the call, and what it sent a script.
pub async fn record(
    admin: &Database,
    data_dir: &Path,
    sessions: &Sessions,
    people: &People,
    operation: &Operation,
) -> Result<Call, Fault> {
    let person = (operation.by)(people);
    let mut client = sessions.client(person.profile_id).await?;
    let recorder = Recorder::at(admin, data_dir);
    let rows = match operation.from {
        From::Nothing => vec![Vec::new(); 2],
        From::Wheel(kind) => ground::wheel(admin, kind).await?,
        From::Turn(kind) | From::Counted(kind, _) => ground::block(admin, kind, 2).await?,
    };
    let mut made = Vec::new();
    for words in rows.iter().cycle().take(2) {
        let body = (operation.body)(words, None, people);
        let subject = person.profile_id.to_string();
        let one = async {
            call(&mut client, operation.function, &body)
                .await
                .map(|_| ())
        };
        made.push((words, recorder.transaction(&subject, one).await?));
    }
    let turn = match operation.from {
        From::Nothing => String::new(),
        From::Wheel(kind) => format!("'{kind}' and n = :client_id"),
        From::Turn(kind) | From::Counted(kind, _) => {
            format!("'{kind}' and n = (select nextval('bench.{kind}_turn')::integer)")
        }
    };
    let columns: Vec<String> = (1..=operation.tokens)
        .map(|n| format!("k[{n}] as k{n}"))
        .collect();
    let from = format!(
        "select {} from bench.words where kind = {turn}",
        columns.join(", ")
    );
    let from = operation.writes.then_some(from.as_str());
    let [(words, first), (_, second)] = made.as_slice() else {
        return Err(Fault::unavailable("a call is recorded twice"));
    };
    let tokens = words.get(..operation.tokens).unwrap_or(&[]);
    Ok(Call {
        plain: script(first, second, tokens, from, false)?,
        pipelined: script(first, second, tokens, from, true)?,
    })
}

/// The program by itself.
#[derive(Debug, Serialize)]
pub struct Process {
    /// From its start until it answers that it is ready, its PostgreSQL started by it.
    pub ready_seconds: f64,
    /// Its memory then, without PostgreSQL.
    pub rest_kb: u64,
    /// The memory of the process that is server and load generator in one, after it loaded the practices and before the measurement.
    pub loaded_kb: u64,
    /// The same after the measurement.
    pub measured_kb: u64,
    /// The file.
    pub program_bytes: u64,
}

impl Process {
    /// Starts the program on the data that is there, looks, and stops it.
    pub async fn of(data_dir: &Path, memory: [u64; 2]) -> Result<Process, Fault> {
        let program = std::env::current_exe().map_err(Fault::unavailable)?;
        let program_bytes = std::fs::metadata(&program)
            .map_err(Fault::unavailable)?
            .len();
        let free = std::net::TcpListener::bind("127.0.0.1:0").map_err(Fault::unavailable)?;
        let address = free.local_addr().map_err(Fault::unavailable)?.to_string();
        drop(free);
        let began = Instant::now();
        let mut child = tokio::process::Command::new(program)
            .arg("--data-dir")
            .arg(data_dir)
            .args(["serve", "--no-jobs", "--listen", &address])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(Fault::unavailable)?;
        let looked = async {
            loop {
                if let Ok(mut client) = Client::connect(&address).await
                    && let Ok((status, _)) = client
                        .post("/functions/v1/health-check", None, "{}".into())
                        .await
                    && status.is_success()
                {
                    break;
                }
                if began.elapsed() > Duration::from_secs(60) {
                    return Err(Fault::unavailable(
                        "the program was not ready within a minute",
                    ));
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            let ready_seconds = began.elapsed().as_secs_f64();
            tokio::time::sleep(Duration::from_secs(1)).await;
            let rest_kb = resident_kb(child.id().unwrap_or(0))?;
            Ok((ready_seconds, rest_kb))
        };
        let looked = looked.await;
        let pid = child.id().and_then(|id| i32::try_from(id).ok());
        if let Some(pid) = pid.and_then(rustix::process::Pid::from_raw) {
            rustix::process::kill_process(pid, rustix::process::Signal::TERM)
                .map_err(Fault::unavailable)?;
        }
        child.wait().await.map_err(Fault::unavailable)?;
        let (ready_seconds, rest_kb) = looked?;
        Ok(Process {
            ready_seconds,
            rest_kb,
            loaded_kb: memory[0],
            measured_kb: memory[1],
            program_bytes,
        })
    }
}

/// The memory that a process holds, in kB.
pub fn resident_kb(process: u32) -> Result<u64, Fault> {
    let text =
        std::fs::read_to_string(format!("/proc/{process}/status")).map_err(Fault::unavailable)?;
    text.lines()
        .find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        })
        .ok_or_else(|| Fault::unavailable("the memory of a process cannot be read here"))
}
