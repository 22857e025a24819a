//! The service: what it is made of, and how it starts.

use std::sync::{Arc, OnceLock, RwLock};

use deadpool_postgres::Pool;
use jiff::Timestamp;
use kernel::audit::Appender;
use kernel::keys::{Master, Sealer};
use kernel::limits::Limits;
use kernel::{Clock, Entropy, Error, Result, entropy};
use uuid::Uuid;

use crate::cache::Cache;
use crate::db::{Db, queries};
use crate::jwt;
use crate::keyring::{self, Keyring};
use crate::mail;
use crate::password::Hasher;
use crate::relay::Relay;
use crate::secret::Keyed;
use crate::settings::Settings;

queries! {
    // Only if it moved: every instance says so when it starts.
    SAY_PUBLIC_URL: () = "insert into auth.installation (public_url) values ($1)
        on conflict (id) do update set public_url = excluded.public_url, updated_at = now()
        where auth.installation.public_url <> excluded.public_url";
}

/// What the service is given.
pub struct Parts {
    /// The operator's decisions.
    pub settings: Settings,
    /// Connections of the login role.
    pub pool: Pool,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// The audit log.
    pub audit: Appender,
}

/// The sign-in service. Cheap to clone.
#[derive(Clone)]
pub struct Service(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) settings: Settings,
    pub(crate) issuer: String,
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) audit: Appender,
    pub(crate) outbox: Sealer,
    pub(crate) hasher: Hasher,
    pub(crate) keyed: Keyed,
    pub(crate) sealer: Sealer,
    pub(crate) limits: Limits,
    pub(crate) cache: Cache,
    pub(crate) anon_key: String,
    pub(crate) service_key: String,
    pub(crate) relay: OnceLock<Relay>,
    keyring: RwLock<Arc<Keyring>>,
}

impl Service {
    /// Starts the service: checks its settings, opens its signing keys, makes the first one if there is none.
    pub async fn new(parts: Parts, master: &Master) -> Result<Service> {
        parts.settings.check().map_err(Error::internal)?;
        let db = Db(parts.pool);
        let sealer = master.sealer("auth secrets");
        let keyring =
            keyring::load(&db, &sealer, parts.entropy.as_ref(), parts.clock.now()).await?;
        let mut tx = db.write().await?;
        if let Some(home) = parts.settings.home
            && tx.optional(&mail::HOME_NAME, &[&home]).await?.is_none()
        {
            return Err(Error::not_configured(format!(
                "the home practice {home} does not exist: give the id of a practice that does, or none"
            )));
        }
        tx.run(&SAY_PUBLIC_URL, &[&parts.settings.public_url])
            .await?;
        tx.commit().await?;
        let issuer = parts.settings.issuer();
        let api_secret = master.derive("auth api keys");
        Ok(Service(Arc::new(Inner {
            anon_key: jwt::api_key(&api_secret, &issuer, "anon"),
            service_key: jwt::api_key(&api_secret, &issuer, "service_role"),
            hasher: Hasher::new(parts.settings.hashing_at_once, Arc::clone(&parts.entropy)),
            keyed: Keyed::new(&master.derive("auth keyed hashes")),
            sealer,
            limits: Limits::default(),
            cache: Cache::default(),
            relay: OnceLock::new(),
            keyring: RwLock::new(Arc::new(keyring)),
            issuer,
            db,
            settings: parts.settings,
            clock: parts.clock,
            entropy: parts.entropy,
            audit: parts.audit,
            outbox: master.sealer(kernel::outbox::PURPOSE),
        })))
    }

    /// The public key that `supabase-js` is configured with. It opens nothing.
    pub fn anon_key(&self) -> &str {
        &self.0.anon_key
    }

    /// The key of trusted servers: whoever holds it acts as the system. Never give it to a browser.
    pub fn service_key(&self) -> &str {
        &self.0.service_key
    }

    /// The settings the service runs with.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Makes a new signing key; tokens of the old one are accepted until they expire.
    pub async fn rotate_keys(&self) -> Result<()> {
        let inner = &self.0;
        keyring::rotate(
            &inner.db,
            &inner.sealer,
            inner.entropy.as_ref(),
            inner.clock.now(),
            inner.settings.access_token_life,
        )
        .await?;
        self.reload_keys().await
    }

    /// Reads the signing keys again; done when another instance rotated them.
    pub async fn reload_keys(&self) -> Result<()> {
        let inner = &self.0;
        let fresh = keyring::load(
            &inner.db,
            &inner.sealer,
            inner.entropy.as_ref(),
            inner.clock.now(),
        )
        .await?;
        *inner
            .keyring
            .write()
            .expect("no holder of this lock can panic") = Arc::new(fresh);
        Ok(())
    }

    /// Acts on a payload of the channel [`CHANNEL`]: forgets what it held of the person, or reads the keys again.
    pub async fn on_notification(&self, payload: &str) -> Result<()> {
        match payload.split_once(':') {
            Some(("user", id)) => {
                if let Ok(id) = id.parse() {
                    self.0.cache.forget_user(id);
                }
                Ok(())
            }
            _ if payload == "keys" => self.reload_keys().await,
            _ => Ok(()),
        }
    }

    pub(crate) fn keyring(&self) -> Arc<Keyring> {
        Arc::clone(
            &self
                .0
                .keyring
                .read()
                .expect("no holder of this lock can panic"),
        )
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub(crate) fn new_id(&self) -> Uuid {
        entropy::uuid_v7(self.now(), self.0.entropy.as_ref())
    }

    pub(crate) fn new_secret(&self) -> String {
        entropy::secret_token(self.0.entropy.as_ref())
    }
}

/// The channel on which the database announces changes of sessions, people and keys.
pub const CHANNEL: &str = "auth_changed";
