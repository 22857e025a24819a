//! Where the database is: in a private cluster that this process runs, in one that another process of
//! ours runs, or elsewhere.

use std::path::Path;

use database::{Access, Cluster, ClusterSettings, DATABASE, Migrator, Settings};
use kernel::Entropy;
use tokio_postgres::Client;

use crate::config::Config;
use crate::fault::Fault;

/// The exact schema this program was built with, line by line.
pub const SCHEMA_LOCK: &str = include_str!("../../../docs/schema.lock");

/// Where the database is, and the cluster if this process runs it.
pub struct Place {
    /// The server's own login.
    pub app: Settings,
    /// A login that may migrate, if there is one.
    pub admin: Option<Settings>,
    /// The private cluster, if the database is in one.
    pub access: Option<Access>,
    cluster: Option<Cluster>,
}

/// Whose cluster it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// This process runs it, or nothing works: servers.
    Always,
    /// Another process of ours may be running it already: operator commands.
    IfNobodyElse,
}

impl Place {
    /// Finds it, starting the private cluster where that is this process's part.
    pub async fn find(
        config: &Config,
        data_dir: &Path,
        own: Own,
        entropy: &dyn Entropy,
    ) -> Result<Place, Fault> {
        if let Some(url) = &config.database.url {
            let admin = config
                .database
                .admin_url
                .as_deref()
                .map(Settings::parse)
                .transpose()?;
            return Ok(Place {
                app: Settings::parse(url)?,
                admin,
                access: None,
                cluster: None,
            });
        }
        let bin_dir = config.database.pg_bin.clone();
        if own == Own::IfNobodyElse && Cluster::status(data_dir)?.owner.is_some() {
            let access = Access::attach(data_dir, bin_dir.as_deref())?;
            return Ok(Place::embedded(access, None));
        }
        let settings = ClusterSettings {
            bin_dir,
            ..ClusterSettings::new(data_dir)
        };
        let cluster = Cluster::open(settings, &|bytes| entropy.fill(bytes)).await?;
        Ok(Place::embedded(cluster.access().clone(), Some(cluster)))
    }

    fn embedded(access: Access, cluster: Option<Cluster>) -> Place {
        Place {
            app: Settings::socket(access.app(DATABASE)),
            admin: Some(Settings::socket(access.superuser(DATABASE))),
            access: Some(access),
            cluster,
        }
    }

    /// Whether another process of ours runs the private cluster.
    pub fn is_attached(&self) -> bool {
        self.access.is_some() && self.cluster.is_none()
    }

    /// A connection that may migrate.
    pub async fn admin_client(&self) -> Result<Client, Fault> {
        let admin = self.admin.as_ref().ok_or_else(|| {
            Fault::config(
                "this needs a login that may migrate: set DATABASE_ADMIN_URL (database.admin_url)",
            )
        })?;
        Ok(database::connect(admin).await?)
    }

    /// Applies what is pending. Answers with the files' names.
    pub async fn migrate(&self, migrator: &Migrator<'_>) -> Result<Vec<&'static str>, Fault> {
        let mut client = self.admin_client().await?;
        Ok(migrator.run(&mut client).await?)
    }

    /// The server does not start on a schema that is not its own, nor with a login that could see
    /// through the walls.
    pub async fn check(&self) -> Result<(), Fault> {
        let client = database::connect(&self.app).await?;
        database::boot::assert_login_role(&client).await?;
        let status = Migrator::new().status(&client).await?;
        if !status.faults.is_empty() {
            return Err(database::Error::History(status.faults).into());
        }
        match status.pending.as_slice() {
            [] => Ok(()),
            pending => Err(Fault::new(
                Fault::CONFLICT,
                format!(
                    "{} migrations are not applied yet (the first is {}). Apply them with: mentalspace db migrate",
                    pending.len(),
                    pending[0]
                ),
            )),
        }
    }

    /// Stops the private cluster if this process runs it.
    pub async fn close(self) -> Result<(), Fault> {
        match self.cluster {
            Some(cluster) => Ok(cluster.stop().await?),
            None => Ok(()),
        }
    }
}
