//! The program under the drill: started, killed, started again.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use server::Fault;
use server::demo::Sheet;
use tokio::process::{Child, Command};

const STARTS_WITHIN: Duration = Duration::from_secs(90);
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// The program under the drill.
pub struct Victim {
    data_dir: PathBuf,
    port: u16,
    child: Child,
}

impl Victim {
    /// Starts it on a practice of its own and waits until it is ready.
    pub async fn start(data_dir: &Path) -> Result<Victim, Fault> {
        let port = free_port()?;
        let child = spawn(data_dir, port)?;
        let mut victim = Victim {
            data_dir: data_dir.to_owned(),
            port,
            child,
        };
        victim.wait_ready().await?;
        Ok(victim)
    }

    /// Where it answers.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Its sign-ins.
    pub fn sheet(&self) -> Result<Sheet, Fault> {
        Sheet::read(&self.data_dir.join("demo.json"))?
            .ok_or_else(|| Fault::unavailable("the demo wrote no list of sign-ins"))
    }

    /// Kills the server without warning, and starts it again.
    pub async fn kill_server(&mut self) -> Result<(), Fault> {
        self.child
            .kill()
            .await
            .map_err(|error| Fault::unavailable(format!("kill: {error}")))?;
        self.child = spawn(&self.data_dir, self.port)?;
        self.wait_ready().await
    }

    /// Kills PostgreSQL without warning; the server must bring it back by itself.
    pub async fn kill_postgres(&mut self) -> Result<(), Fault> {
        let file = self.data_dir.join("postgres/postmaster.pid");
        let text = std::fs::read_to_string(&file)
            .map_err(|error| Fault::unavailable(format!("{}: {error}", file.display())))?;
        let pid = text
            .lines()
            .next()
            .and_then(|line| line.trim().parse().ok())
            .and_then(Pid::from_raw);
        let pid =
            pid.ok_or_else(|| Fault::unavailable(format!("{} names no process", file.display())))?;
        kill_process(pid, Signal::KILL).map_err(|error| {
            Fault::unavailable(format!("PostgreSQL could not be killed: {error}"))
        })?;
        tokio::time::sleep(LOOK_EVERY).await;
        self.wait_ready().await
    }

    /// Stops it in good order: whether it ended well.
    pub async fn stop(mut self) -> Result<bool, Fault> {
        if let Some(pid) = self
            .child
            .id()
            .and_then(|pid| Pid::from_raw(pid.cast_signed()))
        {
            kill_process(pid, Signal::TERM).map_err(|error| {
                Fault::unavailable(format!("the server could not be told to stop: {error}"))
            })?;
        }
        let status = tokio::time::timeout(STARTS_WITHIN, self.child.wait()).await;
        match status {
            Ok(Ok(status)) => Ok(status.success()),
            Ok(Err(error)) => Err(Fault::unavailable(format!(
                "waiting for the server: {error}"
            ))),
            Err(_) => Ok(false),
        }
    }

    async fn wait_ready(&mut self) -> Result<(), Fault> {
        let began = Instant::now();
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                let log = self.data_dir.with_extension("log");
                return Err(Fault::unavailable(format!(
                    "the server ended ({status}); its words are in {}",
                    log.display()
                )));
            }
            if is_ready(self.port).await {
                return Ok(());
            }
            if began.elapsed() > STARTS_WITHIN {
                return Err(Fault::unavailable("the server did not become ready again"));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// Whether the server there says that it is ready.
pub async fn is_ready(port: u16) -> bool {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let ask = async {
        let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await?;
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nhost: drill\r\nconnection: close\r\n\r\n")
            .await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        std::io::Result::Ok(answer)
    };
    match tokio::time::timeout(Duration::from_secs(3), ask).await {
        Ok(Ok(answer)) => answer.starts_with(b"HTTP/1.1 200"),
        _ => false,
    }
}

fn spawn(data_dir: &Path, port: u16) -> Result<Child, Fault> {
    let failed =
        |words: String| Fault::unavailable(format!("the server could not be started: {words}"));
    let program = std::env::current_exe().map_err(|error| failed(error.to_string()))?;
    let log = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(data_dir.with_extension("log"))
        .map_err(|error| failed(error.to_string()))?;
    Command::new(program)
        .args(["demo", "--scale", "small"])
        .arg("--data-dir")
        .arg(data_dir)
        .args(["--port", &port.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(error.to_string()))
}

/// A port that is free now. Another program could take it meanwhile; then the start says so.
pub fn free_port() -> Result<u16, Fault> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| Fault::unavailable(format!("no free port: {error}")))
}
