//! `mentalspace bench`: what the waist costs.
//!
//! The same SQL is run twice, in turns, on the same private cluster: through HTTP, sign-in, waist and
//! audit log, and by `pgbench`, which knows none of them. The ratio of the two is what counts; the
//! figures themselves depend on the machine, and a debug build says so.

mod functions;
mod load;
mod pgbench;
mod recording;
mod script;
mod sign_in;
mod visits;

use clap::{Args, Subcommand};
use kernel::{Clock, Registry, SystemClock, SystemEntropy};
use serde::Serialize;
use server::config::Config;
use server::place::Own;
use server::{Fault, House, run};
use tokio::sync::oneshot;

use crate::args::Globals;
use crate::client::Client;
use crate::output;

/// Measure.
#[derive(Debug, Subcommand)]
pub enum Bench {
    /// One authenticated read and one write through HTTP, beside pgbench with the same SQL.
    ///
    /// Runs on a scratch practice of its own in a temporary folder, never on --data-dir.
    Waist(WaistArgs),
    /// Sign-ins, refreshes and looks at oneself per second, and what one password hash costs.
    ///
    /// Runs on a scratch practice of its own in a temporary folder, never on --data-dir.
    SignIn(sign_in::SignInArgs),
    /// What a practice does all day, at 100,000 clients and 1,000,000 visits: beside pgbench with the same statements.
    ///
    /// Runs on a scratch group of its own in a temporary folder, never on --data-dir.
    Visits(visits::VisitsArgs),
}

#[derive(Debug, Clone, Args)]
pub struct WaistArgs {
    /// Seconds per measurement.
    #[arg(long, default_value_t = 3)]
    pub seconds: u64,
    /// How often everything is measured, in turns; the best round counts for each.
    #[arg(long, default_value_t = 3)]
    pub rounds: u32,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// One line of the result.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    operation: &'static str,
    clients: usize,
    requests_per_second: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
    pgbench_plain_tps: f64,
    pgbench_pipelined_tps: f64,
    of_pipelined: f64,
}

const CLIENTS: [usize; 2] = [1, 32];

/// Runs it.
pub async fn run(_: &Globals, command: Bench) -> Result<(), Fault> {
    let args = match command {
        Bench::Waist(args) => args,
        Bench::SignIn(args) => return sign_in::run(args).await,
        Bench::Visits(args) => return visits::run(args).await,
    };
    let token = kernel::entropy::secret_token(&SystemEntropy::new());
    let name = format!("mentalspace-bench-{}", &token[..8].replace(['-', '_'], "x"));
    let data_dir = std::env::temp_dir().join(name);
    let measured = in_house(&args, &data_dir).await;
    if let Err(error) = std::fs::remove_dir_all(&data_dir) {
        eprintln!("{} stays behind: {error}", data_dir.display());
    }
    print(&args, &measured?)
}

async fn in_house(args: &WaistArgs, data_dir: &std::path::Path) -> Result<Vec<Line>, Fault> {
    let mut config = Config::default();
    config.server.listen = ([127, 0, 0, 1], 0).into();
    config.server.grace_seconds = 0;
    let listener = run::bind(&mut config).await?;
    let address = config.server.listen.to_string();
    let say = |words: &str| eprintln!("  {words}");
    let registry = Registry::of(&[functions::FUNCTIONS]);
    let mut house = House::open_with(registry, config, data_dir, Own::Always, &say).await?;
    let sheet = server::demo::prepare(
        &mut house,
        server::demo::Scale::Small,
        &say,
        std::sync::Arc::new(|_, _| {}),
    )
    .await;
    let prepared = match sheet {
        Ok(sheet) => functions::prepare(&house).await.map(|rooms| (sheet, rooms)),
        Err(fault) => Err(fault),
    };
    let (sheet, rooms) = match prepared {
        Ok(prepared) => prepared,
        Err(fault) => {
            house.close().await?;
            return Err(fault);
        }
    };
    let access = house
        .place
        .access
        .clone()
        .ok_or_else(|| Fault::config("the benchmark needs the private cluster"))?;
    let options = run::Options { jobs: false };
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let stop = async {
            // A benchmark that failed ends the server too.
            stopped.await.unwrap_or_default();
        };
        run::serve(house, listener, options, stop, |_| {}).await
    });
    let measured = async {
        let administrator = sheet
            .sign_ins
            .iter()
            .find(|person| person.role == "administrator")
            .ok_or_else(|| Fault::unavailable("the demo has no administrator"))?;
        let clock: &dyn Clock = &SystemClock;
        let client = Client::connect(&address)
            .await
            .map_err(Fault::unavailable)?;
        let (_, token) = client
            .sign_in(administrator, clock)
            .await
            .map_err(Fault::unavailable)?;
        let scripts = pgbench::Scripts::write(data_dir, administrator, &rooms)?;
        measure(args, &address, &token, &access, &scripts, &rooms).await
    };
    let measured = measured.await;
    drop(stop);
    serving.await.map_err(Fault::unavailable)??;
    measured
}

