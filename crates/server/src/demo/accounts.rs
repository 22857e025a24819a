//! Accounts and authenticators, through the sign-in service's own doors.

use std::net::{IpAddr, Ipv4Addr};

use auth::Service;
use axum::Router;
use axum::body::Body;
use http::{Request, header};
use http_body_util::BodyExt;
use jiff::{SignedDuration, Timestamp};
use kernel::Clock;
use kernel::caller::Request as Facts;
use serde_json::{Value, json};
use std::sync::Arc;
use tower::ServiceExt;

use super::cast::DemoPerson;
use crate::fault::Fault;
use crate::house::House;
use crate::totp;

/// How long the sign-in service may take over a code, at most.
const SLOWEST_CONFIRMATION: SignedDuration = SignedDuration::from_secs(10);

/// The doors of the sign-in service.
pub struct Doors {
    router: Router,
    service: Service,
    clock: Arc<dyn Clock>,
    waist: Arc<kernel::Waist>,
}

impl Doors {
    /// Those of this house.
    pub fn of(house: &House) -> Doors {
        Doors {
            router: house.identity.router(),
            service: house.identity.clone(),
            clock: Arc::clone(&house.waist.clock),
            waist: Arc::clone(&house.waist),
        }
    }

    /// Makes the account.
    pub async fn make(&self, person: &DemoPerson, password: &str) -> Result<(), Fault> {
        let body = json!({
            "id": person.id,
            "email": person.email(),
            "password": password,
            "email_confirm": true,
        });
        self.post("/admin/users", Some(self.service.service_key()), 0, &body)
            .await?;
        Ok(())
    }

    /// Signs in, adds an authenticator, confirms it, and signs out. Answers with its secret.
    ///
    /// A code counts once: see [`spent_step`] for the one that is given up for this.
    pub async fn enroll(
        &self,
        place: usize,
        person: &DemoPerson,
        password: &str,
    ) -> Result<String, Fault> {
        let sign_in = json!({ "email": person.email(), "password": password });
        let session = self
            .post("/token?grant_type=password", None, place, &sign_in)
            .await?;
        let token = text(&session, &["access_token"])?;
        let factor_of = json!({ "factor_type": "totp", "friendly_name": "Demo authenticator" });
        let factor = self
            .post("/factors", Some(&token), place, &factor_of)
            .await?;
        let id = text(&factor, &["id"])?;
        let secret = text(&factor, &["totp", "secret"])?;
        let challenge = self
            .post(
                &format!("/factors/{id}/challenge"),
                Some(&token),
                place,
                &json!({}),
            )
            .await?;
        let code = totp::code(&secret, spent_step(self.clock.now())).ok_or_else(|| {
            Fault::unavailable("the sign-in service gave a secret that is not base32")
        })?;
        let proof = json!({ "challenge_id": text(&challenge, &["id"])?, "code": code });
        let raised = self
            .post(
                &format!("/factors/{id}/verify"),
                Some(&token),
                place,
                &proof,
            )
            .await?;
        let token = text(&raised, &["access_token"])?;
        self.post("/logout", Some(&token), place, &json!({}))
            .await?;
        Ok(secret)
    }

    async fn post(
        &self,
        path: &str,
        token: Option<&str>,
        place: usize,
        body: &Value,
    ) -> Result<Value, Fault> {
        let wrong = |words: &dyn std::fmt::Display| {
            Fault::unavailable(format!("the demo's sign-ins: {path}: {words}"))
        };
        let mut request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, "mentalspace demo");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let mut request = request
            .body(Body::from(body.to_string()))
            .map_err(|error| wrong(&error))?;
        // Each person has an address of their own, so that limits by address do not add up.
        let address = Ipv4Addr::new(127, 0, 1, u8::try_from(place).unwrap_or(u8::MAX));
        request.extensions_mut().insert(Facts {
            id: self.waist.new_request_id(),
            address: Some(IpAddr::V4(address)),
            user_agent: Some("mentalspace demo".into()),
        });
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let bytes = response
            .into_body()
            .collect()
            .await
            .map_err(|error| wrong(&error))?
            .to_bytes();
        if !status.is_success() {
            return Err(wrong(&format_args!(
                "{status} {}",
                String::from_utf8_lossy(&bytes)
            )));
        }
        match bytes.is_empty() {
            true => Ok(Value::Null),
            false => serde_json::from_slice(&bytes).map_err(|error| wrong(&error)),
        }
    }
}

fn text(value: &Value, path: &[&str]) -> Result<String, Fault> {
    path.iter()
        .try_fold(value, |value, name| value.get(name))
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| {
            Fault::unavailable(format!(
                "the sign-in service's answer has no {}",
                path.join(".")
            ))
        })
}

/// The step of the code that confirms an authenticator: the one before the present, so that the present code is still good
/// for whoever tries the demo at once. Where the present step is about to end it is that one itself: the service
/// accepts a code one step late and no more, and its answer may take until the next step.
fn spent_step(now: Timestamp) -> i64 {
    totp::step_at(now + SLOWEST_CONFIRMATION) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_that_confirms_an_authenticator_is_accepted_however_near_the_next_step_is() {
        let minute: Timestamp = "2026-03-02T09:00:00Z".parse().expect("it is a time");
        for begins in 0..60 {
            for takes in 0..=SLOWEST_CONFIRMATION.as_secs() {
                let now = minute + SignedDuration::from_secs(begins);
                let late = totp::step_at(now + SignedDuration::from_secs(takes)) - spent_step(now);
                assert!((0..=1).contains(&late), "{begins} s, {takes} s: {late}");
            }
        }
    }
}
