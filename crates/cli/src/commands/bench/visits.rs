//! `mentalspace bench visits`: what a practice does all day, through HTTP and beside `pgbench` with the same statements.

mod ground;
mod operation;
mod prepare;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use clap::Args;
use kernel::{Registry, SystemEntropy};
use serde::Serialize;
use server::config::Config;
use server::demo::Scale;
use server::demo::bulk::{self, Size};
use server::place::Own;
use server::{Fault, House, run as server_run};
use tokio::sync::oneshot;

use self::ground::People;
use self::operation::{From, OPERATIONS, Operation};
use self::prepare::{Sessions, record};
use super::{CLIENTS, Line, keep_best, load, pgbench};
use crate::output;

/// How to measure.
#[derive(Debug, Clone, Args)]
pub struct VisitsArgs {
    /// Seconds per measurement.
    #[arg(long, default_value_t = 3)]
    pub seconds: u64,
    /// How often everything is measured, in turns; the best round counts for each.
    #[arg(long, default_value_t = 3)]
    pub rounds: u32,
    /// Weeks of visits, 2,000 in a week; 500 are a million, of 100,000 clients.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(i32).range(10..=1000))]
    pub weeks: i32,
    /// How many clients ask at once, from 1 to 32; several numbers are written with commas and measured in turns.
    #[arg(long, value_delimiter = ',', default_values_t = CLIENTS, value_parser = at_once())]
    pub clients: Vec<usize>,
    /// Only what has this word in its name, as in the table.
    #[arg(long)]
    pub only: Option<String>,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// There are notes of so many clients of one therapist at the smallest scale.
fn at_once() -> impl clap::builder::TypedValueParser<Value = usize> {
    clap::builder::RangedU64ValueParser::<usize>::new().range(1..=32)
}

/// All that is measured.
#[derive(Debug, Serialize)]
struct Figures {
    build: &'static str,
    clients: i32,
    visits: i32,
    load_seconds: f64,
    lines: Vec<Line>,
    process: prepare::Process,
}

pub(super) fn failed(doing: &'static str) -> impl Fn(tokio_postgres::Error) -> Fault + Copy {
    move |error| database::Error::doing(doing)(error).into()
}

/// Runs it.
pub async fn run(args: VisitsArgs) -> Result<(), Fault> {
    if chosen(&args).next().is_none() {
        let names: Vec<&str> = OPERATIONS.iter().map(|one| one.name).collect();
        return Err(Fault::config(format!(
            "nothing that is measured has that in its name; there are: {}",
            names.join(", ")
        )));
    }
    let token = kernel::entropy::secret_token(&SystemEntropy::new());
    let name = format!("mentalspace-bench-{}", &token[..8].replace(['-', '_'], "x"));
    let data_dir = std::env::temp_dir().join(name);
    let measured = in_group(&args, &data_dir).await;
    if let Err(error) = std::fs::remove_dir_all(&data_dir) {
        eprintln!("{} stays behind: {error}", data_dir.display());
    }
    print(&args, &measured?)
}

async fn in_group(args: &VisitsArgs, data_dir: &Path) -> Result<Figures, Fault> {
    let mut config = Config::default();
    config.server.listen = ([127, 0, 0, 1], 0).into();
    config.server.grace_seconds = 0;
    let listener = server_run::bind(&mut config).await?;
    let address = config.server.listen.to_string();
    let say = |words: &str| eprintln!("  {words}");
    let without_limit = kernel::RateLimit::per_minute(600_000_000);
    let registry: Registry = server::house::registry().limited_to(without_limit);
    let mut house = House::open_with(registry, config, data_dir, Own::Always, &say).await?;
    let size = Size::of(Size::GROUP.clinicians, args.weeks);
    let began = Instant::now();
    let ready = async {
        let sheet =
            server::demo::prepare(&mut house, Scale::Group(size), &say, Arc::new(|_, _| {}))
                .await?;
        let load_seconds = began.elapsed().as_secs_f64();
        let admin = house.place.admin_client().await?;
        let people = People::of(&sheet, &admin).await?;
        let ten_thousand = Size {
            visits: false,
            ..Size::of(25, 100)
        };
        say(&format!(
            "loading {} clients for the directory",
            ten_thousand.clients()
        ));
        let practice = people.owner.organization_id;
        let now = kernel::Clock::now(&kernel::SystemClock);
        bulk::load(
            &admin,
            practice,
            ten_thousand,
            now,
            &(Arc::new(|_, _| {}) as _),
        )
        .await?;
        ground::lay(&admin, &people).await?;
        let access = house.place.access.clone();
        let access =
            access.ok_or_else(|| Fault::config("the benchmark needs the private cluster"))?;
        Ok::<_, Fault>((people, admin, access, load_seconds))
    };
    let (people, admin, access, load_seconds) = match ready.await {
        Ok(ready) => ready,
        Err(fault) => {
            house.close().await?;
            return Err(fault);
        }
    };
    let options = server_run::Options { jobs: false };
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let stop = async {
            // A benchmark that failed ends the server too.
            stopped.await.unwrap_or_default();
        };
        server_run::serve(house, listener, options, stop, |_| {}).await
    });
    let bench = Bench {
        args,
        address,
        people,
        admin,
        access,
        data_dir,
    };
    let measured = bench.measure().await;
    drop(stop);
    serving.await.map_err(Fault::unavailable)??;
    let (lines, memory) = measured?;
    let process = prepare::Process::of(data_dir, memory).await?;
    Ok(Figures {
        build: if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        },
        clients: size.clients(),
        visits: size.visits(),
        load_seconds,
        lines,
        process,
    })
}

