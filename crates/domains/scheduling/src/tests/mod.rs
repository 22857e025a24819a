//! Stories across functions.

mod access;
mod booking;
mod day;
mod hours;
mod reminders;
mod requests;
mod series;
mod steps;
mod transitions;
mod weeks;

use serde_json::{Value, json};
use testkit::Practice;

use crate::booking::Wish;

/// A practice of one's own.
pub(crate) async fn practice() -> Practice {
    Practice::new(&[crate::FUNCTIONS]).await
}

/// The wish of the examples, for the things of this practice, with some fields written otherwise.
pub(crate) fn wish(t: &Practice, changes: Value) -> Value {
    let mut wish = serde_json::to_value(Wish::example()).unwrap();
    wish["appointment_type_id"] = json!(t.own(crate::example::APPOINTMENT_TYPE));
    wish["client_ids"] = json!([t.own(crate::example::CLIENT)]);
    wish["location_id"] = json!(t.own(kernel::example::LOCATION));
    wish["room_id"] = json!(t.own(kernel::example::ROOM));
    for (field, value) in changes.as_object().unwrap() {
        wish[field] = value.clone();
    }
    json!({ "appointment": wish })
}
