//! The checks, from the machine inwards: settings, files, database, schema, audit log.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use database::{Migrator, Probe, schema_lock, security_audit};
use kernel::{Clock, SystemClock};
use server::place::{Place, SCHEMA_LOCK};
use server::{Fault, secret_file};
use tokio_postgres::Client;

use super::Check;
use crate::commands::{audit, db, files};
use crate::globals::Setup;

const LEAST_POSTGRES: i32 = 150_000;
const LEAST_FREE_BYTES: u64 = 2 << 30;
const CLOCKS_APART_MILLIS: i64 = 2_000;
const SLOW_ROUND_TRIP_MILLIS: u128 = 5;

/// Everything.
pub async fn all(setup: &Setup) -> Vec<Check> {
    let mut checks = vec![
        settings(setup),
        public_url(setup),
        mail(setup),
        disk(&setup.data_dir),
    ];
    // The cluster may stand elsewhere: PostgreSQL's user must be able to reach it.
    let exists = database::Cluster::status(&setup.data_dir).is_ok_and(|status| status.exists);
    if setup.loaded.config.database.is_embedded() && !exists {
        checks.push(Check::bad(
            "database",
            format!("there is none in {} yet", setup.data_dir.display()),
            "mentalspace serve, or mentalspace demo, makes it at its first start",
        ));
        return checks;
    }
    checks.push(keys(setup));
    match db::place(setup).await {
        Ok(place) => {
            of_database(setup, &place, &mut checks).await;
            if let Err(fault) = place.close().await {
                checks.push(Check::bad(
                    "database stop",
                    fault.to_string(),
                    "mentalspace db stop",
                ));
            }
            checks.push(audit_log(setup).await);
            checks.push(scanner(setup).await);
        }
        Err(fault) => checks.push(unreachable(fault)),
    }
    checks
}

fn settings(setup: &Setup) -> Check {
    let file = setup
        .loaded
        .file
        .as_deref()
        .map_or("no file".into(), |file| file.display().to_string());
    Check::good(
        "settings",
        format!("{file}; data directory {}", setup.data_dir.display()),
    )
}

fn public_url(setup: &Setup) -> Check {
    let server = &setup.loaded.config.server;
    let url = server.public_url();
    let here =
        server.public_url.is_none() || url.contains("://127.0.0.1") || url.contains("://localhost");
    if server.is_https() || here {
        Check::good("public address", url)
    } else {
        Check::bad(
            "public address",
            format!("{url} is not https: passwords and records would travel in the open"),
            "put a proxy with TLS in front and set PUBLIC_URL to its https:// address",
        )
    }
}

fn mail(setup: &Setup) -> Check {
    match &setup.loaded.config.mail.smtp_host {
        Some(host) => Check::good("mail", format!("through {host}")),
        None if setup.loaded.config.mail.mailbox.is_some() => Check::hint(
            "mail",
            "put into a folder, not sent",
            "in service, set MENTALSPACE_SMTP_HOST and MENTALSPACE_MAIL_FROM instead",
        ),
        None => Check::hint(
            "mail",
            "not set up: invitations and resets wait in the outbox",
            "set MENTALSPACE_SMTP_HOST and MENTALSPACE_MAIL_FROM",
        ),
    }
}

fn disk(data_dir: &Path) -> Check {
    let place = data_dir
        .ancestors()
        .find(|folder| folder.exists())
        .unwrap_or(Path::new("/"));
    match rustix::fs::statvfs(place) {
        Ok(about) => {
            let free = about.f_bavail.saturating_mul(about.f_frsize);
            let words = format!(
                "{:.1} GiB free at {}",
                free as f64 / f64::from(1 << 30),
                place.display()
            );
            match free >= LEAST_FREE_BYTES {
                true => Check::good("disk space", words),
                false => Check::bad(
                    "disk space",
                    words,
                    "make room, or move the data directory to a larger disk",
                ),
            }
        }
        Err(error) => Check::bad(
            "disk space",
            format!("{}: {error}", place.display()),
            "look at the disk",
        ),
    }
}

