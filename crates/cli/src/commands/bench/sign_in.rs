//! `mentalspace bench sign-in`.

use clap::Args;
use kernel::SystemEntropy;
use server::config::Config;
use server::place::Own;
use server::{Fault, House};

use crate::output;

/// How to measure.
#[derive(Debug, Clone, Args)]
pub struct SignInArgs {
    /// Seconds per measurement.
    #[arg(long, default_value_t = 3)]
    pub seconds: u64,
    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}

/// Runs it.
pub async fn run(args: SignInArgs) -> Result<(), Fault> {
    let token = kernel::entropy::secret_token(&SystemEntropy::new());
    let name = format!("mentalspace-bench-{}", &token[..8].replace(['-', '_'], "x"));
    let data_dir = std::env::temp_dir().join(name);
    let say = |words: &str| eprintln!("  {words}");
    let mut house = House::open(Config::default(), &data_dir, Own::Always, &say).await?;
    let measured = async {
        let sheet = server::demo::prepare(
            &mut house,
            server::demo::Scale::Small,
            &say,
            std::sync::Arc::new(|_, _| {}),
        )
        .await?;
        let accounts: Vec<(String, String)> = sheet
            .sign_ins
            .into_iter()
            .map(|person| (person.email, person.password))
            .collect();
        eprintln!("  measuring with {} clients", accounts.len());
        auth::bench::measure(&house.identity, &accounts, args.seconds)
            .await
            .map_err(Fault::from)
    };
    let measured = measured.await;
    house.close().await?;
    if let Err(error) = std::fs::remove_dir_all(&data_dir) {
        eprintln!("{} stays behind: {error}", data_dir.display());
    }
    let figures = measured?;
    if args.json {
        let text = serde_json::to_string_pretty(&figures).map_err(Fault::unavailable)?;
        return output::line(&text);
    }
    let build = if cfg!(debug_assertions) {
        "debug build: the hash is optimized, the rest is not"
    } else {
        "release build"
    };
    output::line(&format!("{} ({build})", figures.hash))?;
    output::line(&format!(
        "  processor time per hash {:>9.1} ms",
        figures.cpu_ms_per_hash
    ))?;
    output::line(&format!(
        "  sign-ins                {:>9.1} /s",
        figures.sign_ins_per_second
    ))?;
    output::line(&format!(
        "  refreshes               {:>9.1} /s",
        figures.refreshes_per_second
    ))?;
    output::line(&format!(
        "  GET /user               {:>9.1} /s",
        figures.get_user_per_second
    ))
}
