//! A demo of the real program, in a temporary folder.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_mentalspace");

/// A running demo.
pub struct Demo {
    pub data_dir: PathBuf,
    child: Child,
}

impl Demo {
    pub fn start() -> Demo {
        // In a folder of one's own, as a home directory is: as root, PostgreSQL's user cannot pass it, and the cluster stands elsewhere.
        let home = std::env::temp_dir().join(format!("ms-demo-test-{}", std::process::id()));
        std::fs::create_dir(&home).unwrap();
        std::fs::set_permissions(&home, std::fs::Permissions::from_mode(0o700)).unwrap();
        Demo::start_in(home.join("demo"))
    }

    fn start_in(data_dir: PathBuf) -> Demo {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let child = Command::new(PROGRAM)
            // The smallest there is of each: ten weeks of the large practice.
            .args(["demo", "--scale", "group", "--group-weeks", "10"])
            .arg("--data-dir")
            .arg(&data_dir)
            .args(["--port", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(words_of(&data_dir)).unwrap())
            .spawn()
            .unwrap();
        let mut demo = Demo { data_dir, child };
        let began = Instant::now();
        while !is_ready(port) {
            assert!(demo.child.try_wait().unwrap().is_none(), "the demo ended");
            assert!(
                began.elapsed() < Duration::from_secs(240),
                "the demo is not ready"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        demo
    }

    /// Stops it in good order and starts it again.
    pub fn again(mut self) -> Demo {
        self.terminate();
        assert!(self.child.wait().unwrap().success(), "the demo ends well");
        let said = std::fs::read_to_string(words_of(&self.data_dir)).unwrap();
        let alarms = said
            .lines()
            .filter(|line| line.contains("WARN") || line.contains("ERROR"));
        assert_eq!(alarms.collect::<Vec<_>>(), [""; 0], "and without an alarm");
        let data_dir = std::mem::take(&mut self.data_dir);
        Demo::start_in(data_dir)
    }

    fn terminate(&self) {
        let pid = i32::try_from(self.child.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        if let Some(pid) = pid {
            // It may have ended by itself, which is not this function's matter.
            rustix::process::kill_process(pid, rustix::process::Signal::TERM).ok();
        }
    }

    pub fn sheet(&self) -> Value {
        let text = std::fs::read_to_string(self.data_dir.join("demo.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Exit code and all words.
    pub fn run(&self, command: &str) -> (i32, String) {
        self.arguments(&command.split(' ').collect::<Vec<_>>())
    }

    pub fn arguments(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(PROGRAM);
        command
            .arg("--data-dir")
            .arg(&self.data_dir)
            .args(arguments);
        let output = command.output().unwrap();
        let words = [output.stdout, output.stderr].concat();
        (
            output.status.code().unwrap_or(-1),
            String::from_utf8_lossy(&words).into_owned(),
        )
    }

    /// Exit code and the JSON that was printed.
    pub fn json(&self, command: &str) -> (i32, Value) {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.push("--json");
        let mut program = Command::new(PROGRAM);
        program.arg("--data-dir").arg(&self.data_dir).args(words);
        let output = program.output().unwrap();
        let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
            panic!(
                "{command} printed no JSON: {}",
                String::from_utf8_lossy(&output.stderr)
            )
        });
        (output.status.code().unwrap_or(-1), value)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        if self.data_dir.as_os_str().is_empty() {
            return; // it went on as another
        }
        self.terminate();
        self.child.wait().ok();
        if let Ok(elsewhere) = std::fs::read_to_string(self.data_dir.join("cluster-location")) {
            std::fs::remove_dir_all(elsewhere.trim()).ok();
        }
        if let Some(home) = self.data_dir.parent() {
            std::fs::remove_dir_all(home).ok();
        }
    }
}

/// Where a demo's own words go: its folder is made by itself.
fn words_of(data_dir: &Path) -> PathBuf {
    data_dir.with_extension("log")
}

fn is_ready(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
