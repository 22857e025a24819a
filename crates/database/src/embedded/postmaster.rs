//! One run of PostgreSQL: started, waited for, stopped. All calls block; `supervise` gives them a thread of their own.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::account::Account;
use super::binaries::Binaries;
use crate::error::Error;

/// Crash recovery after a power cut may take minutes; a postmaster that is alive and recovering is waited for.
const START_LIMIT: Duration = Duration::from_secs(300);
const STOP_LIMIT: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What is needed to run PostgreSQL on one data directory.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    pub(crate) data_dir: PathBuf,
    /// Where PostgreSQL's own files stand: the data directory, if it can get there.
    pub(crate) cluster_dir: PathBuf,
    /// The cluster itself: PGDATA.
    pub(crate) pgdata: PathBuf,
    pub(crate) binaries: Binaries,
    pub(crate) account: Account,
    /// Thrown away, folder and all, when its process ends. For tests.
    pub(crate) throwaway: bool,
}

/// A running PostgreSQL and the lifeline that ends it should we die.
#[derive(Debug)]
pub(crate) struct Postmaster {
    child: Child,
    lifeline: Child,
}

impl Home {
    /// Starts PostgreSQL and waits until it answers. One left running by a killed server is stopped first.
    pub(crate) fn start(&self) -> Result<Postmaster, Error> {
        stop_orphan(&self.pgdata)?;
        let log_path = self.cluster_dir.join("log").join("postgres.log");
        keep_log_small(&log_path)?;
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&log_path)
            .map_err(|error| Error::folder(&log_path, error))?;
        let log_too = log
            .try_clone()
            .map_err(|error| Error::folder(&log_path, error))?;
        let mut command = Command::new(self.binaries.program("postgres"));
        command
            .arg("-D")
            .arg(&self.pgdata)
            .current_dir("/")
            .env_clear()
            .env("LC_ALL", "C.UTF-8");
        command.stdin(Stdio::null()).stdout(log).stderr(log_too);
        let child = own_group(self.account.apply(&mut command))
            .spawn()
            .map_err(|error| Error::Program {
                program: "postgres".into(),
                said: error.to_string(),
            })?;
        let lifeline = self.lifeline(child.id())?;
        let mut postmaster = Postmaster { child, lifeline };
        match self.wait_until_ready(&mut postmaster, &log_path) {
            Ok(()) => Ok(postmaster),
            Err(error) => {
                postmaster.stop();
                Err(error)
            }
        }
    }

    /// The postmaster that runs on this cluster now, whoever started it.
    pub(crate) fn running_pid(&self) -> Option<i32> {
        running_pid(&self.pgdata)
    }

    /// Removes the folders of a throwaway cluster that has stopped.
    pub(crate) fn forget_if_throwaway(&self) {
        if !self.throwaway {
            return;
        }
        for folder in [&self.cluster_dir, &self.data_dir] {
            if folder.exists()
                && let Err(error) = fs::remove_dir_all(folder)
            {
                tracing::warn!(%error, folder = %folder.display(), "a throwaway cluster was left behind");
            }
        }
    }

    fn wait_until_ready(&self, postmaster: &mut Postmaster, log: &Path) -> Result<(), Error> {
        let began = Instant::now();
        let own = postmaster.child.id().to_string();
        loop {
            if let Ok(Some(status)) = postmaster.child.try_wait() {
                return Err(Error::Program {
                    program: "postgres".into(),
                    said: format!(
                        "it ended at once ({status}). The end of {}:\n{}",
                        log.display(),
                        tail(log)
                    ),
                });
            }
            // The eighth line of the file is the postmaster's own word for its state; pg_ctl reads the same.
            if let Some(lines) = pid_file(&self.pgdata)
                && lines.first() == Some(&own)
                && lines.get(7).is_some_and(|state| state == "ready")
            {
                return Ok(());
            }
            if began.elapsed() > START_LIMIT {
                return Err(Error::Program {
                    program: "postgres".into(),
                    said: format!(
                        "it was not ready after {} s. The end of {}:\n{}",
                        START_LIMIT.as_secs(),
                        log.display(),
                        tail(log)
                    ),
                });
            }
            sleep(LOOK_AGAIN);
        }
    }

    /// A shell that waits on a pipe we hold. When we are gone, however suddenly, the pipe closes and it stops PostgreSQL: an
    /// embedded database never outlives its server.
    fn lifeline(&self, pid: u32) -> Result<Child, Error> {
        const CALM: &str = r#"read -r _; kill -INT "$1" 2>/dev/null"#;
        const THROWAWAY: &str = r#"read -r _; kill -QUIT "$1" 2>/dev/null; n=0
            while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do n=$((n+1)); sleep 0.05; done; rm -rf -- "$2" "$3""#;
        let mut command = Command::new("/bin/sh");
        command
            .arg("-c")
            .arg(if self.throwaway { THROWAWAY } else { CALM })
            .arg("mentalspace-lifeline")
            .arg(pid.to_string());
        command
            .arg(&self.data_dir)
            .arg(&self.cluster_dir)
            .current_dir("/");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        own_group(&mut command)
            .spawn()
            .map_err(|error| Error::Program {
                program: "/bin/sh".into(),
                said: error.to_string(),
            })
    }
}

