//! Files in a bucket that speaks S3.
//!
//! `rusty-s3` signs (Signature Version 4), a small client of our own sends. The bucket must have
//! versions switched on, so that deleting sets a delete marker, and must refuse plain HTTP and
//! public access. Every write says `If-None-Match: *`: the store itself refuses a key that is taken.
//!
//! A presigned address is a key to one object until it expires, and S3 cannot bind it to a person:
//! so a person is given one of our own [`link`](crate::link)s, and only at the moment of use, after
//! the session has been checked and the access written to the audit, the short-lived presigned one.

mod http;
mod measure;

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use ::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Clock;
use rustls::pki_types::CertificateDer;
use rusty_s3::actions::{
    AbortMultipartUpload, CompleteMultipartUpload, CompleteMultipartUploadResponse,
    CreateMultipartUpload, DeleteObject, GetObject, HeadObject, ListObjectsV2, PutObject, S3Action,
    UploadPart,
};
use rusty_s3::{Bucket, Credentials, UrlStyle};
use url::Url;

pub use http::Timeouts;

use crate::error::{Error, Result};
use crate::key::{Key, Part, UploadId};
use crate::store::{
    Answer, ByteStream, Direct, Expect, Head, Object, Permit, Sha256, Storage, Stored,
};
use http::{Client, Signed};
use measure::Measure;

/// How the bucket encrypts what it keeps.
#[derive(Clone, Debug)]
pub enum Encryption {
    /// With keys of the store (`AES256`).
    Store,
    /// With a key of the key service; `None` is the account's own key for S3.
    KeyService(Option<String>),
    /// As the bucket's default says; for stores that know no such header.
    BucketDefault,
}

/// Where the bucket is and how to sign for it.
pub struct Settings {
    /// The store's address, such as `https://s3.us-east-1.amazonaws.com`.
    pub endpoint: Url,
    /// The region that signatures name.
    pub region: String,
    /// The bucket's name.
    pub bucket: String,
    /// Whether the bucket stands in the path (most stores of one's own) or in the host name (AWS).
    pub in_path: bool,
    /// The access key's id and its secret.
    pub credentials: (String, String),
    /// How the bucket encrypts.
    pub encryption: Encryption,
    /// How long each step may take.
    pub timeouts: Timeouts,
    /// Certificate authorities to trust besides the public ones: for a store of one's own.
    pub authorities: Vec<CertificateDer<'static>>,
}

/// The certificates in a PEM file: the authorities behind a store of one's own.
pub fn authorities(
    file: &std::path::Path,
) -> Result<Vec<CertificateDer<'static>>, rustls::pki_types::pem::Error> {
    use rustls::pki_types::pem::PemObject;
    CertificateDer::pem_file_iter(file)?.collect()
}

/// The store in a bucket.
pub struct S3 {
    bucket: Bucket,
    credentials: Credentials,
    encryption: Vec<(&'static str, String)>,
    client: Client,
    clock: Arc<dyn Clock>,
}

/// How long our own requests stay valid: long enough for clocks that differ.
const OURS: Duration = Duration::from_secs(300);

impl S3 {
    /// The store that the settings describe. Nothing is sent yet.
    pub fn new(settings: Settings, clock: Arc<dyn Clock>) -> Result<Self> {
        let style = if settings.in_path {
            UrlStyle::Path
        } else {
            UrlStyle::VirtualHost
        };
        let bucket = Bucket::new(settings.endpoint, style, settings.bucket, settings.region)
            .map_err(|error| Error::Refused(error.to_string()))?;
        let client = Client::new(bucket.base_url(), settings.timeouts, settings.authorities)?;
        let (id, secret) = settings.credentials;
        let sse = "x-amz-server-side-encryption";
        let encryption = match settings.encryption {
            Encryption::BucketDefault => vec![],
            Encryption::Store => vec![(sse, "AES256".to_owned())],
            Encryption::KeyService(key) => {
                let key = key.map(|key| ("x-amz-server-side-encryption-aws-kms-key-id", key));
                std::iter::once((sse, "aws:kms".to_owned()))
                    .chain(key)
                    .collect()
            }
        };
        Ok(S3 {
            bucket,
            credentials: Credentials::new(id, secret),
            encryption,
            client,
            clock,
        })
    }