fn keys(setup: &Setup) -> Check {
    let configured = setup.loaded.config.keys.master_key_file.as_deref();
    let path = secret_file::master_path(configured, &setup.data_dir);
    if let Err(fault) = secret_file::read(&path) {
        return Check::bad(
            "keys",
            fault.to_string(),
            "bring the key back from where it is kept, or correct its permissions",
        );
    }
    let folder = setup.data_dir.join("secrets");
    let mode = std::fs::metadata(&folder).map(|about| about.permissions().mode() & 0o777);
    match mode {
        Ok(mode) if mode & 0o077 != 0 => Check::bad(
            "keys",
            format!("{} is open to others (mode {mode:04o})", folder.display()),
            format!("chmod 700 {}", folder.display()),
        ),
        _ => Check::good("keys", format!("{}, for its owner only", path.display())),
    }
}

fn unreachable(fault: Fault) -> Check {
    Check::bad(
        "database",
        fault.to_string(),
        "mend what it says, then run doctor again",
    )
}

async fn of_database(setup: &Setup, place: &Place, checks: &mut Vec<Check>) {
    let client = match database::connect(&place.app).await {
        Ok(client) => client,
        Err(error) => return checks.push(unreachable(error.into())),
    };
    connection(&client, place, checks).await;
    checks.push(clock(&client).await);
    checks.push(match database::boot::assert_login_role(&client).await {
        Ok(()) => Check::good(
            "login role",
            "owns nothing, inherits nothing, cannot pass row-level security",
        ),
        Err(error) => Check::bad(
            "login role",
            error.to_string(),
            "use the role mentalspace_app",
        ),
    });
    checks.push(match Migrator::new().status(&client).await {
        Ok(status) if status.faults.is_empty() && status.pending.is_empty() => Check::good(
            "migrations",
            format!("all {} are applied", status.applied.len()),
        ),
        Ok(status) if status.faults.is_empty() => Check::bad(
            "migrations",
            format!("{} are not applied yet", status.pending.len()),
            "mentalspace db migrate",
        ),
        Ok(status) => Check::bad(
            "migrations",
            status
                .faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; "),
            "run the program that fits this database",
        ),
        Err(error) => Check::bad("migrations", error.to_string(), "mentalspace db status"),
    });
    match place.admin_client().await {
        Ok(admin) => {
            checks.push(schema(&admin).await);
            checks.push(walls(&admin).await);
            checks.push(files(setup, &admin).await);
        }
        Err(fault) => checks.push(Check::hint(
            "schema",
            format!("not looked at: {fault}"),
            "set DATABASE_ADMIN_URL and run doctor again",
        )),
    }
}

async fn connection(client: &Client, place: &Place, checks: &mut Vec<Check>) {
    let probe = match Probe::of(client).await {
        Ok(probe) => probe,
        Err(error) => return checks.push(unreachable(error.into())),
    };
    let version = format!(
        "PostgreSQL {}, database {}, as {}",
        probe.version, probe.database, probe.role
    );
    checks.push(if probe.version_number < LEAST_POSTGRES {
        Check::bad("database", version, "upgrade PostgreSQL to 15 or newer")
    } else if probe.read_only {
        Check::bad(
            "database",
            format!("{version}: it only reads"),
            "point DATABASE_URL at the primary",
        )
    } else {
        Check::good("database", version)
    });
    checks.push(match (probe.tls, place.access.is_some()) {
        (true, _) => Check::good("encryption", "TLS, the server's name checked"),
        (false, true) => Check::good("encryption", "none needed: a socket in a private folder"),
        (false, false) => Check::good(
            "encryption",
            "none: the connection does not leave this machine",
        ),
    });
    let millis = probe.round_trip.as_millis();
    let words = format!("{:.2} ms", probe.round_trip.as_secs_f64() * 1e3);
    checks.push(match millis > SLOW_ROUND_TRIP_MILLIS {
        false => Check::good("round trip", words),
        true => Check::hint("round trip", words, "run the server nearer to its database"),
    });
}

