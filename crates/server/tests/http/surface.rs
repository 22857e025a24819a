//! What is served, and what every answer carries.

use server::http::endpoints::{API_SEGMENTS, ENDPOINTS};

use crate::live::SHARED;

#[test]
fn health_check_answers_anyone() {
    let reply = SHARED.call("health-check", "");
    assert_eq!(reply.status, 200, "{reply:?}");
    let body = reply.json();
    assert_eq!(body["status"], "healthy");
    assert_eq!(body["database"], "connected");
    assert!(
        body["timestamp"]
            .as_str()
            .is_some_and(|text| text.ends_with('Z'))
    );
}

#[test]
fn a_server_that_was_not_started_as_a_demo_knows_no_demo_people() {
    let reply = SHARED.get("/auth/v1/demo");
    assert_eq!(reply.status, 404, "{reply:?}");
    let text = format!("{reply:?}");
    for word in ["people", "password", "totp"] {
        assert!(!text.contains(word), "{text}");
    }
}

#[test]
fn everything_served_is_a_function_or_a_listed_endpoint() {
    for endpoint in ENDPOINTS
        .iter()
        .filter(|endpoint| !endpoint.path.contains(['*', '{']))
    {
        assert_ne!(
            SHARED.get(endpoint.path).status,
            404,
            "{} is listed",
            endpoint.path
        );
    }
    for entry in server::registry().iter() {
        let reply = SHARED.call(entry.spec.name, r#"{"no such field":1}"#);
        assert_ne!(reply.status, 404, "{}", entry.spec.name);
    }
    // Below the API nothing answers but what is listed, and never with the web app.
    let mut paths: Vec<String> = API_SEGMENTS
        .iter()
        .flat_map(|segment| {
            [
                format!("/{segment}/no-such-thing"),
                format!("/{segment}/v1/a/b"),
            ]
        })
        .collect();
    paths.extend(
        [
            "/functions",
            "/functions/v1",
            "/functions/v1/",
            "/rest/v1/clients",
        ]
        .map(String::from),
    );
    for path in paths {
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let reply = SHARED.send(method, &path, &[], b"");
            let refused = [400, 401, 404, 405].contains(&reply.status);
            assert!(refused, "{method} {path} answered {}", reply.status);
            assert!(
                !reply.head.contains("text/html"),
                "{method} {path} answered with a page"
            );
        }
    }
}

#[test]
fn a_function_is_called_with_post_and_nothing_else() {
    for method in ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        let reply = SHARED.send(method, "/functions/v1/health-check", &[], b"");
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (405, "method_not_allowed"),
            "{method}"
        );
        assert_eq!(reply.header("allow"), Some("post"));
    }
}

#[test]
fn every_answer_carries_the_security_headers() {
    let replies = [
        SHARED.call("health-check", "{}"),
        SHARED.call("no-such-function", "{}"),
        SHARED.get("/"),
        SHARED.get("/healthz"),
        SHARED.get("/auth/v1/no-such-thing"),
    ];
    for reply in replies {
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "x-request-id",
            "cache-control",
        ] {
            assert!(
                reply.header(name).is_some(),
                "{name} is missing in {}",
                reply.head
            );
        }
        let policy = reply.header("content-security-policy").unwrap();
        assert!(!policy.contains("unsafe") && policy.starts_with("default-src 'none'"));
    }
    assert_eq!(
        SHARED.call("health-check", "").header("cache-control"),
        Some("no-store")
    );
}

#[test]
fn a_request_id_is_echoed_only_if_it_is_a_uuid() {
    let path = "/functions/v1/health-check";
    let id = "0198f0a0-0000-7000-8000-000000000001";
    let echoed = SHARED.send("POST", path, &[("x-request-id", id)], b"");
    assert_eq!(echoed.header("x-request-id"), Some(id));
    let fresh = SHARED.send("POST", path, &[("x-request-id", "rosa@example.org")], b"");
    assert!(!fresh.head.contains("rosa"));
    let refused = SHARED.send("POST", "/functions/v1/none", &[("x-request-id", id)], b"");
    assert_eq!(refused.json()["error"]["request_id"], id);
}

#[test]
fn metrics_are_for_this_machine_and_not_for_who_comes_through_a_proxy() {
    SHARED.call("health-check", "");
    let reply = SHARED.get("/metrics");
    assert_eq!(reply.status, 200);
    let text = String::from_utf8_lossy(&reply.body).into_owned();
    assert!(
        text.contains(r#"function_calls_total{function="health-check",code="ok"}"#),
        "{text}"
    );
    assert!(text.contains("function_seconds_bucket"), "{text}");
    assert!(text.contains("pool_connections"), "{text}");
    let through = SHARED.send(
        "GET",
        "/metrics",
        &[("x-forwarded-for", "203.0.113.9")],
        b"",
    );
    assert_eq!(through.status, 404);
}

#[test]
fn a_path_of_the_app_is_its_page_and_a_missing_file_is_missing() {
    let page = SHARED.get("/staff/settings");
    assert_eq!(page.status, 200);
    assert!(
        page.header("content-type")
            .unwrap()
            .starts_with("text/html")
    );
    for path in [
        "/assets/none.js",
        "/no-such.css",
        "/.vite/manifest.json",
        "/../Cargo.toml",
        "/index.html.br",
    ] {
        assert_eq!(SHARED.get(path).status, 404, "{path}");
    }
    assert_eq!(SHARED.send("POST", "/staff/settings", &[], b"").status, 405);
}
