//! The kill drill itself.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Clock, Entropy, SystemClock, SystemEntropy};
use serde::Serialize;
use server::Fault;
use server::config::{Config, Environment, Loaded};
use server::place::{Own, Place};

use super::KillArgs;
use super::ledger::{Ledger, Written};
use super::victim::Victim;
use crate::client::Client;
use crate::commands::audit;
use crate::globals::Setup;

/// Between two kills at least so many writes are acknowledged, so that every round has a load.
const WRITES_PER_ROUND: u64 = 10;
const ROUND_AT_MOST: Duration = Duration::from_secs(20);
const ENDS_WITHIN: Duration = Duration::from_secs(120);

/// What the drill found.
#[derive(Debug, Serialize)]
pub struct Report {
    server_kills: u32,
    postgres_kills: u32,
    acknowledged: usize,
    sent_again: u64,
    lost: Vec<String>,
    doubled: Vec<String>,
    unasked: Vec<String>,
    strange_answers: Vec<String>,
    events: i64,
    audit_log_whole: bool,
    ended_well: bool,
    seconds: u64,
}

impl Report {
    /// Whether every promise was kept.
    pub fn ok(&self) -> bool {
        self.lost.is_empty()
            && self.doubled.is_empty()
            && self.unasked.is_empty()
            && self.strange_answers.is_empty()
            && self.events == self.acknowledged as i64
            && self.audit_log_whole
            && self.ended_well
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Killed the server {} times and PostgreSQL {} times in {} s.",
            self.server_kills, self.postgres_kills, self.seconds
        )?;
        writeln!(
            f,
            "{} writes acknowledged ({} requests sent again); lost {}, doubled {}, done without being asked {}.",
            self.acknowledged,
            self.sent_again,
            self.lost.len(),
            self.doubled.len(),
            self.unasked.len()
        )?;
        for (words, names) in [
            ("lost", &self.lost),
            ("doubled", &self.doubled),
            ("unasked", &self.unasked),
            ("strange answer", &self.strange_answers),
        ] {
            for name in names.iter().take(10) {
                writeln!(f, "  {words}: {name}")?;
            }
        }
        write!(
            f,
            "{} audit events for them; the audit log is {}; the last stop was {}.",
            self.events,
            if self.audit_log_whole {
                "whole"
            } else {
                "NOT whole"
            },
            if self.ended_well {
                "orderly"
            } else {
                "NOT orderly"
            }
        )
    }
}

/// Runs the drill.
pub async fn run(args: &KillArgs) -> Result<Report, Fault> {
    let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy::new());
    let data_dir = scratch(args.scratch.as_deref(), entropy.as_ref());
    let began = Instant::now();
    let mut victim = Victim::start(&data_dir).await?;
    let ledger = Ledger::new(victim.address());
    let writers = writers(&victim, &ledger, args.clients, &entropy).await?;

    let bar = ProgressBar::new(args.rounds.into());
    if let Ok(style) =
        ProgressStyle::with_template("{bar:30} {pos}/{len} kills, {msg} writes acknowledged")
    {
        bar.set_style(style);
    }
    let (mut server_kills, mut postgres_kills) = (0, 0);
    for round in 0..args.rounds {
        load(&ledger, entropy.as_ref()).await;
        if round % 2 == 0 {
            victim.kill_server().await?;
            server_kills += 1;
        } else {
            victim.kill_postgres().await?;
            postgres_kills += 1;
        }
        bar.inc(1);
        bar.set_message(ledger.acknowledged().to_string());
    }
    load(&ledger, entropy.as_ref()).await;
    bar.finish_and_clear();

    ledger.ending.store(true, Ordering::Release);
    let mut written = Written::default();
    for writer in writers {
        match tokio::time::timeout(ENDS_WITHIN, writer).await {
            Ok(Ok(one)) => {
                written.acknowledged.extend(one.acknowledged);
                written.strange.extend(one.strange);
            }
            Ok(Err(error)) => written.strange.push(format!("a client broke: {error}")),
            Err(_) => written.strange.push("a client never got its answer".into()),
        }
    }
    let ended_well = victim.stop().await?;
    let (rows, events) = rows(&data_dir).await?;
    let audit_log_whole = audit::report(&setup(&data_dir)?, |_| {}).await?.ok;
    let (lost, doubled, unasked) = compare(&written.acknowledged, &rows);
    let report = Report {
        server_kills,
        postgres_kills,
        acknowledged: written.acknowledged.len(),
        sent_again: ledger.retries(),
        lost,
        doubled,
        unasked,
        strange_answers: written.strange,
        events,
        audit_log_whole,
        ended_well,
        seconds: began.elapsed().as_secs(),
    };
    if report.ok() {
        tidy(&data_dir)?;
    } else {
        eprintln!("the evidence stays in {}", data_dir.display());
    }
    Ok(report)
}

