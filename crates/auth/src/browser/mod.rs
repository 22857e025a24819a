//! Browser sessions.

pub(crate) mod cookie;

use axum::Router;

use crate::service::Service;

pub(crate) fn routes() -> Router<Service> {
    Router::new()
}
