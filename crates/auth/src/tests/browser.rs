//! Signing in from our own pages.

use serde_json::json;

use super::{Desk, PASSWORD, Reply};
use crate::secret;

const COOKIE: &str = "ms_session";
const DEVICE: &str = "ms_device";

/// A browser on one of our pages: it keeps cookies and says where requests come from.
pub(super) struct Browser<'d> {
    pub(super) desk: &'d Desk,
    pub(super) session: Option<String>,
    pub(super) device: Option<String>,
}

impl<'d> Browser<'d> {
    pub(super) fn new(desk: &'d Desk) -> Browser<'d> {
        Browser {
            desk,
            session: None,
            device: None,
        }
    }

    pub(super) async fn send(&mut self, ask: super::Ask<'d>) -> Reply {
        let mut cookies = Vec::new();
        cookies.extend(self.session.iter().map(|value| format!("{COOKIE}={value}")));
        cookies.extend(self.device.iter().map(|value| format!("{DEVICE}={value}")));
        let mut ask = ask
            .header("sec-fetch-site", "same-origin")
            .header("origin", self.desk.service.settings().origin());
        if !cookies.is_empty() {
            ask = ask.header("cookie", &cookies.join("; "));
        }
        let reply = ask.send().await;
        if let Some(value) = reply.cookie(COOKIE) {
            self.session = Some(value).filter(|value| !value.is_empty());
        }
        if let Some(value) = reply.cookie(DEVICE) {
            self.device = Some(value).filter(|value| !value.is_empty());
        }
        reply
    }

    pub(super) async fn post(&mut self, path: &str, body: serde_json::Value) -> Reply {
        let ask = self.desk.post(path, body);
        self.send(ask).await
    }

    pub(super) async fn get(&mut self, path: &str) -> Reply {
        let ask = self.desk.get(path);
        self.send(ask).await
    }

    pub(super) async fn password(&mut self, email: &str) -> Reply {
        self.post(
            "/session/password",
            json!({ "email": email, "password": PASSWORD }),
        )
        .await
    }

    /// Whether the cookie makes a caller of the functions, and how surely.
    pub(super) async fn caller(&self) -> Result<kernel::Caller, kernel::Error> {
        let mut headers = http::HeaderMap::new();
        headers.insert(
            "sec-fetch-site",
            http::HeaderValue::from_static("same-origin"),
        );
        if let Some(session) = &self.session {
            headers.insert("cookie", format!("{COOKIE}={session}").parse().unwrap());
        }
        self.desk.service.authenticate(&headers).await
    }
}

#[tokio::test]
async fn the_cookie_opens_nothing_before_the_second_factor() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let mut browser = Browser::new(&desk);
    let first = browser.password(&email).await.ok();
    assert_eq!(first.body["next"], "totp");
    assert_eq!(first.body["factors"][0]["type"], "totp");
    assert_eq!(
        browser.caller().await.unwrap_err().code(),
        kernel::Code::SecondFactorRequired
    );
    for path in ["/session/list", "/session/state"] {
        let reply = browser.get(path).await;
        assert_eq!(reply.status == 200, path == "/session/state", "{path}");
    }
    let before = browser.session.clone();
    let second = browser
        .post("/session/totp", json!({ "code": desk.code_now(&secret) }))
        .await
        .ok();
    assert_eq!(second.body["next"], "done");
    assert_ne!(browser.session, before, "the cookie is another one now");
    let caller = browser.caller().await.unwrap();
    let user = caller.user().unwrap();
    assert_eq!(
        (user.aal, user.profile.0),
        (kernel::Aal::Aal2, desk.t.noor.profile)
    );
    assert_eq!(user.roles, [kernel::Role::Therapist]);
    let old = Browser {
        desk: &desk,
        session: before,
        device: None,
    };
    assert!(
        old.caller().await.is_err(),
        "the cookie from before the second factor is void"
    );
}

