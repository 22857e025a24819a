//! `/admin/audit`: what the contract calls the audit log is here the list of attempts to sign in, latest first, for the
//! holder of the service key only.
//!
//! What people did inside a practice is not in it: that log belongs to the practice, and is read there.

use std::net::IpAddr;

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use jiff::Timestamp;
use kernel::Row;
use serde_json::{Value, json};
use uuid::Uuid;

use super::body::Asked;
use super::paging::Paging;
use crate::db::queries;
use crate::fault::Outcome;
use crate::service::Service;

queries! {
    ATTEMPT_PAGE: Entry = "select id, user_id, attempted_at, method, failure_reason, address, user_agent
        from auth.login_attempts order by attempted_at desc, id desc limit $1 offset $2";
    COUNT_ATTEMPTS: i64 = "select count(*) from auth.login_attempts";
}

#[derive(Row)]
pub(crate) struct Entry {
    id: Uuid,
    user_id: Option<Uuid>,
    attempted_at: Timestamp,
    method: String,
    failure_reason: Option<String>,
    address: Option<IpAddr>,
    user_agent: Option<String>,
}

impl Entry {
    fn json(self) -> Value {
        let action = match self.failure_reason {
            None => "login",
            Some(_) => "login_refused",
        };
        json!({
            "id": self.id,
            "created_at": self.attempted_at,
            "ip_address": self.address.map(|address| address.to_string()).unwrap_or_default(),
            "payload": {
                "action": action,
                "actor_id": self.user_id,
                "log_type": "account",
                "traits": { "provider": self.method, "reason": self.failure_reason, "user_agent": self.user_agent },
            },
        })
    }
}

pub(crate) async fn list(
    State(service): State<Service>,
    Asked(paging): Asked<Paging>,
    headers: HeaderMap,
) -> Outcome<Response> {
    service.only_service(&headers).await?;
    let page = paging.page();
    let mut tx = service.0.db.read().await?;
    let total = tx.one(&COUNT_ATTEMPTS, &[]).await?;
    let entries = tx
        .all(&ATTEMPT_PAGE, &[&page.length, &page.offset()])
        .await?;
    tx.end_read();
    let entries: Vec<Value> = entries.into_iter().map(Entry::json).collect();
    Ok(page.answer("/auth/v1/admin/audit", total, json!(entries)))
}