impl Postmaster {
    /// True until the process has ended.
    pub(crate) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Fast shutdown: running statements are cancelled, committed work is on disk. After a minute, immediate.
    pub(crate) fn stop(&mut self) {
        let pid = i32::try_from(self.child.id()).unwrap_or_default();
        for signal in [Signal::INT, Signal::QUIT, Signal::KILL] {
            if !self.is_alive() {
                break;
            }
            send(pid, signal);
            let began = Instant::now();
            while self.is_alive() && began.elapsed() < STOP_LIMIT {
                sleep(LOOK_AGAIN);
            }
        }
        self.cut_lifeline();
    }

    /// The postmaster is gone: its lifeline must not signal whoever gets its number next.
    pub(crate) fn cut_lifeline(&mut self) {
        if let Err(error) = self
            .lifeline
            .kill()
            .and_then(|()| self.lifeline.wait().map(drop))
        {
            tracing::warn!(%error, "the database's lifeline was already gone");
        }
    }
}

/// The postmaster that runs on this cluster now, whoever started it.
pub(crate) fn running_pid(pgdata: &Path) -> Option<i32> {
    let pid: i32 = pid_file(pgdata)?.first()?.parse().ok()?;
    // The number may have been given to another program since: the postmaster lives in its data folder.
    let home = fs::read_link(format!("/proc/{pid}/cwd")).ok()?;
    (home == pgdata.canonicalize().ok()?).then_some(pid)
}

/// Stops a postmaster that nobody supervises. True when there was one.
pub(crate) fn stop_orphan(pgdata: &Path) -> Result<bool, Error> {
    let Some(pid) = running_pid(pgdata) else {
        return Ok(false);
    };
    tracing::warn!(
        pid,
        "stopping a database left running by a process that is gone"
    );
    for signal in [Signal::INT, Signal::QUIT] {
        send(pid, signal);
        let began = Instant::now();
        while began.elapsed() < STOP_LIMIT {
            if running_pid(pgdata) != Some(pid) {
                return Ok(true);
            }
            sleep(LOOK_AGAIN);
        }
    }
    Err(Error::Program {
        program: "postgres".into(),
        said: format!("process {pid} does not stop; end it with: kill -QUIT {pid}"),
    })
}

fn pid_file(pgdata: &Path) -> Option<Vec<String>> {
    let text = fs::read_to_string(pgdata.join("postmaster.pid")).ok()?;
    Some(text.lines().map(|line| line.trim().to_string()).collect())
}

/// Ctrl-C in a terminal goes to the whole process group. The database must not hear it: it is stopped after the server has drained.
fn own_group(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    command.process_group(0)
}

fn send(pid: i32, signal: Signal) {
    if let Some(pid) = Pid::from_raw(pid)
        && let Err(error) = kill_process(pid, signal)
    {
        tracing::debug!(%error, "the process had already ended");
    }
}

/// The log of the run before is kept, the one before that is not: it cannot fill the disk.
fn keep_log_small(log: &Path) -> Result<(), Error> {
    const LARGE: u64 = 16 * 1024 * 1024;
    match fs::metadata(log) {
        Ok(about) if about.len() > LARGE => {
            fs::rename(log, log.with_extension("log.1")).map_err(|error| Error::folder(log, error))
        }
        _ => Ok(()),
    }
}

/// The last lines of a log, for an error message.
pub(crate) fn tail(log: &Path) -> String {
    let text = fs::read(log)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(12)..].join("\n")
}
