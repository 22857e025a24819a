//! Makes a cluster on disk: folders, initdb, and the settings PostgreSQL starts with.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ring::digest::{SHA256, digest};

use super::account::Account;
use super::postmaster::Home;
use crate::error::Error;
use crate::migrator::hex;

/// The kernel's limit for a socket path is 107 bytes, and PostgreSQL adds `/.s.PGSQL.5432`.
const LONGEST_SOCKET_FOLDER: usize = 107 - 15;

/// The data directory in its full form, made when missing: only its owner reads it, the database's account may pass through.
pub(crate) fn data_dir(path: &Path) -> Result<PathBuf, Error> {
    let failed = |error| Error::folder(path, error);
    if !path.exists() {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o711)
            .create(path)
            .map_err(failed)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o711)).map_err(failed)?;
    }
    path.canonicalize().map_err(failed)
}

/// Where the socket lives: inside the data directory, or under `/tmp` by a name made from it when that path would be too long.
pub(crate) fn socket_folder(cluster_dir: &Path) -> PathBuf {
    let inside = cluster_dir.join("run");
    if inside.as_os_str().len() <= LONGEST_SOCKET_FOLDER {
        return inside;
    }
    let name = hex(&digest(&SHA256, cluster_dir.as_os_str().as_encoded_bytes()).as_ref()[..8]);
    PathBuf::from("/tmp").join(format!("mentalspace-{name}"))
}

/// Makes the socket folder. Under `/tmp` others could have made it first: then it is refused, not used.
pub(crate) fn make_socket_folder(folder: &Path, account: &Account) -> Result<(), Error> {
    if let Ok(about) = fs::symlink_metadata(folder) {
        let ours = about.is_dir()
            && (about.uid() == account.uid() || about.uid() == rustix::process::geteuid().as_raw());
        if !ours {
            return Err(Error::folder(
                folder,
                "this name belongs to somebody else; remove it, or use a shorter --data-dir",
            ));
        }
    }
    account.own_folder(folder)
}