async fn clock(client: &Client) -> Check {
    let before = SystemClock.now();
    let there: Result<jiff::Timestamp, _> =
        match client.query_one("select clock_timestamp()", &[]).await {
            Ok(row) => row.try_get(0),
            Err(error) => Err(error),
        };
    match there {
        Ok(there) => {
            let apart = there.duration_since(before).as_millis() as i64;
            let words = format!("{apart} ms apart from the database's");
            match apart.abs() <= CLOCKS_APART_MILLIS {
                true => Check::good("clock", words),
                false => Check::bad(
                    "clock",
                    words,
                    "set both machines' clocks by NTP: codes and sessions depend on them",
                ),
            }
        }
        Err(error) => Check::bad("clock", error.to_string(), "look at the database"),
    }
}

async fn schema(admin: &Client) -> Check {
    match schema_lock::check(admin, SCHEMA_LOCK).await {
        Ok(differences) if differences.is_empty() => Check::good("schema", "exactly as locked"),
        Ok(differences) => Check::bad(
            "schema",
            format!(
                "{} facts differ from the lock",
                differences.missing.len() + differences.unexpected.len()
            ),
            "mentalspace db check names each",
        ),
        Err(error) => Check::bad("schema", error.to_string(), "mentalspace db check"),
    }
}

async fn walls(admin: &Client) -> Check {
    match security_audit::run(admin).await {
        Ok(findings) if findings.is_empty() => {
            Check::good("walls", "nothing could let data through")
        }
        Ok(findings) => Check::bad(
            "walls",
            format!("{} findings", findings.len()),
            "mentalspace db audit names each",
        ),
        Err(error) => Check::bad("walls", error.to_string(), "mentalspace db audit"),
    }
}

async fn files(setup: &Setup, admin: &Client) -> Check {
    match files::report(setup, admin, storage::fsck::Depth::Names).await {
        Ok(found) if !found.missing.is_empty() => Check::bad(
            "files",
            format!("{} files are not in the store", found.missing.len()),
            "mentalspace files check names each; bring them back from a backup",
        ),
        Ok(found) if !found.orphans.is_empty() => Check::hint(
            "files",
            format!(
                "{} objects in the store belong to no file",
                found.orphans.len()
            ),
            "mentalspace files check names each",
        ),
        Ok(_) => Check::good(
            "files",
            "the store holds what the database knows, and nothing else",
        ),
        Err(fault) => Check::bad("files", fault.to_string(), "mentalspace files check"),
    }
}

async fn scanner(setup: &Setup) -> Check {
    let address = setup.loaded.config.storage.scanner.as_deref();
    let Some(at) = address.and_then(storage::scan::Address::parse) else {
        return Check::hint(
            "malware scanner",
            "not set up: files are not checked",
            "run clamd and set MENTALSPACE_SCANNER, such as unix:/run/clamav/clamd.ctl",
        );
    };
    let scanner = storage::scan::Scanner::at(at, storage::scan::Patience::default());
    match scanner.ping().await {
        storage::scan::Verdict::Clean => Check::good("malware scanner", "answers"),
        storage::scan::Verdict::Failed(failure) => Check::bad(
            "malware scanner",
            failure.to_string(),
            "start clamd: new files stay locked until it answers",
        ),
        other => Check::bad("malware scanner", format!("{other:?}"), "look at clamd"),
    }
}

async fn audit_log(setup: &Setup) -> Check {
    match audit::report(setup, |_| {}).await {
        Ok(report) => match &report.first_bad {
            None => Check::good(
                "audit log",
                format!(
                    "{} entries under {} signed heads, {} not sealed yet",
                    report.entries, report.heads, report.unsealed
                ),
            ),
            Some(first) => Check::bad(
                "audit log",
                first.to_string(),
                "mentalspace audit verify names each; call whoever answers for security",
            ),
        },
        Err(fault) => Check::bad("audit log", fault.to_string(), "mentalspace audit verify"),
    }
}
