//! The web app: files made by its build, embedded in the binary (read from disk in debug builds).
//!
//! They were compressed when they were built; nothing is compressed while answering. A file under
//! `assets/` carries a hash of its content in its name and never changes; the page itself is asked for
//! anew each time, so a new version is seen at once. Every other path of the app is the page too.

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use kernel::caller::Request as Facts;
use rust_embed::RustEmbed;

use super::endpoints::API_SEGMENTS;
use super::refusal;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
struct Web;

const PAGE: &str = "index.html";
const NOT_BUILT: &str = "<!doctype html><html lang=\"en-US\"><meta charset=\"utf-8\"><title>MentalSpace</title>\
     <h1>MentalSpace is running</h1><p>Its web app was not built yet. Build it with <code>make run</code>; \
     the functions under <code>/functions/v1/</code> work without it.</p></html>";

/// Serves a file of the web app, or its page.
pub async fn serve(Extension(facts): Extension<Facts>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let segment = path.split('/').next().unwrap_or_default();
    if API_SEGMENTS.contains(&segment) {
        return refusal::no_such_address(&facts);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return refusal::method_not_allowed(Extension(facts)).await;
    }
    if is_hidden(&path) {
        return refusal::no_such_address(&facts);
    }
    if let Some(found) = find(&path, request.headers()) {
        return found;
    }
    // A file that is not there is missing; any other path is a place inside the app.
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') || segment == "assets" {
        return refusal::no_such_address(&facts);
    }
    find(PAGE, request.headers()).unwrap_or_else(|| {
        (
            [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
            NOT_BUILT,
        )
            .into_response()
    })
}

/// Dot files (the build's manifest among them) and the stored compressed copies are not addresses.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
        || path.ends_with(".br")
        || path.ends_with(".gz")
}

fn find(path: &str, headers: &HeaderMap) -> Option<Response> {
    if path.is_empty() {
        return find(PAGE, headers);
    }
    let plain = Web::get(path)?;
    let etag = format!("\"{}\"", hex(&plain.metadata.sha256_hash()[..16]));
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|given| given.as_bytes() == etag.as_bytes())
    {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        caching(response.headers_mut(), path, &etag);
        return Some(response);
    }
    let (coding, file) = accepted(headers)
        .find_map(|(coding, ending)| Some((Some(coding), Web::get(&format!("{path}{ending}"))?)))
        .unwrap_or((None, plain));
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let answer = response.headers_mut();
    answer.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(path)),
    );
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    caching(answer, path, &etag);
    Some(response)
}

fn caching(headers: &mut HeaderMap, path: &str, etag: &str) {
    let cache = match path.starts_with("assets/") {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Ok(value) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, value);
    }
}

/// The stored codings that the client takes, the smaller one first.
fn accepted(headers: &HeaderMap) -> impl Iterator<Item = (&'static str, &'static str)> {
    let text = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_ascii_lowercase();
    [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(move |(coding, _)| {
            text.split(',').any(|offer| {
                let mut parts = offer.split(';').map(str::trim);
                parts.next() == Some(coding)
                    && !parts.any(|q| matches!(q, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_coding_comes_first_and_a_refused_one_never() {
        let codings = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, text.parse().unwrap());
            accepted(&headers)
                .map(|(coding, _)| coding)
                .collect::<Vec<_>>()
        };
        assert_eq!(codings("gzip, deflate, br"), ["br", "gzip"]);
        assert_eq!(codings("gzip;q=1.0, br;q=0"), ["gzip"]);
        assert!(codings("identity").is_empty());
    }

    #[test]
    fn the_manifest_and_the_stored_copies_are_not_addresses() {
        assert!(
            is_hidden(".vite/manifest.json") && is_hidden("assets/a.js.br") && is_hidden("a/../b")
        );
        assert!(!is_hidden("assets/a.js"));
    }
}