#[tokio::test]
async fn staff_without_a_second_factor_can_only_set_one_up() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.bela).await;
    let mut browser = Browser::new(&desk);
    assert_eq!(browser.password(&email).await.ok().body["next"], "enroll");
    assert_eq!(
        browser.caller().await.unwrap().user().unwrap().aal,
        kernel::Aal::Aal1
    );
    assert_eq!(browser.get("/session/list").await.status, 403);
    let enrolment = browser.post("/session/enroll/totp", json!({})).await.ok();
    assert!(enrolment.text("qr_code").starts_with("<svg"));
    let secret = secret::from_base32(&enrolment.text("secret")).unwrap();
    let wrong = browser
        .post(
            "/session/enroll/totp/verify",
            json!({ "factor_id": enrolment.text("factor_id"), "code": "000000" }),
        )
        .await;
    assert_eq!(
        (wrong.status, wrong.refusal()),
        (422, "mfa_verification_failed")
    );
    assert_eq!(wrong.body["error"]["field"], "code");
    let right = json!({ "factor_id": enrolment.text("factor_id"), "code": desk.code_now(&secret) });
    let done = browser
        .post("/session/enroll/totp/verify", right)
        .await
        .ok();
    assert_eq!(done.body["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(
        browser.caller().await.unwrap().user().unwrap().aal,
        kernel::Aal::Aal2
    );
    let mails = desk.mails().await;
    assert!(
        mails
            .iter()
            .any(|(template, _)| template == "second-factor-changed"),
        "{mails:?}"
    );

    // A recovery code stands in for the phone once.
    let code = done.body["recovery_codes"][3].as_str().unwrap().to_owned();
    let mut other = Browser::new(&desk);
    other.password(&email).await.ok();
    let used = other
        .post("/session/recovery", json!({ "code": code.to_uppercase() }))
        .await
        .ok();
    assert_eq!(used.body["recovery_codes_left"], 9);
    let mut third = Browser::new(&desk);
    third.password(&email).await.ok();
    assert_eq!(
        third
            .post("/session/recovery", json!({ "code": code }))
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn a_code_counts_once_even_when_a_hundred_show_it_at_once() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let mut browsers = Vec::new();
    for _ in 0..4 {
        let mut browser = Browser::new(&desk);
        browser.password(&email).await.ok();
        browsers.push(browser);
    }
    let code = desk.code_now(&secret);
    let shown = browsers.iter_mut().map(|browser| {
        let code = code.clone();
        async move {
            browser
                .post("/session/totp", json!({ "code": code }))
                .await
                .status
        }
    });
    let statuses = futures_util::future::join_all(shown).await;
    assert_eq!(
        statuses.iter().filter(|status| **status == 200).count(),
        1,
        "{statuses:?}"
    );
}

#[tokio::test]
async fn a_trusted_device_stands_for_the_second_factor_for_thirty_days_and_is_not_locked_out() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    browser
        .post(
            "/session/totp",
            json!({ "code": desk.code_now(&secret), "trust_device": true }),
        )
        .await
        .ok();
    browser.post("/session/sign-out", json!({})).await.ok();
    assert!(browser.session.is_none() && browser.device.is_some());
    assert!(browser.caller().await.unwrap().user().is_none());

    desk.turn_clock(1);
    for _ in 0..6 {
        desk.post(
            "/token?grant_type=password",
            json!({ "email": email, "password": "a stranger guesses" }),
        )
        .send()
        .await;
    }
    assert_eq!(
        Browser::new(&desk).password(&email).await.status,
        429,
        "strangers are locked out"
    );
    let again = browser.password(&email).await.ok();
    assert_eq!(again.body["next"], "done", "the owner is not");
    assert_eq!(
        browser.caller().await.unwrap().user().unwrap().aal,
        kernel::Aal::Aal2
    );
    let renewed = browser
        .post("/session/enroll/recovery-codes", json!({}))
        .await;
    assert_eq!(
        (renewed.status, renewed.refusal()),
        (403, "fresh_sign_in_required"),
        "a device is no fresh second factor"
    );

    desk.turn_clock(31 * 24 * 3600);
    assert_eq!(browser.password(&email).await.ok().body["next"], "totp");
}

#[tokio::test]
async fn another_sites_page_cannot_use_the_cookie() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let mut browser = Browser::new(&desk);
    assert_eq!(
        browser.password(&email).await.ok().body["next"],
        "done",
        "clients may do without a second factor"
    );
    let cookie = format!("{COOKIE}={}", browser.session.clone().unwrap());
    for (name, value) in [
        ("origin", "https://evil.test"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("x-other", "nothing said"),
    ] {
        let reply = desk
            .post("/session/sign-out", json!({}))
            .header("cookie", &cookie)
            .header(name, value)
            .send()
            .await;
        assert_eq!(
            (reply.status, reply.refusal()),
            (403, "forbidden"),
            "{name}: {value}"
        );
        let mut headers = http::HeaderMap::new();
        headers.insert("cookie", cookie.parse().unwrap());
        headers.insert(
            http::HeaderName::from_bytes(name.as_bytes()).unwrap(),
            value.parse().unwrap(),
        );
        assert!(
            desk.service.authenticate(&headers).await.is_err(),
            "{name}: {value}"
        );
    }
    assert!(
        browser.caller().await.unwrap().user().is_some(),
        "and the session is untouched"
    );
    let tokens = desk.get("/user").header("cookie", &cookie).send().await;
    assert_eq!(
        tokens.status, 401,
        "the contract's endpoints take no cookie"
    );
}

#[tokio::test]
async fn the_demos_people_are_listed_in_a_demo_only() {
    let desk = Desk::new().await;
    assert_eq!(desk.get("/demo").send().await.status, 404);
    let demo = Desk::with(|settings| settings.demo = Some(vec![])).await;
    assert_eq!(
        demo.get("/demo").send().await.ok().body["people"],
        json!([])
    );
}
