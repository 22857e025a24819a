//! `PUT` and `GET /storage/v1/{organization}/{object}`: the bytes of files, on the way in and on the way out.
//!
//! A link alone opens nothing. The session that presents it must be its person's; then the database is asked, through
//! the functions `receive-upload` and `open-file`, whether this person still may, and the access is written down;
//! only then does a byte move. Bytes are streamed both ways: what the other end does not take is not read.
//!
//! Neither a name nor anything else that a person typed stands in an address.

use std::time::Duration;

use axum::Extension;
use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use documents::Files;
use documents::functions::open_file::{FileQuery, OpenedFile};
use documents::functions::receive_upload::{ArrivalQuery, AwaitedBytes};
use documents::functions::record_upload_part::UploadPart;
use futures_util::StreamExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use kernel::caller::Request as Facts;
use kernel::prelude::Text;
use kernel::{Call, Caller, Code, Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use storage::link::{Action, Link};
use storage::serve::{self, Shown};
use storage::store::{ByteStream, Expect, Sha256};
use storage::{Kind, UploadId, range};

use super::{Shared, refusal};

/// How long a sender may be silent.
const SILENT_FOR: Duration = Duration::from_secs(30);
/// An upload slower than this is given up: it would hold a connection for hours.
const SLOWEST_BYTES_PER_SECOND: u64 = 16 * 1024;
/// How long even the smallest upload may take.
const AT_LEAST: Duration = Duration::from_secs(60);

/// Answers one request for bytes.
pub async fn serve(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    Path((organization, object)): Path<(String, String)>,
    request: Request,
) -> Response {
    let method = request.method().clone();
    if method != Method::GET && method != Method::PUT {
        return super::refusal::method_not_allowed(Extension(facts)).await;
    }
    let place = format!("{organization}/{object}");
    let desk = Desk {
        shared: &shared,
        facts: &facts,
    };
    let outcome = desk.answer(&method, &place, request).await;
    outcome.unwrap_or_else(|error| refusal::answer(&error, &facts, "storage"))
}

/// One request, and what it is answered with.
struct Desk<'r> {
    shared: &'r Shared,
    facts: &'r Facts,
}

