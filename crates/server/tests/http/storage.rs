//! Files over HTTP: their way in, their way out, and everybody whom a link does not let in.

use std::sync::LazyLock;
use std::time::Duration;

use jiff::SignedDuration;
use kernel::{Clock, SystemClock, SystemEntropy};
use serde_json::{Value, json};
use server::secret_file;
use storage::Key;
use storage::link::{Action, Links};
use storage::store::Sha256;

use crate::live::{DEMO, Reply};

/// A therapist, who may put papers into the charts of her clients.
static MARIT: LazyLock<String> = LazyLock::new(|| DEMO.sign_in("Marit Dahl"));
/// A colleague, who is no part of it.
static ILAN: LazyLock<String> = LazyLock::new(|| DEMO.sign_in("Ilan Peretz"));
/// Somebody of another practice.
static WREN: LazyLock<String> = LazyLock::new(|| DEMO.sign_in("Wren Castell"));

fn send(
    by: Option<&str>,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Reply {
    let bearer = format!("Bearer {}", by.unwrap_or_default());
    let mut all = headers.to_vec();
    all.extend(by.map(|_| ("authorization", bearer.as_str())));
    DEMO.send(method, path, &all, body)
}

fn ask(by: &str, function: &str, body: Value) -> Value {
    let reply = DEMO.call_as(by, function, &body);
    assert_eq!(
        reply.status,
        200,
        "{function}: {}",
        String::from_utf8_lossy(&reply.body)
    );
    reply.json()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn client() -> Value {
    ask(&MARIT, "get-clients", json!({ "limit": 1 }))[0]["id"].clone()
}

/// A PDF of so many bytes.
fn pdf(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n".to_vec();
    let end = b"\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    let filling = size - bytes.len() - end.len();
    bytes.extend((0..filling).map(|n| b'0' + u8::try_from(n % 64).unwrap()));
    bytes.extend(end);
    bytes
}

fn promise(bytes: &[u8]) -> Value {
    let wish = json!({ "client_id": client(), "purpose": "chart_document", "file_name": "Brief Müller.pdf", "size_bytes": bytes.len() });
    ask(&MARIT, "create-upload-url", wish)
}

/// Puts a piece where its link says; the status of the answer.
fn put(link: &Value, bytes: &[u8]) -> u16 {
    send(Some(&MARIT), "PUT", text(&link["url"]), &[], bytes).status
}

/// Takes the upload in and makes a document of it: its id.
fn keep(ticket: &Value) -> Value {
    let upload = ticket["upload_id"].clone();
    ask(&MARIT, "finish-upload", json!({ "upload_id": upload }));
    let new = json!({ "client_id": client(), "upload_id": upload, "category": "correspondence", "title": "Letter" });
    ask(&MARIT, "create-document", new)["id"].clone()
}

fn link_to(document: &Value) -> (String, Value) {
    let link = ask(
        &MARIT,
        "create-download-url",
        json!({ "document_id": document }),
    );
    (text(&link["url"]).to_owned(), link["sha256"].clone())
}

fn stored(bytes: &[u8]) -> String {
    let ticket = promise(bytes);
    assert_eq!(put(&ticket["links"][0], bytes), 204);
    link_to(&keep(&ticket)).0
}

#[test]
fn a_file_goes_in_whole_and_comes_out_in_its_sandbox() {
    let bytes = pdf(5000);
    let ticket = promise(&bytes);
    let link = &ticket["links"][0];
    assert_eq!(link["number"], 0);
    assert_eq!(
        put(link, &bytes[1..]),
        400,
        "not the length that was announced"
    );
    assert_eq!(put(link, &bytes), 204);
    let document = keep(&ticket);
    assert_ne!(
        put(link, &bytes),
        204,
        "a file that is kept is not written again"
    );

    let (url, sha256) = link_to(&document);
    let whole = send(Some(&MARIT), "GET", &url, &[], b"");
    assert_eq!((whole.status, &whole.body), (200, &bytes));
    assert_eq!(sha256, json!(Sha256::of(&whole.body).to_string()));
    let policy =
        "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-length", "5000"),
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "deny"),
        ("cache-control", "private, no-store"),
        ("cross-origin-resource-policy", "same-origin"),
        ("accept-ranges", "bytes"),
        (
            "content-disposition",
            "attachment; filename=\"brief m_ller.pdf\"; filename*=utf-8''brief%20m%c3%bcller.pdf",
        ),
    ] {
        assert_eq!(whole.header(name), Some(value), "{name}");
    }

    let part = send(Some(&MARIT), "GET", &url, &[("range", "bytes=9-15")], b"");
    assert_eq!((part.status, &*part.body), (206, &bytes[9..16]));
    assert_eq!(part.header("content-range"), Some("bytes 9-15/5000"));
    let beyond = send(Some(&MARIT), "GET", &url, &[("range", "bytes=5000-")], b"");
    assert_eq!(beyond.status, 416);
    assert_eq!(beyond.header("content-range"), Some("bytes */5000"));

    // Looking is written down: the whole, and not the piece that came from its middle.
    let views = DEMO.call_as(&MARIT, "get-document-views", &json!({ "id": document }));
    assert_eq!(views.json().as_array().map(Vec::len), Some(1));
}

