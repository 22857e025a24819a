//! A mail server that does as it is told and remembers what it was given.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use integrations::mail::{ParsedMail, SmtpSettings, Way};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with the next mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes it.
    Take,
    /// Says this instead of a greeting.
    Greet(&'static str),
    /// Answers the recipient so.
    AnswerRecipient(&'static str),
    /// Takes the content and answers so.
    AnswerContent(&'static str),
    /// Says nothing any more once the content is there.
    FallSilent,
    /// Takes the mail, and the line breaks before its answer is heard.
    TakeAndHangUp,
}

/// A mail as it arrived: the envelope and the content, dots unstuffed.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub from: String,
    pub to: String,
    pub content: String,
}

impl Arrived {
    /// The content, read as our own mailbox reads it.
    pub async fn read(&self) -> ParsedMail {
        let folder = std::env::temp_dir().join(format!("sink-{}-{:p}", std::process::id(), self));
        tokio::fs::create_dir_all(&folder).await.unwrap();
        let name = "0198f0a0-0000-7000-8000-0000000000ff.eml";
        tokio::fs::write(folder.join(name), &self.content)
            .await
            .unwrap();
        let mail = integrations::mail::mailbox::read(&folder, name).await;
        tokio::fs::remove_dir_all(&folder).await.unwrap();
        mail.unwrap().unwrap()
    }
}

#[derive(Clone, Default)]
pub struct Sink {
    port: u16,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    manners: Arc<Mutex<VecDeque<Manner>>>,
}

impl Sink {
    /// A server that treats the first mails in these manners and takes all others.
    pub async fn start(manners: &[Manner]) -> Sink {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Sink {
            port: listener.local_addr().unwrap().port(),
            arrived: Arc::default(),
            manners: Arc::new(Mutex::new(manners.iter().copied().collect())),
        };
        let server = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move {
                    // A client that hangs up is part of the tests.
                    let _ended = server.converse(stream).await;
                });
            }
        });
        sink
    }

    pub fn way(&self) -> Way {
        Way::Smtp(SmtpSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            login: None,
            patience: Some(std::time::Duration::from_millis(700)),
        })
    }

    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }

    fn manner(&self) -> Manner {
        self.manners
            .lock()
            .unwrap()
            .front()
            .copied()
            .unwrap_or(Manner::Take)
    }

    fn next_manner(&self) -> Manner {
        self.manners
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or(Manner::Take)
    }

    async fn converse(&self, stream: TcpStream) -> std::io::Result<()> {
        let (input, mut output) = stream.into_split();
        let mut lines = BufReader::new(input).lines();
        if let Manner::Greet(words) = self.manner() {
            self.next_manner();
            output.write_all(format!("{words}\r\n").as_bytes()).await?;
        } else {
            output.write_all(b"220 sink ESMTP\r\n").await?;
        }
        let (mut from, mut to) = (String::new(), String::new());
        while let Some(line) = lines.next_line().await? {
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => "250-sink\r\n250 8BITMIME",
                "MAIL" => {
                    from = line;
                    "250 2.1.0 Ok"
                }
                "RCPT" => {
                    to = line;
                    match self.manner() {
                        Manner::AnswerRecipient(words) => {
                            self.next_manner();
                            words
                        }
                        _ => "250 2.1.5 Ok",
                    }
                }
                "DATA" => {
                    output.write_all(b"354 Go on\r\n").await?;
                    let mut content = String::new();
                    while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                        content.push_str(line.strip_prefix('.').unwrap_or(&line));
                        content.push_str("\r\n");
                    }
                    let manner = self.next_manner();
                    let (from, to) = (from.clone(), to.clone());
                    if matches!(manner, Manner::Take | Manner::TakeAndHangUp) {
                        let mail = Arrived { from, to, content };
                        self.arrived.lock().unwrap().push(mail);
                    }
                    match manner {
                        Manner::AnswerContent(words) => words,
                        Manner::FallSilent => std::future::pending().await,
                        Manner::TakeAndHangUp => return Ok(()),
                        _ => "250 2.0.0 Ok: queued as 4QKw2X",
                    }
                }
                "QUIT" => return output.write_all(b"221 Bye\r\n").await,
                _ => "250 Ok",
            };
            output.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }
}
