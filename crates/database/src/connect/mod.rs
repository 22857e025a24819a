//! Connections: where to, how encrypted, and the pool the server draws from.

mod probe;
mod settings;
mod tls;

use deadpool::managed::QueueMode;
use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use std::time::Duration;
use tokio_postgres::{Client, Config, NoTls};

pub use probe::Probe;
pub use settings::{Settings, Tls};

use crate::error::Error;

/// How long a request waits for a free connection before it is told that the server is busy.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(5);
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// A pool of the server's login. Connections carry nobody's rights; each transaction takes on its caller's and loses them at its end.
///
/// Recycling is `Fast` (no extra round trip): the transaction guard of the kernel is what makes sure that a connection never comes back
/// in the middle of somebody's transaction.
///
/// The connection that came back last is lent first: its process in PostgreSQL still has its plans and tables in the
/// processor's caches.
pub fn pool(settings: &Settings, size: usize) -> Result<Pool, Error> {
    let config = settings.config().clone();
    let manager_config = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    let manager = match settings.connector()? {
        Some(connector) => Manager::from_config(config, connector, manager_config),
        None => Manager::from_config(config, NoTls, manager_config),
    };
    Pool::builder(manager)
        .max_size(size)
        .queue_mode(QueueMode::Lifo)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(WAIT_FOR_CONNECTION))
        .create_timeout(Some(CONNECT_LIMIT))
        .recycle_timeout(Some(CONNECT_LIMIT))
        .build()
        .map_err(|error| Error::Pool(error.to_string()))
}

/// One connection outside any pool: migrations, LISTEN, checks.
pub async fn connect(settings: &Settings) -> Result<Client, Error> {
    match settings.connector()? {
        Some(connector) => {
            let (client, connection) = settings
                .config()
                .connect(connector)
                .await
                .map_err(Error::doing("connecting to the database"))?;
            drive(connection);
            Ok(client)
        }
        None => plain(settings.config()).await,
    }
}

/// A connection to the embedded cluster's socket.
pub(crate) async fn plain(config: &Config) -> Result<Client, Error> {
    let (client, connection) = config
        .connect(NoTls)
        .await
        .map_err(Error::doing("connecting to the database"))?;
    drive(connection);
    Ok(client)
}

fn drive<C>(connection: C)
where
    C: Future<Output = Result<(), tokio_postgres::Error>> + Send + 'static,
{
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a database connection ended");
        }
    });
}