type Writer = tokio::task::JoinHandle<Written>;

/// The administrators of both practices write, each from several clients.
async fn writers(
    victim: &Victim,
    ledger: &Arc<Ledger>,
    clients: usize,
    entropy: &Arc<dyn Entropy>,
) -> Result<Vec<Writer>, Fault> {
    let registry = server::registry();
    let entry = registry
        .get("create-location")
        .ok_or_else(|| Fault::unavailable("there is no function create-location"))?;
    let mut tokens = Vec::new();
    for person in victim
        .sheet()?
        .sign_ins
        .iter()
        .filter(|person| person.role == "administrator")
    {
        let client = Client::connect(&victim.address())
            .await
            .map_err(Fault::unavailable)?;
        let clock: &dyn Clock = &SystemClock;
        let (_, token) = client
            .sign_in(person, clock)
            .await
            .map_err(Fault::unavailable)?;
        tokens.push(token);
    }
    if tokens.is_empty() {
        return Err(Fault::unavailable("the demo has no administrator"));
    }
    Ok((0..clients)
        .map(|number| {
            let token = tokens[number % tokens.len()].clone();
            tokio::spawn(Arc::clone(ledger).write(token, (entry.example)(), Arc::clone(entropy)))
        })
        .collect())
}

/// Lets the clients write for a while, of no fixed length.
async fn load(ledger: &Ledger, entropy: &dyn Entropy) {
    let before = ledger.acknowledged();
    let began = Instant::now();
    let mut random = [0; 1];
    entropy.fill(&mut random);
    tokio::time::sleep(Duration::from_millis(300 + 4 * u64::from(random[0]))).await;
    while ledger.acknowledged() < before + WRITES_PER_ROUND && began.elapsed() < ROUND_AT_MOST {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Asked of the database itself, not of the program under test.
async fn rows(data_dir: &Path) -> Result<(Vec<String>, i64), Fault> {
    let doing = "counting what was written";
    let place = Place::find(
        &Config::default(),
        data_dir,
        Own::Always,
        &SystemEntropy::new(),
    )
    .await?;
    let counted = async {
        let client = place.admin_client().await?;
        let names = client
            .query(
                "select name from public.practice_locations where name like 'Drill %'",
                &[],
            )
            .await
            .map_err(database::Error::doing(doing))?;
        let events = client
            .query_one(
                // The demo opened an office of its own; an event whose location is lost counts all the same.
                "select count(*) from public.audit_events e
                  where e.action = 'create-location' and e.outcome = 'success'
                    and not exists (select from public.practice_locations l where l.id = any (e.resource_ids) and l.name not like 'Drill %')",
                &[],
            )
            .await
            .map_err(database::Error::doing(doing))?;
        Ok((names.iter().map(|row| row.get(0)).collect(), events.get(0)))
    };
    let counted: Result<(Vec<String>, i64), Fault> = counted.await;
    place.close().await?;
    counted
}

fn compare(acknowledged: &[String], rows: &[String]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let mut found = HashSet::new();
    let doubled = rows
        .iter()
        .filter(|name| !found.insert(name.as_str()))
        .cloned()
        .collect();
    let lost = acknowledged
        .iter()
        .filter(|name| !found.contains(name.as_str()))
        .cloned()
        .collect();
    let believed: HashSet<&str> = acknowledged.iter().map(String::as_str).collect();
    let unasked = found
        .iter()
        .filter(|name| !believed.contains(*name))
        .map(|name| (*name).to_owned())
        .collect();
    (lost, doubled, unasked)
}

fn setup(data_dir: &Path) -> Result<Setup, Fault> {
    Ok(Setup {
        loaded: Loaded::read(None, &Environment::of(&[]))?,
        data_dir: data_dir.to_owned(),
    })
}

pub(super) fn scratch(given: Option<&Path>, entropy: &dyn Entropy) -> PathBuf {
    let token = kernel::entropy::secret_token(entropy);
    let name = format!("mentalspace-drill-{}", &token[..8].replace(['-', '_'], "x"));
    given
        .map_or_else(std::env::temp_dir, Path::to_owned)
        .join(name)
}

fn tidy(data_dir: &Path) -> Result<(), Fault> {
    let failed =
        |error: std::io::Error| Fault::unavailable(format!("{}: {error}", data_dir.display()));
    std::fs::remove_dir_all(data_dir).map_err(failed)?;
    std::fs::remove_file(data_dir.with_extension("log")).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drill_sees_what_is_lost_what_is_doubled_and_what_nobody_asked_for() {
        let names = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        let (lost, doubled, unasked) = compare(&names("a b c"), &names("a b b d"));
        assert_eq!(
            (lost, doubled, unasked),
            (names("c"), names("b"), names("d"))
        );
    }
}
