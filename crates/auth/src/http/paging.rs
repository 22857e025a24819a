//! Lists in pages, as the contract has them: the total in `x-total-count`, the way on in `link`.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::HeaderValue;
use serde::Deserialize;
use serde_json::Value;

/// Which page is asked for.
#[derive(Deserialize)]
pub(crate) struct Paging {
    page: Option<String>,
    per_page: Option<String>,
}

/// Clients send an empty text where they mean nothing.
fn number(text: Option<String>, otherwise: i64) -> i64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// A page that there can be.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    number: i64,
    /// Its length.
    pub length: i64,
}

impl Paging {
    pub(crate) fn page(self) -> Page {
        Page {
            number: number(self.page, 1).clamp(1, 1_000_000),
            length: number(self.per_page, 50).clamp(1, 1000),
        }
    }
}

impl Page {
    /// How many rows stand before it.
    pub(crate) fn offset(self) -> i64 {
        (self.number - 1) * self.length
    }

    /// The answer of a list at `path` that has so many rows in all.
    pub(crate) fn answer(self, path: &str, total: i64, body: Value) -> Response {
        let last = ((total + self.length - 1) / self.length).max(1);
        let link = |to: i64, rel: &str| {
            let per_page = self.length;
            format!("<{path}?page={to}&per_page={per_page}>; rel=\"{rel}\"")
        };
        let mut links = Vec::new();
        if self.number < last {
            links.push(link(self.number + 1, "next"));
        }
        links.push(link(last, "last"));
        let mut response = Json(body).into_response();
        let shown = response.headers_mut();
        shown.insert("x-total-count", HeaderValue::from(total));
        if let Ok(value) = HeaderValue::from_str(&links.join(", ")) {
            shown.insert(http::header::LINK, value);
        }
        response
    }
}