/// The major version that made the cluster, when there is one.
pub(crate) fn made_by(pgdata: &Path) -> Option<u32> {
    fs::read_to_string(pgdata.join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// Runs initdb beside the final place and moves the result there: a cluster is there whole or not at all.
pub(crate) fn initdb(home: &Home, superuser_password: &str) -> Result<(), Error> {
    let draft = home.cluster_dir.join("postgres.new");
    if draft.exists() {
        fs::remove_dir_all(&draft).map_err(|error| Error::folder(&draft, error))?;
    }
    home.account.own_folder(&draft)?;
    let password_folder = home.cluster_dir.join("initdb");
    home.account.own_folder(&password_folder)?;
    let password_file = password_folder.join("password");
    fs::write(&password_file, format!("{superuser_password}\n"))
        .map_err(|error| Error::folder(&password_file, error))?;
    home.account.own(&password_file)?;

    let mut command = Command::new(home.binaries.program("initdb"));
    command.arg("-D").arg(&draft).args([
        "--username",
        super::SUPERUSER,
        "--encoding",
        "UTF8",
        "--locale",
        "C.UTF-8",
    ]);
    command.args([
        "--auth",
        "scram-sha-256",
        "--data-checksums",
        "--no-instructions",
    ]);
    command.arg("--pwfile").arg(&password_file);
    if home.throwaway {
        command.arg("--no-sync");
    }
    command.current_dir("/").stdin(Stdio::null());
    let said = home.account.apply(&mut command).output();
    fs::remove_dir_all(&password_folder).map_err(|error| Error::folder(&password_folder, error))?;
    let said = said.map_err(|error| Error::Program {
        program: "initdb".into(),
        said: error.to_string(),
    })?;
    if !said.status.success() {
        return Err(Error::Program {
            program: "initdb".into(),
            said: String::from_utf8_lossy(&said.stderr).trim().into(),
        });
    }
    fs::rename(&draft, &home.pgdata).map_err(|error| Error::folder(&home.pgdata, error))
}

/// Writes the settings; on every start, so that a new version of this program brings its own.
pub(crate) fn write_settings(home: &Home, socket_folder: &Path) -> Result<(), Error> {
    let put = |name: &str, text: &str| {
        let path = home.pgdata.join(name);
        fs::write(&path, text).map_err(|error| Error::folder(&path, error))?;
        home.account.own(&path)
    };
    put(
        "mentalspace.conf",
        &settings_text(socket_folder, memory_kb(), home.throwaway),
    )?;
    put(
        "pg_hba.conf",
        "# Written by mentalspace. No network: one socket in a private folder, and a password even there.\nlocal all all scram-sha-256\nlocal replication all scram-sha-256\n",
    )?;

    let main = home.pgdata.join("postgresql.conf");
    let text = fs::read_to_string(&main).map_err(|error| Error::folder(&main, error))?;
    const INCLUDE: &str = "include = 'mentalspace.conf'";
    if text.contains(INCLUDE) {
        return Ok(());
    }
    put("postgresql.conf", &format!("{text}\n{INCLUDE}\n"))
}

fn settings_text(socket_folder: &Path, memory_kb: u64, throwaway: bool) -> String {
    let megabytes = memory_kb / 1024;
    let shared = (megabytes / 8).clamp(64, 2048);
    let cache = (megabytes / 2).max(256);
    let folder = socket_folder.display().to_string().replace('\'', "''");
    let mut text = format!(
        "# Written by mentalspace on every start; put your own settings into postgresql.auto.conf with alter system.\n\
         listen_addresses = ''\n\
         unix_socket_directories = '{folder}'\n\
         unix_socket_permissions = 0700\n\
         password_encryption = scram-sha-256\n\
         max_connections = 120\n\
         shared_buffers = {shared}MB\n\
         effective_cache_size = {cache}MB\n\
         maintenance_work_mem = 64MB\n\
         random_page_cost = 1.1\n\
         effective_io_concurrency = 64\n\
         jit = off\n\
         checkpoint_timeout = 15min\n\
         max_wal_size = 1GB\n\
         wal_compression = on\n\
         idle_in_transaction_session_timeout = 5min\n\
         timezone = 'UTC'\n\
         log_timezone = 'UTC'\n\
         lc_messages = 'C'\n\
         # The log must never hold what a chart holds: no statements, no parameters, no row contents.\n\
         log_statement = none\n\
         log_min_duration_statement = -1\n\
         log_min_error_statement = panic\n\
         log_parameter_max_length = 0\n\
         log_parameter_max_length_on_error = 0\n\
         log_error_verbosity = terse\n"
    );
    text.push_str(if throwaway {
        "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\nwal_level = minimal\nmax_wal_senders = 0\n"
    } else {
        "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\n"
    });
    text
}

fn memory_kb() -> u64 {
    const UNKNOWN: u64 = 2 * 1024 * 1024;
    let Ok(text) = fs::read_to_string("/proc/meminfo") else {
        return UNKNOWN;
    };
    text.lines()
        .find_map(|line| {
            line.strip_prefix("MemTotal:")?
                .split_whitespace()
                .next()?
                .parse()
                .ok()
        })
        .unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_data_directory_gets_a_short_socket_folder_that_is_always_the_same() {
        let long = PathBuf::from(format!("/var/lib/{}", "practice/".repeat(20)));
        let folder = socket_folder(&long);
        assert!(folder.as_os_str().len() <= LONGEST_SOCKET_FOLDER);
        assert_eq!(folder, socket_folder(&long));
        assert_ne!(folder, socket_folder(&long.join("other")));
        assert_eq!(
            socket_folder(Path::new("/srv/ms")),
            Path::new("/srv/ms/run")
        );
    }

    #[test]
    fn the_settings_open_no_network_and_keep_statements_out_of_the_log() {
        let text = settings_text(Path::new("/a'b"), 24 * 1024 * 1024, false);
        assert!(text.contains("listen_addresses = ''"));
        assert!(text.contains("unix_socket_directories = '/a''b'"));
        assert!(text.contains("shared_buffers = 2048MB"));
        assert!(text.contains("log_parameter_max_length_on_error = 0"));
        assert!(text.contains("\nfsync = on"));
    }
}
