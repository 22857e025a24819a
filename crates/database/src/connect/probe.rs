//! A look at the connection, for `doctor`: which server, as whom, how protected, how far away.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

use crate::error::Error;

/// What one connection is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The server's version, for example `15.18`.
    pub version: String,
    /// The same as a number, for example `150018`.
    pub version_number: i32,
    /// Who we are there.
    pub role: String,
    /// Which database.
    pub database: String,
    /// The connection is encrypted.
    pub tls: bool,
    /// The server only reads (a standby).
    pub read_only: bool,
    /// One round trip, the shortest of five.
    pub round_trip: Duration,
}

impl Probe {
    /// Looks at a connection.
    pub async fn of(client: &Client) -> Result<Probe, Error> {
        let doing = "looking at the database connection";
        let row = client
            .query_one(
                "select current_setting('server_version'), current_setting('server_version_num')::int, session_user::text,
                        current_database()::text, coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false),
                        pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool",
                &[],
            )
            .await
            .map_err(Error::doing(doing))?;
        let mut round_trip = Duration::MAX;
        for _ in 0..5 {
            let began = Instant::now();
            client.simple_query("").await.map_err(Error::doing(doing))?;
            round_trip = round_trip.min(began.elapsed());
        }
        Ok(Probe {
            version: row.get(0),
            version_number: row.get(1),
            role: row.get(2),
            database: row.get(3),
            tls: row.get(4),
            read_only: row.get(5),
            round_trip,
        })
    }
}
