//! The composition: every room of the house, put together once, at start.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use database::{Migrator, migrator::FILES};
use deadpool_postgres::Pool;
use integrations::clearinghouse::Directory;
use integrations::mail::{Login, SmtpSettings, Way};
use kernel::audit::{Appender, HeadKey, Key, Keys, Sealer, Sealing};
use kernel::clearinghouse::Clearing;
use kernel::function::Outside;
use kernel::keys::Master;
use kernel::limits::Limits;
use kernel::outbox::Carriers;
use kernel::{Clock, Entropy, Registry, SystemClock, SystemEntropy, Waist};
use security::Operations;
use security::health::MailWay;

use crate::config::Config;
use crate::demo::SignIn;
use crate::fault::Fault;
use crate::files;
use crate::operations::Running;
use crate::place::{Own, Place};
use crate::secret_file;

/// Every function there is, domain by domain.
pub fn registry() -> Registry {
    Registry::of(&[
        auth::FUNCTIONS,
        practice::FUNCTIONS,
        clients::FUNCTIONS,
        security::FUNCTIONS,
        documents::FUNCTIONS,
        scheduling::FUNCTIONS,
        clinical::FUNCTIONS,
        billing::FUNCTIONS,
        notifications::FUNCTIONS,
    ])
}

/// Connections of the audit log's writer.
const AUDIT_CONNECTIONS: usize = 2;
/// Connections of its sealer.
const SEALING_CONNECTIONS: usize = 2;
/// Connections for what administrators ask of the installation; a verification of the audit log takes one for long.
const OPERATIONS_CONNECTIONS: usize = 2;

/// The house, ready to answer calls.
pub struct House {
    /// Answers calls.
    pub waist: Arc<Waist>,
    /// Knows who is calling.
    pub identity: auth::Service,
    /// The settings.
    pub config: Config,
    /// Where this installation keeps its files.
    pub data_dir: PathBuf,
    /// The master secret.
    pub master: Arc<Master>,
    /// Where the database is.
    pub place: Place,
    /// Connections of the audit log's sealer.
    sealing: Pool,
    /// Every pool of the house.
    pools: Vec<Pool>,
}

/// Hears what is being done while it starts.
pub type Progress<'p> = &'p (dyn Fn(&str) + Send + Sync);

impl House {
    /// Opens the house: finds or starts the database, migrates it if the settings say so, checks the
    /// login and the schema, and puts the rooms together.
    pub async fn open(
        config: Config,
        data_dir: &Path,
        own: Own,
        say: Progress<'_>,
    ) -> Result<House, Fault> {
        House::open_with(registry(), config, data_dir, own, say).await
    }

