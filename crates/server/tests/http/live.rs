//! A live server for these tests, and a client that sends exactly the bytes it is told to.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use kernel::{Clock, SystemClock};
use serde_json::{Value, json};
use server::config::Config;
use server::demo::Sheet;
use server::place::Own;
use server::{House, run, totp};
use tokio::sync::oneshot;

/// A running server. Stopping it is part of some tests.
pub struct Live {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    ended: Mutex<mpsc::Receiver<bool>>,
    data_dir: PathBuf,
}

/// The server that most tests share.
pub static SHARED: LazyLock<Live> = LazyLock::new(|| Live::start("shared", |_| {}));

/// The demo, with people who can sign in.
pub static DEMO: LazyLock<Live> = LazyLock::new(|| {
    let change = |_: &mut Config| {};
    Live::run(data_dir("demo"), Own::Always, true, change)
});

fn data_dir(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("ms-http-{name}-{}", std::process::id()))
}

impl Live {
    pub fn start(name: &str, change: impl FnOnce(&mut Config)) -> Live {
        Live::run(data_dir(name), Own::Always, false, change)
    }

    /// Another copy of the server on the same database.
    pub fn beside(&self, name: &str) -> Live {
        let other = data_dir(name);
        let mut live = Live::run(self.data_dir.clone(), Own::IfNobodyElse, false, |config| {
            config.audit.export_dir = Some(other.join("audit"));
        });
        live.data_dir = other;
        live
    }

    fn run(data_dir: PathBuf, own: Own, demo: bool, change: impl FnOnce(&mut Config)) -> Live {
        let mut config = Config::default();
        config.server.listen = SocketAddr::from(([127, 0, 0, 1], 0));
        config.server.grace_seconds = 0;
        config.mail.mailbox = Some(data_dir.join("mailbox"));
        change(&mut config);
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, ready) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        let folder = data_dir.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()
                .unwrap();
            let result = runtime.block_on(async move {
                let listener = run::bind(&mut config).await?;
                let mut house = House::open(config, &folder, own, &|_| {}).await?;
                if demo {
                    server::demo::prepare(
                        &mut house,
                        server::demo::Scale::Small,
                        &|_| {},
                        std::sync::Arc::new(|_, _| {}),
                    )
                    .await?;
                }
                let options = run::Options {
                    jobs: own == Own::Always,
                };
                let stop = async {
                    // An abandoned test ends the server too.
                    stopped.await.unwrap_or_default();
                };
                run::serve(house, listener, options, stop, |house| {
                    tell.send(house.config.server.listen).unwrap();
                })
                .await
            });
            if let Err(fault) = &result {
                eprintln!("the server under test: {fault}");
            }
            end.send(result.is_ok()).ok();
        });
        let address = ready
            .recv_timeout(Duration::from_secs(120))
            .expect("the server starts");
        Live {
            address,
            stop: Some(stop),
            ended: Mutex::new(ended),
            data_dir,
        }
    }

    /// Signs a person of the demo in, with both factors. Answers with the token.
    pub fn sign_in(&self, name: &str) -> String {
        let sheet = Sheet::read(&self.data_dir.join("demo.json"))
            .unwrap()
            .expect("a demo");
        let person = sheet.sign_ins.iter().find(|person| person.name == name);
        let person = person.unwrap_or_else(|| panic!("{name} is not in the demo"));
        let password = json!({ "email": person.email, "password": person.password });
        let session = self.auth("token?grant_type=password", None, &password);
        let token = session["access_token"].as_str().unwrap().to_owned();
        let factor = session["user"]["factors"][0]["id"].as_str().unwrap();
        let challenge = format!("factors/{factor}/challenge");
        let challenge = self.auth(&challenge, Some(&token), &json!({}));
        let step = totp::step_at(SystemClock.now());
        let code = totp::code(&person.totp_secret, step).unwrap();
        let proof = json!({ "challenge_id": challenge["id"], "code": code });
        let raised = self.auth(&format!("factors/{factor}/verify"), Some(&token), &proof);
        raised["access_token"].as_str().unwrap().to_owned()
    }

    /// Calls an endpoint of the sign-in service, which must succeed.
    pub fn auth(&self, path: &str, token: Option<&str>, body: &Value) -> Value {
        let bearer = format!("Bearer {}", token.unwrap_or_default());
        let mut headers = vec![("content-type", "application/json")];
        headers.extend(token.map(|_| ("authorization", bearer.as_str())));
        let body = body.to_string();
        let reply = self.send(
            "POST",
            &format!("/auth/v1/{path}"),
            &headers,
            body.as_bytes(),
        );
        assert!((200..300).contains(&reply.status), "{path}: {reply:?}");
        match reply.body.is_empty() {
            true => Value::Null,
            false => reply.json(),
        }
    }

    /// Calls a function as somebody.
    pub fn call_as(&self, token: &str, function: &str, body: &Value) -> Reply {
        let bearer = format!("Bearer {token}");
        self.send(
            "POST",
            &format!("/functions/v1/{function}"),
            &[
                ("content-type", "application/json"),
                ("authorization", &bearer),
            ],
            body.to_string().as_bytes(),
        )
    }

    /// Where it keeps everything.
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Begins the end.
    pub fn begin_stop(&mut self) {
        self.stop.take().map(|stop| stop.send(()));
    }

    /// Waits for the end: whether it was a good one.
    pub fn wait(&self) -> bool {
        self.ended
            .lock()
            .unwrap()
            .recv_timeout(Duration::from_secs(60))
            .unwrap_or(false)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        stream
    }

    /// Sends one request on a connection of its own.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut stream = self.connect();
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n");
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
        stream.write_all(text.as_bytes()).unwrap();
        // A server that has heard enough may answer and close before all was sent.
        stream.write_all(body).ok();
        Reply::read(&mut stream)
    }

    pub fn call(&self, function: &str, body: &str) -> Reply {
        let json = [("content-type", "application/json")];
        self.send(
            "POST",
            &format!("/functions/v1/{function}"),
            &json,
            body.as_bytes(),
        )
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], b"")
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.begin_stop();
        self.wait();
        std::fs::remove_dir_all(&self.data_dir).ok();
    }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn read(stream: &mut TcpStream) -> Reply {
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        loop {
            match stream.read(&mut piece) {
                Ok(0) | Err(_) => break,
                Ok(n) => bytes.extend_from_slice(&piece[..n]),
            }
        }
        let split = bytes
            .windows(4)
            .position(|w| w == b"\r\n\r\n")
            .unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..split]).to_ascii_lowercase();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .unwrap_or(0);
        Reply {
            status,
            head,
            body: bytes.get(split + 4..).unwrap_or_default().to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| {
            panic!(
                "no JSON: {} {}",
                self.head,
                String::from_utf8_lossy(&self.body)
            )
        })
    }

    pub fn code(&self) -> String {
        self.json()["error"]["code"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}
