//! Accounts and authenticators, through the sign-in service's own doors.

use std::net::{IpAddr, Ipv4Addr};

use auth::Service;
use axum::Router;
use axum::body::Body;
use http::{Request, header};
use http_body_util::BodyExt;
use kernel::Clock;
use kernel::caller::Request as Facts;
use serde_json::{Value, json};
use std::sync::Arc;
use tower::ServiceExt;

use super::cast::DemoPerson;
use crate::fault::Fault;
use crate::house::House;
use crate::totp;

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
    /// Confirmed with the code before the present one: a code counts once, and the present one shall
    /// still be good for whoever tries the demo at once.
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
        let raised = with_earlier_code(self.clock.as_ref(), async |step| {
            self.confirm(place, &token, &id, &secret, step).await
        })
        .await?;
        let token = text(&raised, &["access_token"])?;
        self.post("/logout", Some(&token), place, &json!({}))
            .await?;
        Ok(secret)
    }

    /// Shows the code of a step.
    async fn confirm(
        &self,
        place: usize,
        token: &str,
        factor: &str,
        secret: &str,
        step: i64,
    ) -> Result<Value, Fault> {
        let path = format!("/factors/{factor}/challenge");
        let challenge = self.post(&path, Some(token), place, &json!({})).await?;
        let code = totp::code(secret, step).ok_or_else(|| {
            Fault::unavailable("the sign-in service gave a secret that is not base32")
        })?;
        let proof = json!({ "challenge_id": text(&challenge, &["id"])?, "code": code });
        let path = format!("/factors/{factor}/verify");
        self.post(&path, Some(token), place, &proof).await
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

/// Shows the code of the step before the present one; if the present one ended meanwhile, and with it the time of that code,
/// the one that is now before it.
async fn with_earlier_code<T>(
    clock: &dyn Clock,
    mut show: impl AsyncFnMut(i64) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let earlier = || totp::step_at(clock.now()) - 1;
    let mut step = earlier();
    loop {
        match show(step).await {
            Err(_) if earlier() != step => step = earlier(),
            answer => return answer,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use jiff::{SignedDuration, Timestamp};

    use super::*;

    struct Hands(Mutex<Timestamp>);

    impl Clock for Hands {
        fn now(&self) -> Timestamp {
            *self.0.lock().unwrap()
        }
    }

    #[tokio::test]
    async fn a_code_whose_time_ended_on_the_way_is_replaced_and_a_refused_one_is_not_tried_again() {
        let hands = Hands(Mutex::new("2026-03-02T09:00:29Z".parse().unwrap()));
        let mut shown = Vec::new();
        let accepted = with_earlier_code(&hands, async |step| {
            shown.push(step);
            if shown.len() == 1 {
                *hands.0.lock().unwrap() += SignedDuration::from_secs(2);
                return Err(Fault::unavailable("too old"));
            }
            Ok(step)
        })
        .await;
        assert_eq!(shown, [shown[0], shown[0] + 1]);
        assert_eq!(accepted.ok(), Some(totp::step_at(hands.now()) - 1));

        let mut tries = 0;
        let refused = with_earlier_code(&hands, async |_step| {
            tries += 1;
            Err::<(), _>(Fault::unavailable("wrong"))
        })
        .await;
        assert!(refused.is_err());
        assert_eq!(tries, 1);
    }
}