    /// The same with other functions: the benchmark's.
    pub async fn open_with(
        registry: Registry,
        config: Config,
        data_dir: &Path,
        own: Own,
        say: Progress<'_>,
    ) -> Result<House, Fault> {
        let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy::new());
        make_data_dir(data_dir)?;
        if config.database.is_embedded() {
            say("starting the database");
        }
        let place = Place::find(&config, data_dir, own, entropy.as_ref()).await?;
        match House::furnish(registry, config, data_dir, &place, entropy, say).await {
            Ok(rooms) => Ok(House {
                waist: rooms.waist,
                identity: rooms.identity,
                config: rooms.config,
                data_dir: data_dir.to_owned(),
                master: rooms.master,
                place,
                sealing: rooms.sealing,
                pools: rooms.pools,
            }),
            Err(fault) => {
                // What was started is stopped; the first fault is the one to tell.
                if let Err(second) = place.close().await {
                    tracing::warn!(%second, "the database did not stop cleanly");
                }
                Err(fault)
            }
        }
    }

    async fn furnish(
        registry: Registry,
        config: Config,
        data_dir: &Path,
        place: &Place,
        entropy: Arc<dyn Entropy>,
        say: Progress<'_>,
    ) -> Result<Rooms, Fault> {
        let key_file = config.keys.master_key_file.as_deref();
        let master = Arc::new(secret_file::master(key_file, data_dir, entropy.as_ref())?);
        if config.database.migrates() {
            say("bringing the schema up to date");
            let applied = place.migrate(&Migrator::new()).await?;
            if !applied.is_empty() {
                say(&format!("applied {} migrations", applied.len()));
            }
        }
        place.check().await?;
        let config = as_the_server_runs(config, place).await?;
        let pool = database::pool(&place.app, config.database.max_connections)?;
        let audit_pool = database::pool(&place.app, AUDIT_CONNECTIONS)?;
        let operations_pool = database::pool(&place.app, OPERATIONS_CONNECTIONS)?;
        let sealing = database::pool(&place.app, SEALING_CONNECTIONS)?;
        let pools = [&pool, &audit_pool, &operations_pool, &sealing].map(Pool::clone);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let audit = Appender::start(audit_pool, Arc::new(Key::of(&master)));
        let parts = auth::Parts {
            settings: sign_in_settings(&config)?,
            pool: pool.clone(),
            clock: Arc::clone(&clock),
            entropy: Arc::clone(&entropy),
            audit: audit.clone(),
        };
        let identity = auth::Service::new(parts, &master).await?;
        if let Some(hosted) = config
            .auth
            .hosted()
            .map_err(|fault| Fault::config(fault.0))?
        {
            identity.relay_to(hosted, Arc::new(auth::relay::Https::default()))?;
        }
        let running = Running::new(
            operations_pool,
            Keys::of(&master),
            (config.audit_export_dir(data_dir), data_dir.to_owned()),
            mail_way(&config),
            &clock,
        );
        let files = files::open(&config, data_dir, &master, &clock, &entropy).await?;
        let outside = outside(&config, Arc::clone(&clock))?
            .with(Arc::new(Operations::of(running)))
            .with(Arc::new(files));
        let waist = Arc::new(Waist {
            registry,
            pool,
            clock: Arc::clone(&clock),
            entropy,
            audit,
            limits: Limits::default(),
            outside,
            outbox: Arc::new(master.sealer(kernel::outbox::PURPOSE)),
            master: Arc::clone(&master),
        });
        Ok(Rooms {
            waist,
            identity,
            config,
            master,
            sealing,
            pools: pools.into(),
        })
    }

    /// Lets the sign-in page offer these people, passwords included: the demo only.
    pub async fn show_people(&mut self, people: &[SignIn]) -> Result<(), Fault> {
        let mut settings = self.identity.settings().clone();
        let shown = people.iter().map(|person| auth::DemoPerson {
            name: person.name.clone(),
            role: person.role.clone(),
            email: person.email.clone(),
            password: person.password.clone(),
            totp_secret: person.totp_secret.clone(),
        });
        settings.demo = Some(shown.collect());
        let parts = auth::Parts {
            settings,
            pool: self.waist.pool.clone(),
            clock: Arc::clone(&self.waist.clock),
            entropy: Arc::clone(&self.waist.entropy),
            audit: self.waist.audit.clone(),
        };
        self.identity = auth::Service::new(parts, &self.master).await?;
        Ok(())
    }

    /// The pool of requests.
    pub fn pool(&self) -> &Pool {
        &self.waist.pool
    }

    /// Starts sealing the audit log. Servers do this, operator commands do not: two processes must not
    /// write to one export.
    pub fn seal(&self) -> Result<Sealing, Fault> {
        let directory = self.config.audit_export_dir(&self.data_dir);
        let clock = Arc::clone(&self.waist.clock);
        Sealer::new(
            self.sealing.clone(),
            HeadKey::of(&self.master),
            &directory,
            clock,
        )
        .map(Sealer::start)
        .map_err(|fault| Fault::unavailable(format!("the audit log's export: {fault}")))
    }

    /// Leaves the house: connections are closed, and then the private cluster stops if it is ours. One that was still
    /// open would be ended by the cluster, and be told of as broken.
    pub async fn close(self) -> Result<(), Fault> {
        for pool in &self.pools {
            pool.close();
        }
        self.waist.audit.close().await;
        drop(self.waist);
        self.place.close().await
    }
}

