//! The kit of these tests: a practice with a real file store, a real S3 server, a stand-in for clamd, and pictures.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use kernel::jobs::{JobList, run_all_due};
use kernel::keys::Master;
use kernel::prelude::*;
use kernel::{SystemClock, SystemEntropy};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use serde_json::{Value, json};
use storage::link::Links;
use storage::picture::Workshop;
use storage::s3::{Encryption, S3, Settings, Timeouts};
use storage::scan::{Address, Patience, Scanner};
use storage::store::{Expect, once};
use storage::{Key, Keyring, Local, Storage};
use testkit::{Person, World};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::files::Files;

/// A practice whose files lie in a store of its own; the store's folder is removed at the end.
pub(super) struct Desk {
    pub world: World,
    pub files: Arc<Files>,
    folder: PathBuf,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What the S3 server is still writing may be in the way once.
        if std::fs::remove_dir_all(&self.folder).is_err() {
            std::fs::remove_dir_all(&self.folder).ok();
        }
    }
}

impl Desk {
    /// Files in an encrypted folder.
    pub async fn local(scanner: Scanner) -> Desk {
        let (world, folder) = (World::new(&[crate::FUNCTIONS]).await, folder());
        let (keys, entropy) = (Keyring::new(&master()), Arc::new(SystemEntropy::new()));
        let store = Local::open(&folder, keys, entropy).await.unwrap();
        Desk::with(world, folder, Arc::new(store), scanner)
    }

    /// Files in a bucket.
    pub async fn bucket(scanner: Scanner) -> Desk {
        let (world, folder) = (World::new(&[crate::FUNCTIONS]).await, folder());
        let port = s3_server(&folder).await;
        let settings = Settings {
            endpoint: format!("http://127.0.0.1:{port}").parse().unwrap(),
            region: "us-east-1".into(),
            bucket: "files".into(),
            in_path: true,
            credentials: (ID.into(), SECRET.into()),
            encryption: Encryption::Store,
            timeouts: Timeouts::default(),
            authorities: vec![],
        };
        let store = S3::new(settings, Arc::new(SystemClock)).unwrap();
        Desk::with(world, folder, Arc::new(store), scanner)
    }

    fn with(mut world: World, folder: PathBuf, store: Arc<dyn Storage>, scanner: Scanner) -> Desk {
        let files = Arc::new(Files {
            store,
            links: Links::new(&master()),
            scanner,
            workshop: Workshop::new(1),
        });
        let waist = &mut world.house.waist;
        waist.outside = std::mem::take(&mut waist.outside).with(Arc::clone(&files));
        Desk {
            world,
            files,
            folder,
        }
    }

    /// Calls a function as this person.
    pub async fn ask(&self, by: &Person, name: &str, input: Value) -> Result<Value> {
        let house = &self.world.house;
        let body = input.to_string();
        let answer = house.call_named(name, by.caller(house.now()), body.as_bytes());
        Ok(serde_json::from_slice(&answer.await?.body).unwrap())
    }

    /// The key that a link of ours leads to.
    pub fn key_of(url: &str) -> Key {
        let path = url.strip_prefix("/storage/v1/").unwrap();
        path.split('?').next().unwrap().parse().unwrap()
    }

    /// Promises a file and sends it, as the endpoint stores it: the upload's id.
    pub async fn send(&self, by: &Person, purpose: &str, name: &str, bytes: &[u8]) -> Result<Uuid> {
        let promised = json!({ "client_id": self.client(), "purpose": purpose, "file_name": name, "size_bytes": bytes.len() });
        let ticket = self.ask(by, "create-upload-url", promised).await?;
        let key = Desk::key_of(ticket["links"][0]["url"].as_str().unwrap());
        let size = u64::try_from(bytes.len()).unwrap();
        let put = self
            .files
            .store
            .put(key, Expect::size(size), once(bytes.to_vec()));
        put.await.map_err(kernel::Error::from)?;
        Ok(ticket["upload_id"].as_str().unwrap().parse().unwrap())
    }

