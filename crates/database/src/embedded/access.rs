//! How to reach an embedded cluster: from the process that owns it, or from another one (a second terminal).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

use super::account::Account;
use super::binaries::Binaries;
use super::postmaster::{Home, running_pid};
use super::secrets::Secrets;
use super::{DATABASE, SUPERUSER, layout, place};
use crate::connect;
use crate::error::Error;
use crate::migrator::{secure_database, set_app_password};

/// How long a template may be busy before a copy of it fails: ten seconds.
const BUSY_TRIES: u32 = 400;
const BUSY_PAUSE: Duration = Duration::from_millis(25);

/// Socket, passwords and programs of one running cluster.
#[derive(Clone)]
pub struct Access {
    home: Home,
    socket_folder: PathBuf,
    superuser_password: String,
    app_password: String,
}

impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Access")
            .field("socket_folder", &self.socket_folder)
            .finish_non_exhaustive()
    }
}

impl Access {
    pub(crate) fn of_home(home: &Home, superuser_password: String, app_password: String) -> Access {
        Access {
            socket_folder: layout::socket_folder(&home.cluster_dir),
            home: home.clone(),
            superuser_password,
            app_password,
        }
    }

    pub(crate) fn home(&self) -> &Home {
        &self.home
    }

    /// Access to a cluster that another process runs.
    pub fn attach(data_dir: &Path, bin_dir: Option<&Path>) -> Result<Access, Error> {
        let not_running = || Error::NotRunning {
            data_dir: data_dir.to_path_buf(),
        };
        let data_dir = data_dir.canonicalize().map_err(|_| not_running())?;
        let cluster_dir = place::cluster_dir(&data_dir);
        let pgdata = cluster_dir.join("postgres");
        running_pid(&pgdata).ok_or_else(not_running)?;
        let secrets = Secrets::of(&data_dir);
        let home = Home {
            binaries: Binaries::find(bin_dir, layout::made_by(&pgdata))?,
            account: Account::choose(&data_dir)?,
            throwaway: false,
            pgdata,
            cluster_dir,
            data_dir,
        };
        Ok(Access::of_home(
            &home,
            secrets.read("superuser")?,
            secrets.read("app")?,
        ))
    }

    /// Settings of the superuser: bootstrap, migrations, tests that play the attacker.
    pub fn superuser(&self, database: &str) -> Config {
        self.config(SUPERUSER, &self.superuser_password, database)
    }

    /// Settings of the server's login.
    pub fn app(&self, database: &str) -> Config {
        self.config("mentalspace_app", &self.app_password, database)
    }

    /// The folder with the socket.
    pub fn socket_folder(&self) -> &Path {
        &self.socket_folder
    }

    /// The programs of this cluster's version.
    pub fn binaries(&self) -> &Binaries {
        &self.home.binaries
    }

    /// A `psql` (or another client program) that finds the cluster and its password by itself. The password is in a file only
    /// the owner can read, not in the arguments and not in the environment.
    pub fn client_program(&self, name: &str, database: &str) -> Result<Command, Error> {
        let secrets = Secrets::of(&self.home.data_dir);
        secrets.write(
            "pgpass",
            &format!("*:*:*:{SUPERUSER}:{}", self.superuser_password),
        )?;
        let mut command = Command::new(self.home.binaries.program(name));
        command
            .env("PGPASSFILE", secrets.path("pgpass"))
            .env("PGHOST", &self.socket_folder);
        command.env("PGUSER", SUPERUSER).env("PGDATABASE", database);
        Ok(command)
    }

    /// Makes a database of its own in the cluster, as a copy of `template` when there is one.
    pub async fn create_database(&self, name: &str, template: Option<&str>) -> Result<(), Error> {
        let maintenance = connect::plain(&self.superuser("postgres")).await?;
        let of = template
            .map(|template| format!(" template {}", quoted(template)))
            .unwrap_or_default();
        let statement = format!("create database {}{of}", quoted(name));
        let mut tries = 0;
        while let Err(error) = maintenance.batch_execute(&statement).await {
            // A template in use: its last connection is still closing, or another copy is being made.
            let busy = error.code() == Some(&SqlState::OBJECT_IN_USE);
            tries += 1;
            if !busy || tries > BUSY_TRIES {
                return Err(Error::doing("creating a database")(error));
            }
            tokio::time::sleep(BUSY_PAUSE).await;
        }
        if template.is_some() {
            secure_database(&connect::plain(&self.superuser(name)).await?).await?;
        }
        Ok(())
    }

    /// Removes a database, whoever is still connected to it.
    pub async fn drop_database(&self, name: &str) -> Result<(), Error> {
        let maintenance = connect::plain(&self.superuser("postgres")).await?;
        maintenance
            .batch_execute(&format!(
                "drop database if exists {} with (force)",
                quoted(name)
            ))
            .await
            .map_err(Error::doing("dropping a database"))
    }

    /// The login's password and the one database of the product.
    pub(crate) async fn prepare_database(&self, app_password: &str) -> Result<(), Error> {
        let maintenance = connect::plain(&self.superuser("postgres")).await?;
        ensure_app_login(&maintenance).await?;
        set_app_password(&maintenance, app_password).await?;
        let exists = maintenance
            .query_opt("select from pg_database where datname = $1", &[&DATABASE])
            .await
            .map_err(Error::doing("looking for the database"))?;
        if exists.is_none() {
            self.create_database(DATABASE, None).await?;
        }
        Ok(())
    }

    fn config(&self, user: &str, password: &str, database: &str) -> Config {
        let mut config = Config::new();
        config
            .host_path(&self.socket_folder)
            .user(user)
            .password(password)
            .dbname(database);
        config
    }
}

async fn ensure_app_login(client: &Client) -> Result<(), Error> {
    client
        .batch_execute(
            "do $$ begin if not exists (select from pg_roles where rolname = 'mentalspace_app') then create role mentalspace_app login noinherit; end if; end $$",
        )
        .await
        .map_err(Error::doing("making the role mentalspace_app"))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