    /// Signs an action with these headers.
    fn sign<'a, A: S3Action<'a>>(
        &self,
        mut action: A,
        headers: Vec<(&'static str, String)>,
        method: Method,
        valid: Duration,
    ) -> Signed {
        for (name, value) in &headers {
            action.headers_mut().insert(*name, value.clone());
        }
        let url = action.sign_with_time(valid, &self.clock.now());
        let headers = headers
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Signed {
            method,
            url,
            headers,
        }
    }

    fn creation_headers(&self) -> Vec<(&'static str, String)> {
        self.encryption.clone()
    }

    fn sign_put(&self, key: Key, expect: Expect, valid: Duration) -> Signed {
        let object = key.to_string();
        let mut headers = self.creation_headers();
        headers.push(("content-length", expect.size.to_string()));
        headers.push(("if-none-match", "*".to_owned()));
        if let Some(sha256) = expect.sha256 {
            headers.push(("x-amz-checksum-sha256", STANDARD.encode(sha256.0)));
        }
        let action = PutObject::new(&self.bucket, Some(&self.credentials), &object);
        self.sign(action, headers, Method::PUT, valid)
    }

    fn sign_part(
        &self,
        key: Key,
        upload: &UploadId,
        number: u16,
        size: u64,
        valid: Duration,
    ) -> Signed {
        let object = key.to_string();
        let some = Some(&self.credentials);
        let action = UploadPart::new(&self.bucket, some, &object, number, upload.as_str());
        let headers = vec![("content-length", size.to_string())];
        self.sign(action, headers, Method::PUT, valid)
    }

    async fn head_of(&self, key: Key) -> Result<Option<Head>> {
        let object = key.to_string();
        let action = HeadObject::new(&self.bucket, Some(&self.credentials), &object);
        let headers = vec![("x-amz-checksum-mode", "ENABLED".to_owned())];
        let signed = self.sign(action, headers, Method::HEAD, OURS);
        let response = match self.client.send(&signed, b"").await {
            Err(Error::NotFound) => return Ok(None),
            other => other?,
        };
        let header = |name: &str| response.headers().get(name)?.to_str().ok();
        let size = header("content-length")
            .and_then(|size| size.parse().ok())
            .ok_or_else(|| Error::unavailable("the store told no length"))?;
        let sha256 = header("x-amz-checksum-sha256")
            .and_then(|sum| STANDARD.decode(sum).ok()?.try_into().ok())
            .map(Sha256);
        Ok(Some(Head { size, sha256 }))
    }

    async fn remove(&self, key: Key) -> Result<()> {
        let object = key.to_string();
        let action = DeleteObject::new(&self.bucket, Some(&self.credentials), &object);
        let signed = self.sign(action, vec![], Method::DELETE, OURS);
        match self.client.send(&signed, b"").await {
            Ok(_) | Err(Error::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl Storage for S3 {
    fn put(&self, key: Key, expect: Expect, body: ByteStream) -> Answer<'_, Stored> {
        Box::pin(async move {
            let signed = self.sign_put(key, expect, OURS);
            let (body, measure) = Measure::of(body, expect.size);
            let sent = self.client.send_stream(&signed, body, expect.size).await;
            // The store's own word comes first: a taken key stays as it is.
            if let Err(Error::AlreadyExists) = sent {
                return Err(Error::AlreadyExists);
            }
            let stored = measure.finish()?;
            sent?;
            if !expect.is_met_by(&stored) {
                // The store took the object, so it is ours, but did not check the announced hash.
                self.remove(key).await?;
                return Err(Error::Mismatch);
            }
            Ok(stored)
        })
    }

    fn head(&self, key: Key) -> Answer<'_, Option<Head>> {
        Box::pin(self.head_of(key))
    }

    fn get(&self, key: Key, range: Option<Range<u64>>) -> Answer<'_, Object> {
        Box::pin(async move {
            let size = self.head_of(key).await?.ok_or(Error::NotFound)?.size;
            let part = range.is_some();
            let range = crate::range::within(range, size)?;
            let object = key.to_string();
            let action = GetObject::new(&self.bucket, Some(&self.credentials), &object);
            let mut signed = self.sign(action, vec![], Method::GET, OURS);
            if part {
                let asked = format!("bytes={}-{}", range.start, range.end - 1);
                signed.headers.push(("range".to_owned(), asked));
            }
            let response = self.client.send(&signed, b"").await?;
            let body = self.client.stream(response);
            Ok(Object { size, range, body })
        })
    }

    fn delete(&self, key: Key) -> Answer<'_, ()> {
        Box::pin(self.remove(key))
    }

    fn keys(&self, after: Option<Key>, limit: u16) -> Answer<'_, Vec<Key>> {
        Box::pin(async move {
            let mut action = ListObjectsV2::new(&self.bucket, Some(&self.credentials));
            if let Some(after) = after {
                action.with_start_after(after.to_string());
            }
            action.with_max_keys(usize::from(limit.clamp(1, 1000)));
            let signed = self.sign(action, vec![], Method::GET, OURS);
            let response = self.client.send(&signed, b"").await?;
            let body = self.client.text(response).await?;
            let listed = ListObjectsV2::parse_response(&body).map_err(Error::unavailable)?;
            let keys = listed
                .contents
                .iter()
                .filter_map(|object| object.key.parse().ok());
            Ok(keys.collect())
        })
    }