async fn measure(
    args: &WaistArgs,
    address: &str,
    token: &str,
    access: &database::Access,
    scripts: &pgbench::Scripts,
    rooms: &[uuid::Uuid],
) -> Result<Vec<Line>, Fault> {
    let mut lines: Vec<Line> = Vec::new();
    let of_room = |room| serde_json::json!({ "room_id": room }).to_string();
    let each: Vec<String> = rooms.iter().map(of_room).collect();
    let bodies: load::Bodies =
        std::sync::Arc::new(move |client, _| Some(each[client % each.len()].clone()));
    for round in 1..=args.rounds {
        for operation in ["read", "write"] {
            for clients in CLIENTS {
                eprintln!(
                    "  round {round} of {}: {operation}, {clients} clients",
                    args.rounds
                );
                let http =
                    load::run(address, token, operation, &bodies, clients, args.seconds).await?;
                let plain = scripts
                    .run(access, operation, false, clients, args.seconds)
                    .await?;
                let pipelined = scripts
                    .run(access, operation, true, clients, args.seconds)
                    .await?;
                let line = Line {
                    operation,
                    clients,
                    requests_per_second: http.per_second,
                    p50_ms: http.p50_ms,
                    p95_ms: http.p95_ms,
                    p99_ms: http.p99_ms,
                    pgbench_plain_tps: plain,
                    pgbench_pipelined_tps: pipelined,
                    of_pipelined: 0.0,
                };
                keep_best(&mut lines, line);
            }
        }
    }
    for line in &mut lines {
        line.of_pipelined = line.requests_per_second / line.pgbench_pipelined_tps;
    }
    Ok(lines)
}

/// The best round of each figure: what disturbs a measurement only ever makes it worse.
fn keep_best(lines: &mut Vec<Line>, line: Line) {
    let same = |kept: &&mut Line| kept.operation == line.operation && kept.clients == line.clients;
    let Some(kept) = lines.iter_mut().find(same) else {
        lines.push(line);
        return;
    };
    kept.pgbench_plain_tps = kept.pgbench_plain_tps.max(line.pgbench_plain_tps);
    kept.pgbench_pipelined_tps = kept.pgbench_pipelined_tps.max(line.pgbench_pipelined_tps);
    if line.requests_per_second > kept.requests_per_second {
        *kept = Line {
            pgbench_plain_tps: kept.pgbench_plain_tps,
            pgbench_pipelined_tps: kept.pgbench_pipelined_tps,
            ..line
        };
    }
}

fn print(args: &WaistArgs, lines: &[Line]) -> Result<(), Fault> {
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    if args.json {
        return output::json(&serde_json::json!({ "build": build, "lines": lines }));
    }
    table(lines)?;
    match build {
        "debug" => output::line(
            "This is a debug build: its own part is several times slower than what is shipped.",
        ),
        _ => Ok(()),
    }
}

fn table(lines: &[Line]) -> Result<(), Fault> {
    output::table(
        [
            "",
            "clients",
            "requests/s",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "pgbench",
            "pipelined",
            "of pipelined",
        ],
        lines.iter().map(|line| {
            [
                line.operation.to_owned(),
                line.clients.to_string(),
                format!("{:.0}", line.requests_per_second),
                format!("{:.2}", line.p50_ms),
                format!("{:.2}", line.p95_ms),
                format!("{:.2}", line.p99_ms),
                format!("{:.0}", line.pgbench_plain_tps),
                format!("{:.0}", line.pgbench_pipelined_tps),
                format!("{:.2}", line.of_pipelined),
            ]
        }),
    )
}