fn chosen(args: &VisitsArgs) -> impl Iterator<Item = &'static Operation> {
    let only = args.only.as_deref().unwrap_or_default();
    OPERATIONS.iter().filter(move |one| one.name.contains(only))
}

struct Bench<'a> {
    args: &'a VisitsArgs,
    address: String,
    people: People,
    admin: tokio_postgres::Client,
    access: database::Access,
    data_dir: &'a Path,
}

impl Bench<'_> {
    /// The lines, and the memory of this process before and after.
    async fn measure(&self) -> Result<(Vec<Line>, [u64; 2]), Fault> {
        let sessions = Sessions::open(&self.address, &self.people).await?;
        let seconds = self.args.seconds;
        let drafts = prepare::signatures(self.args.rounds, self.args.clients.len(), seconds);
        let signs = chosen(self.args).any(|one| one.function == "sign-note");
        prepare::notes(&self.admin, &sessions, if signs { drafts } else { 0 }).await?;
        eprintln!("  recording what each call sends, for pgbench");
        // A signature wants somebody who proved who they are within minutes.
        let mut sessions = Sessions::open(&self.address, &self.people).await?;
        let scripts = self.data_dir.join("bench");
        std::fs::create_dir_all(&scripts).map_err(Fault::unavailable)?;
        for operation in chosen(self.args) {
            let call = record(
                &self.admin,
                self.data_dir,
                &sessions,
                &self.people,
                operation,
            )
            .await?;
            for (pipelined, script) in [(false, &call.plain), (true, &call.pipelined)] {
                std::fs::write(scripts.join(file(operation, pipelined)), script)
                    .map_err(Fault::unavailable)?;
            }
        }
        let before = prepare::resident_kb(std::process::id())?;
        let mut lines = Vec::new();
        for round in 1..=self.args.rounds {
            if round > 1 {
                sessions = Sessions::open(&self.address, &self.people).await?;
            }
            for operation in chosen(self.args) {
                for &clients in &self.args.clients {
                    eprintln!(
                        "  round {round} of {}: {}, {clients} clients",
                        self.args.rounds, operation.name
                    );
                    let line = self.line(operation, clients, &sessions).await?;
                    keep_best(&mut lines, line);
                }
            }
        }
        for line in &mut lines {
            line.of_pipelined = line.requests_per_second / line.pgbench_pipelined_tps;
        }
        let after = prepare::resident_kb(std::process::id())?;
        Ok((lines, [before, after]))
    }

    async fn line(
        &self,
        operation: &Operation,
        clients: usize,
        sessions: &Sessions,
    ) -> Result<Line, Fault> {
        let seconds = self.args.seconds;
        let bodies = self.bodies(operation).await?;
        let token = sessions.token(operation, &self.people);
        let http = load::run(
            &self.address,
            token,
            operation.function,
            &bodies,
            clients,
            seconds,
        )
        .await?;
        let mut tps = [0.0; 2];
        for (place, pipelined) in [false, true].into_iter().enumerate() {
            let script = self.data_dir.join("bench").join(file(operation, pipelined));
            let mut patience = seconds;
            tps[place] = loop {
                let until = match operation.from {
                    From::Counted(_, many) => {
                        format!("--transactions={}", many * seconds as usize / clients)
                    }
                    _ => format!("--time={patience}"),
                };
                match pgbench::run_file(&self.access, &script, clients, &until).await? {
                    Some(figure) => break figure,
                    // Planning alone can take 32 connections longer than that: then it is measured longer.
                    None if patience < 16 * seconds => patience *= 4,
                    None => return Err(pgbench::none_ended(&script, &until)),
                }
            };
        }
        Ok(Line {
            operation: operation.name,
            clients,
            requests_per_second: http.per_second,
            p50_ms: http.p50_ms,
            p95_ms: http.p95_ms,
            p99_ms: http.p99_ms,
            pgbench_plain_tps: tps[0],
            pgbench_pipelined_tps: tps[1],
            of_pipelined: 0.0,
        })
    }

    async fn bodies(&self, operation: &Operation) -> Result<load::Bodies, Fault> {
        let (body, people) = (operation.body, self.people.clone());
        let (rows, once) = match operation.from {
            From::Nothing => (vec![Vec::new()], false),
            From::Wheel(kind) => (ground::wheel(&self.admin, kind).await?, false),
            From::Turn(kind) => {
                let many = 4_000 * i32::try_from(self.args.seconds).unwrap_or(1);
                (ground::block(&self.admin, kind, many).await?, true)
            }
            From::Counted(kind, many) => {
                let many = i32::try_from(many as u64 * self.args.seconds).unwrap_or(1);
                (ground::block(&self.admin, kind, many).await?, true)
            }
        };
        if rows.is_empty() {
            return Err(Fault::unavailable(format!(
                "there is nothing left for: {}",
                operation.name
            )));
        }
        let next = AtomicUsize::new(0);
        Ok(Arc::new(move |client, before| {
            let place = match once {
                true => next.fetch_add(1, Ordering::Relaxed),
                false => client % rows.len(),
            };
            let words = rows.get(place)?;
            let before = before.and_then(|answer| serde_json::from_slice(answer).ok());
            Some(body(words, before.as_ref(), &people).to_string())
        }))
    }
}

fn file(operation: &Operation, pipelined: bool) -> String {
    let how = if pipelined { "pipelined" } else { "plain" };
    format!(
        "{}-{how}.sql",
        operation.name.replace([' ', ',', '\''], "-")
    )
}

fn print(args: &VisitsArgs, figures: &Figures) -> Result<(), Fault> {
    if args.json {
        return output::json(figures);
    }
    super::table(&figures.lines)?;
    let process = &figures.process;
    output::line(&format!(
        "{} clients and {} visits, loaded with the small practice in {:.0} s ({} build)",
        figures.clients, figures.visits, figures.load_seconds, figures.build
    ))?;
    output::line(&format!(
        "ready after {:.2} s, its own PostgreSQL included; {:.0} MB of memory at rest; {:.0} MB once the practices were loaded, {:.0} MB after the measurement, load generator included",
        process.ready_seconds,
        process.rest_kb as f64 / 1024.0,
        process.loaded_kb as f64 / 1024.0,
        process.measured_kb as f64 / 1024.0
    ))?;
    output::line(&format!(
        "the program is a file of {:.1} MB",
        process.program_bytes as f64 / 1e6
    ))
}