#[test]
fn a_large_file_goes_on_where_it_broke_off() {
    let bytes = pdf(17 * 1024 * 1024);
    let ticket = promise(&bytes);
    let links = ticket["links"].as_array().unwrap();
    assert!(links.len() > 1, "{ticket}");
    let size = |link: &Value| usize::try_from(link["size_bytes"].as_u64().unwrap()).unwrap();
    let first = size(&links[0]);
    assert_eq!(put(&links[0], &bytes[..first]), 204);
    assert_eq!(
        put(&links[1], &bytes[..7]),
        400,
        "a part has its length too"
    );
    let early = DEMO.call_as(
        &MARIT,
        "finish-upload",
        &json!({ "upload_id": ticket["upload_id"] }),
    );
    assert_ne!(early.status, 200, "half a file is none");

    // The browser comes back, and is told what is missing.
    let rest = ask(
        &MARIT,
        "get-upload",
        json!({ "upload_id": ticket["upload_id"] }),
    );
    let missing = rest["links"].as_array().unwrap();
    assert_eq!(missing.len(), links.len() - 1);
    let mut at = first;
    for link in missing {
        let piece = &bytes[at..at + size(link)];
        assert_eq!(put(link, piece), 204);
        at += piece.len();
    }
    let (url, sha256) = link_to(&keep(&ticket));
    let whole = send(Some(&MARIT), "GET", &url, &[], b"");
    assert_eq!(whole.body.len(), bytes.len());
    assert_eq!(sha256, json!(Sha256::of(&whole.body).to_string()));
    assert!(whole.body == bytes, "what came out is what went in");
}

#[test]
fn a_link_is_one_persons_for_one_object_and_one_thing_to_do() {
    let (one, other) = (stored(&pdf(400)), stored(&pdf(500)));
    let refused = |by: Option<&str>, method: &str, path: &str| {
        let reply = send(by, method, path, &[], b"");
        (reply.status, reply.code())
    };
    let unknown = (404, "not_found".to_owned());
    assert_eq!(
        refused(None, "GET", &one),
        (401, "unauthenticated".to_owned())
    );
    for stranger in [&*ILAN, &*WREN] {
        assert_eq!(
            refused(Some(stranger), "GET", &one),
            unknown,
            "another person"
        );
    }
    let (path, query) = one.split_once('?').unwrap();
    let (elsewhere, _) = other.split_once('?').unwrap();
    assert_eq!(
        refused(Some(&MARIT), "GET", &format!("{elsewhere}?{query}")),
        unknown,
        "another object"
    );
    for bent in [
        one.replace("signature=", "signature=A"),
        one.replace("expires=1", "expires=2"),
        format!("{one}&size=400"),
        format!("{one}&signature=x"),
        path.to_owned(),
    ] {
        assert_eq!(refused(Some(&MARIT), "GET", &bent), unknown, "{bent}");
    }
    assert_eq!(
        refused(Some(&MARIT), "PUT", &one),
        unknown,
        "a link to read takes nothing"
    );
    for method in ["POST", "DELETE", "PATCH"] {
        assert_eq!(refused(Some(&MARIT), method, &one).0, 405, "{method}");
    }
    let upload = promise(&pdf(400));
    let into = text(&upload["links"][0]["url"]);
    assert_eq!(
        refused(Some(&MARIT), "GET", into),
        unknown,
        "a link to send shows nothing"
    );
    let stranger = send(Some(&ILAN), "PUT", into, &[], &pdf(400));
    assert_eq!((stranger.status, stranger.code()), unknown);
    assert_eq!(
        send(Some(&MARIT), "GET", &one, &[], b"").status,
        200,
        "and the link itself is good"
    );
}

#[test]
fn a_link_ends() {
    let url = stored(&pdf(300));
    let place = url.strip_prefix("/storage/v1/").unwrap();
    let key: Key = place.split('?').next().unwrap().parse().unwrap();
    let master = secret_file::master(None, DEMO.data_dir(), &SystemEntropy::new()).unwrap();
    let me = ask(&MARIT, "get-me", json!({}))["profile_id"].clone();
    let person = text(&me).parse().unwrap();
    // As the server itself signed it some minutes ago.
    let signed = |minutes_ago: i64| {
        let then = SystemClock.now() - SignedDuration::from_mins(minutes_ago);
        let links = Links::new(&master);
        let link = links.sign(
            key,
            Action::Download,
            person,
            then,
            Duration::from_secs(300),
        );
        send(Some(&MARIT), "GET", &link.to_string(), &[], b"")
    };
    assert_eq!(signed(1).status, 200);
    let late = signed(6);
    assert_eq!((late.status, late.code()), (403, "forbidden".to_owned()));
    assert!(
        late.json()["error"]["message"]
            .as_str()
            .unwrap()
            .contains("expired")
    );
}
