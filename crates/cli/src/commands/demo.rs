//! `mentalspace demo`.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use server::demo::bulk::Size;
use server::demo::{Scale, Sheet};
use server::place::Own;
use server::{Fault, House, logging, run};

use crate::args::{DemoArgs, DemoScale, Globals};

/// Runs the demo until it is stopped.
pub async fn run(globals: &Globals, args: DemoArgs) -> Result<(), Fault> {
    let mut setup = globals.setup()?;
    let config = &mut setup.loaded.config;
    config.log.level = "warn".into();
    logging::start(&config.log)?;
    config.server.listen = SocketAddr::from(([127, 0, 0, 1], args.port));
    config.mail.smtp_host = None;
    config.mail.mailbox = Some(setup.data_dir.join("mailbox"));
    config.clearinghouse.directory = Some(setup.data_dir.join("clearinghouse"));
    config.clearinghouse.stand_in = true;
    let stop = run::stop_signal()?;
    let listener = run::bind(config).await?;
    // By its name: browsers make passkeys for names only. The number keeps working.
    if config.server.public_url.is_none() {
        config.server.public_url =
            Some(format!("http://localhost:{}", config.server.listen.port()));
        let numbered = format!("http://127.0.0.1:{}", config.server.listen.port());
        config.auth.allowed_origins.push(numbered);
    }
    let say = |words: &str| eprintln!("  {words}");
    let mut house = House::open(setup.loaded.config, &setup.data_dir, Own::Always, &say).await?;
    let scale = match args.scale {
        DemoScale::Small => Scale::Small,
        DemoScale::Practice => Scale::Practice,
        DemoScale::Group => Scale::Group(Size::of(Size::GROUP.clinicians, args.group_weeks)),
    };
    let bar = bar();
    let days = Arc::new(move |lived: u64, of: u64| {
        if lived == 0 {
            bar.reset();
        }
        bar.set_length(of);
        bar.set_position(lived);
        if lived == of {
            bar.finish_and_clear();
        }
    });
    let sheet = match server::demo::prepare(&mut house, scale, &say, days).await {
        Ok(sheet) => sheet,
        Err(fault) => {
            house.close().await?;
            return Err(fault);
        }
    };
    let options = run::Options { jobs: true };
    let listed = setup.data_dir.join("demo.json");
    run::serve(house, listener, options, stop, |_| {
        announce(&sheet, &listed)
    })
    .await
}

fn bar() -> ProgressBar {
    let look = ProgressStyle::with_template("  {bar:40} {percent:>3} %  {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::no_length().with_style(look)
}

fn announce(sheet: &Sheet, listed: &Path) {
    eprintln!("\n  MentalSpace demo: {}\n", sheet.base_url);
    for practice in &sheet.practices {
        eprintln!("  {}", practice.name);
        for person in sheet
            .sign_ins
            .iter()
            .filter(|person| person.organization_id == practice.id)
        {
            eprintln!(
                "    {:<18} {:<30} {}",
                person.role.replace('_', " "),
                person.email,
                person.name
            );
        }
    }
    if let Some(person) = sheet.sign_ins.first() {
        eprintln!("\n  Everyone's password: {}", person.password);
    }
    eprintln!("  Authenticator secrets and API keys: {}", listed.display());
    eprintln!("  Mail that did not leave: {}", sheet.mailbox);
    eprintln!("\n  Press Ctrl+C to stop. The data stays.\n");
}