impl Desk<'_> {
    async fn answer(&self, method: &Method, place: &str, request: Request) -> Result<Response> {
        let (parts, body) = request.into_parts();
        let caller = self.shared.identity.authenticate(&parts.headers).await?;
        let Some(user) = caller.user() else {
            return Err(Error::new(Code::Unauthenticated, "Sign in first."));
        };
        let link = Link::read(method, place, parts.uri.query().unwrap_or_default())?;
        if link.key.organization != user.organization.0 {
            return Err(Error::not_found("file"));
        }
        let files = Files::from(&self.shared.waist.outside)?;
        files
            .links
            .check(&link, user.profile.0, self.shared.waist.clock.now())?;
        match link.action.clone() {
            Action::Download => self.send(&files, &link, caller, &parts.headers).await,
            Action::Upload { size } => {
                let body = incoming(&parts.headers, body, size)?;
                self.take_whole(&files, &link, caller, size, body).await
            }
            Action::UploadPart {
                upload,
                number,
                size,
            } => {
                let body = incoming(&parts.headers, body, size)?;
                let part = (upload, number, size);
                self.take_part(&files, &link, caller, part, body).await
            }
        }
    }

    /// The file, or the range of it that is asked for.
    async fn send(
        &self,
        files: &Files,
        link: &Link,
        caller: Caller,
        headers: &HeaderMap,
    ) -> Result<Response> {
        let asked = headers.get(header::RANGE);
        let asked = asked.and_then(|value| value.to_str().ok());
        let begins = asked.is_none_or(|asked| asked.starts_with("bytes=0-"));
        let query = FileQuery {
            file_id: link.key.object,
            continued: !begins,
        };
        let file: OpenedFile = self.ask("open-file", caller, &query).await?;
        let size = u64::try_from(file.size_bytes).map_err(Error::internal)?;
        let range = match asked
            .map(|asked| range::from_header(asked, size))
            .transpose()
        {
            Ok(range) => range.flatten(),
            Err(error) => return Ok(self.no_such_range(&error.into(), size)),
        };
        let object = files.store.get(link.key, range.clone()).await?;
        let mut answer = Response::new(Body::from_stream(object.body));
        *answer.headers_mut() =
            serve::headers(&file.file_name, Kind::from(file.kind), Shown::InPage);
        let length = object.range.end - object.range.start;
        answer
            .headers_mut()
            .insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        if range.is_some() {
            *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
            let (first, last) = (object.range.start, object.range.end - 1);
            let told = HeaderValue::from_str(&format!("bytes {first}-{last}/{}", object.size))
                .map_err(Error::internal)?;
            answer.headers_mut().insert(header::CONTENT_RANGE, told);
        }
        Ok(answer)
    }

    fn no_such_range(&self, error: &Error, size: u64) -> Response {
        let mut answer = refusal::answer(error, self.facts, "storage");
        *answer.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
        if let Ok(told) = HeaderValue::from_str(&format!("bytes */{size}")) {
            answer.headers_mut().insert(header::CONTENT_RANGE, told);
        }
        answer
    }

    /// A whole file.
    async fn take_whole(
        &self,
        files: &Files,
        link: &Link,
        caller: Caller,
        size: u64,
        body: ByteStream,
    ) -> Result<Response> {
        let awaited = self.awaited(link, caller).await?;
        if awaited.in_parts || u64::try_from(awaited.size_bytes).ok() != Some(size) {
            return Err(Error::not_found("file"));
        }
        let expect = Expect {
            size,
            sha256: awaited.sha256.as_deref().and_then(Sha256::from_hex),
        };
        in_time(size, files.store.put(link.key, expect, body)).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    }

    /// One part of a large one.
    async fn take_part(
        &self,
        files: &Files,
        link: &Link,
        caller: Caller,
        (upload, number, size): (UploadId, u16, u64),
        body: ByteStream,
    ) -> Result<Response> {
        let awaited = self.awaited(link, caller.clone()).await?;
        if !awaited.in_parts {
            return Err(Error::not_found("file"));
        }
        let put = files.store.put_part(link.key, upload, number, size, body);
        let part = in_time(size, put).await?;
        let arrived = UploadPart {
            upload_id: awaited.upload_id,
            number: i32::from(part.number),
            tag: Text::new(&part.tag).map_err(Error::internal)?,
            size_bytes: i64::try_from(size).map_err(Error::internal)?,
        };
        let _null: serde_json::Value = self.ask("record-upload-part", caller, &arrived).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    }

    async fn awaited(&self, link: &Link, caller: Caller) -> Result<AwaitedBytes> {
        let query = ArrivalQuery {
            object_id: link.key.object,
        };
        self.ask("receive-upload", caller, &query).await
    }

    /// Calls a function as the person, so that roles, rows, limits and the audit are the same as everywhere.
    async fn ask<T: DeserializeOwned>(
        &self,
        name: &'static str,
        caller: Caller,
        input: &impl Serialize,
    ) -> Result<T> {
        let body = serde_json::to_vec(input).map_err(Error::internal)?;
        let call = Call {
            name,
            body: &body,
            caller,
            request: self.facts.clone(),
            idempotency_key: None,
            rehearse: false,
        };
        let answer = self.shared.waist.call(call).await?;
        serde_json::from_slice(&answer.body).map_err(Error::internal)
    }
}

/// The body as a stream that breaks off when its sender falls silent. Its length must be the one in the link.
fn incoming(headers: &HeaderMap, body: Body, size: u64) -> Result<ByteStream> {
    let told = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if told != Some(size) {
        return Err(Error::invalid(
            "file",
            format!(
                "This link takes exactly {size} bytes, announced by the header content-length."
            ),
        ));
    }
    let stream = body.into_data_stream();
    Ok(Box::pin(futures_util::stream::unfold(
        Some(stream),
        |stream| async move { next_piece(stream?).await },
    )))
}

/// The next piece of a body, and the rest of it; none after the end or a failure.
async fn next_piece(
    mut stream: BodyDataStream,
) -> Option<(std::io::Result<bytes::Bytes>, Option<BodyDataStream>)> {
    match tokio::time::timeout(SILENT_FOR, stream.next()).await {
        Ok(None) => None,
        Ok(Some(Ok(bytes))) => Some((Ok(bytes), Some(stream))),
        Ok(Some(Err(error))) => Some((Err(std::io::Error::other(error)), None)),
        Err(late) => Some((Err(late.into()), None)),
    }
}

async fn in_time<T>(size: u64, work: impl Future<Output = storage::Result<T>>) -> Result<T> {
    let limit = Duration::from_secs(size / SLOWEST_BYTES_PER_SECOND).max(AT_LEAST);
    match tokio::time::timeout(limit, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Error::new(
            Code::Timeout,
            "The file took too long to arrive. Send it again over a faster connection.",
        )),
    }
}