    /// Sends a file and takes it in.
    pub async fn upload(
        &self,
        by: &Person,
        purpose: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<Uuid> {
        let upload = self.send(by, purpose, name, bytes).await?;
        self.ask(by, "finish-upload", json!({ "upload_id": upload }))
            .await?;
        Ok(upload)
    }

    /// Sends a PDF and puts it into Mira's chart.
    pub async fn document(&self, by: &Person, title: &str) -> Value {
        let upload = self
            .upload(by, "chart_document", "letter.pdf", &pdf(title))
            .await
            .unwrap();
        let new = json!({ "client_id": self.client(), "upload_id": upload, "category": "correspondence", "title": title });
        self.ask(by, "create-document", new).await.unwrap()
    }

    /// Mira, in this practice.
    pub fn client(&self) -> Uuid {
        crate::example::CLIENT
    }

    /// All bytes behind a key.
    pub async fn read(&self, key: Key) -> Vec<u8> {
        let object = self.files.store.get(key, None).await.unwrap();
        let pieces: Vec<bytes::Bytes> = object.body.try_collect().await.unwrap();
        pieces.concat()
    }

    /// Who is told of what in the bell, in this kind of words.
    pub async fn told(&self, kind: &str) -> Vec<(Uuid, Uuid)> {
        let superuser = self.world.house.database.superuser().await;
        let jobs = "select (payload->>'profile_id')::uuid, (payload->>'subject_id')::uuid from background_jobs
             where name = 'notify-person' and payload->>'kind' = $1 and organization_id = $2 order by 1, 2";
        let practice = self.world.home.organization;
        let rows = superuser.query(jobs, &[&kind, &practice]).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }

    /// Runs what waits in the queue, and says how many jobs that were.
    pub async fn work(&self) -> usize {
        let list = JobList::of(&[crate::JOBS], &[]);
        run_all_due(&self.world.house.waist, &list).await.unwrap()
    }
}

fn master() -> Master {
    Master::new(&[7; 32])
}

fn folder() -> PathBuf {
    let mut random = [0; 16];
    kernel::Entropy::fill(&SystemEntropy::new(), &mut random);
    let name = format!("ms-documents-{}", crate::file::hex(&random));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

const ID: &str = "an-access-key-id";
const SECRET: &str = "the-secret-that-belongs-to-it";

/// A real S3 server on a free port; it ends with the test's runtime.
async fn s3_server(folder: &std::path::Path) -> u16 {
    std::fs::create_dir(folder.join("files")).unwrap();
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).unwrap());
    builder.set_auth(SimpleAuth::from_single(ID, SECRET));
    let service = builder.build();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let socket = hyper_util::rt::TokioIo::new(socket);
            let served = hyper::server::conn::http1::Builder::new()
                .serve_connection(socket, service.clone());
            tokio::spawn(async move { served.await.ok() });
        }
    });
    port
}

/// The EICAR test string, in two halves so that this file itself is not found by a scanner.
pub(super) fn eicar() -> String {
    [
        r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-",
        r"ANTIVIRUS-TEST-FILE!$H+H*",
    ]
    .concat()
}

/// A stand-in that speaks clamd's INSTREAM and knows one signature: EICAR's.
pub(super) async fn scanner() -> Scanner {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("tcp:{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut command = Vec::new();
            while !command.ends_with(&[0]) {
                command.push(socket.read_u8().await.unwrap());
            }
            assert_eq!(command, b"zINSTREAM\0");
            let mut whole = Vec::new();
            loop {
                let length = socket.read_u32().await.unwrap() as usize;
                if length == 0 {
                    break;
                }
                let mut chunk = vec![0; length];
                socket.read_exact(&mut chunk).await.unwrap();
                whole.extend(chunk);
            }
            let mark = eicar().into_bytes();
            let found = whole.windows(mark.len()).any(|window| window == mark);
            let verdict: &[u8] = match found {
                true => b"stream: Eicar-Test-Signature FOUND\0",
                false => b"stream: OK\0",
            };
            socket.write_all(verdict).await.unwrap();
        }
    });
    at(&address)
}

/// A scanner where nobody listens.
pub(super) async fn absent_scanner() -> Scanner {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("tcp:{}", listener.local_addr().unwrap());
    drop(listener);
    at(&address)
}

fn at(address: &str) -> Scanner {
    let patience = Patience {
        step: Duration::from_secs(2),
        answer: Duration::from_secs(2),
    };
    Scanner::at(Address::parse(address).unwrap(), patience)
}

/// A small PDF that holds these words.
pub(super) fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {words}\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .into_bytes()
}

/// A JPEG with an EXIF block that names a place.
pub(super) fn photo_with_place() -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(300, 200, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 95);
    pixels.write_with_encoder(encoder).unwrap();
    let exif = [
        b"Exif\0\0II*\0\x08\0\0\0\0\0".as_slice(),
        b"GPSLatitude 40.7128 N",
    ]
    .concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

pub(super) fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}