    fn create_upload(&self, key: Key) -> Answer<'_, UploadId> {
        Box::pin(async move {
            let object = key.to_string();
            let action = CreateMultipartUpload::new(&self.bucket, Some(&self.credentials), &object);
            let signed = self.sign(action, self.creation_headers(), Method::POST, OURS);
            let response = self.client.send(&signed, b"").await?;
            let body = self.client.text(response).await?;
            let created =
                CreateMultipartUpload::parse_response(&body).map_err(Error::unavailable)?;
            UploadId::parse(created.upload_id())
        })
    }

    fn put_part(
        &self,
        key: Key,
        upload: UploadId,
        number: u16,
        size: u64,
        body: ByteStream,
    ) -> Answer<'_, Part> {
        Box::pin(async move {
            if !(1..=Part::MAX).contains(&number) {
                return Err(Error::BadParts);
            }
            let signed = self.sign_part(key, &upload, number, size, OURS);
            let (body, measure) = Measure::of(body, size);
            let sent = self.client.send_stream(&signed, body, size).await;
            measure.finish()?;
            let response = sent?;
            let tag = response
                .headers()
                .get("etag")
                .and_then(|tag| tag.to_str().ok());
            let tag = tag.ok_or_else(|| Error::unavailable("the store gave no tag"))?;
            Ok(Part {
                number,
                tag: tag.to_owned(),
            })
        })
    }

    fn complete_upload(&self, key: Key, upload: UploadId, parts: Vec<Part>) -> Answer<'_, u64> {
        Box::pin(async move {
            Part::check_order(&parts)?;
            let object = key.to_string();
            let tags = parts.iter().map(|part| part.tag.as_str());
            let some = Some(&self.credentials);
            let action =
                CompleteMultipartUpload::new(&self.bucket, some, &object, upload.as_str(), tags);
            let document = action.clone().body();
            let headers = vec![("if-none-match", "*".to_owned())];
            let signed = self.sign(action, headers, Method::POST, OURS);
            let response = self.client.send(&signed, document.as_bytes()).await?;
            let body = self.client.text(response).await?;
            // S3 may say 200 and then, in the body, that it failed.
            if CompleteMultipartUploadResponse::parse(&body).is_err() {
                let code = http::code_in(&body).unwrap_or_default();
                return Err(Error::unavailable(format!("not completed: {code}")));
            }
            let head = self.head_of(key).await?;
            Ok(head.ok_or(Error::NotFound)?.size)
        })
    }

    fn abort_upload(&self, key: Key, upload: UploadId) -> Answer<'_, ()> {
        Box::pin(async move {
            let object = key.to_string();
            let some = Some(&self.credentials);
            let action = AbortMultipartUpload::new(&self.bucket, some, &object, upload.as_str());
            let signed = self.sign(action, vec![], Method::DELETE, OURS);
            match self.client.send(&signed, b"").await {
                Ok(_) | Err(Error::NotFound) => Ok(()),
                Err(error) => Err(error),
            }
        })
    }

    fn direct(&self, permit: &Permit, expires_in: Duration) -> Option<Direct> {
        let signed = match permit {
            Permit::Put(key, expect) => self.sign_put(*key, *expect, expires_in),
            Permit::Part(key, upload, number, size) => {
                self.sign_part(*key, upload, *number, *size, expires_in)
            }
            Permit::Get(key, media_type) => {
                let object = key.to_string();
                let mut action = GetObject::new(&self.bucket, Some(&self.credentials), &object);
                let query = action.query_mut();
                query.insert("response-cache-control", "private, no-store");
                query.insert("response-content-disposition", "attachment");
                query.insert("response-content-type", *media_type);
                self.sign(action, vec![], Method::GET, expires_in)
            }
        };
        Some(Direct {
            method: signed.method,
            url: signed.url.into(),
            headers: signed.headers,
        })
    }
}