struct Rooms {
    waist: Arc<Waist>,
    identity: auth::Service,
    config: Config,
    master: Arc<Master>,
    sealing: Pool,
    pools: Vec<Pool>,
}

/// A command beside a running server makes its links as that server does.
async fn as_the_server_runs(mut config: Config, place: &Place) -> Result<Config, Fault> {
    if config.server.public_url.is_none() && place.is_attached() {
        let client = place.admin_client().await?;
        let row = client
            .query_opt("select public_url from auth.installation", &[])
            .await
            .map_err(database::Error::doing("reading the public address"))?;
        config.server.public_url = row.map(|row| row.get(0));
    }
    Ok(config)
}

/// The outside parties that are set up.
fn outside(config: &Config, clock: Arc<dyn Clock>) -> Result<Outside, Fault> {
    let mail = &config.mail;
    let way = match (&mail.smtp_host, &mail.mailbox) {
        (Some(host), _) => Way::Smtp(SmtpSettings {
            host: host.clone(),
            port: mail.smtp_port,
            login: mail_login(config)?,
            patience: None,
        }),
        (None, Some(folder)) => Way::Mailbox(folder.clone()),
        (None, None) => Way::NotSetUp,
    };
    let carriers = integrations::mail::add(Carriers::default(), way, mail.sender(), clock)
        .map_err(|words| Fault::config(format!("mail: {words}")))?;
    let outside = Outside::default().with(Arc::new(carriers));
    Ok(match &config.clearinghouse.directory {
        Some(folder) => outside.with(Arc::new(Clearing(Arc::new(Directory::new(folder))))),
        None => outside,
    })
}

/// The same, in a word for the administrators.
fn mail_way(config: &Config) -> MailWay {
    match (&config.mail.smtp_host, &config.mail.mailbox) {
        (Some(_), _) => MailWay::Smtp,
        (None, Some(_)) => MailWay::Folder,
        (None, None) => MailWay::NotSetUp,
    }
}

fn mail_login(config: &Config) -> Result<Option<Login>, Fault> {
    match (&config.mail.smtp_user, &config.mail.smtp_password_file) {
        (Some(user), Some(file)) => Ok(Some(Login {
            user: user.clone(),
            password: secret_file::read(file)?,
        })),
        _ => Ok(None),
    }
}

/// The sign-in service's settings, from ours.
fn sign_in_settings(config: &Config) -> Result<auth::Settings, Fault> {
    let mut settings = auth::Settings::new(config.server.public_url());
    settings.open_sign_up = config.auth.open_sign_up;
    settings.confirm_email = config.auth.confirm_email;
    settings.idle = jiff::SignedDuration::from_mins(config.auth.idle_minutes);
    settings.allowed_origins = config.auth.allowed_origins.clone();
    settings.allowed_redirects = config.auth.allowed_redirects.clone();
    settings.passwords.remember = config.auth.remembered_passwords;
    settings.passwords.expires_after_days = config.auth.password_expires_days;
    settings.home = config.auth.home().map_err(|fault| Fault::config(fault.0))?;
    settings
        .check()
        .map_err(|words| Fault::config(format!("[server] public_url or [auth]: {words}")))?;
    Ok(settings)
}

/// The newest migration this program knows.
pub fn newest_migration() -> i32 {
    FILES.iter().map(|file| file.version).max().unwrap_or(0)
}

/// The data directory: made on first use, for its owner (PostgreSQL's user passes through it).
fn make_data_dir(data_dir: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(data_dir).map_err(|error| {
        Fault::unavailable(format!(
            "the data directory {} cannot be made: {error}. Choose another with --data-dir",
            data_dir.display()
        ))
    })
}
