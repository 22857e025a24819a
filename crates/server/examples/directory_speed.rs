//! How fast the directory answers at a hundred thousand clients, row-level security on: `cargo run -p server --example directory_speed`.
//!
//! Everything goes through the waist as a call does: role, limit, transaction, row-level security, audit event. The clients are invented.

use std::sync::Arc;
use std::time::Instant;

use clients::functions::get_clients::GetClients;
use kernel::prelude::*;
use serde_json::json;
use server::demo::bulk::{self, Size};
use testkit::World;

const ROUNDS: usize = 100;

#[tokio::main]
async fn main() {
    let world = World::new(&[clients::FUNCTIONS]).await;
    let operator = world.house.database.superuser().await;
    let size = Size {
        visits: false,
        ..Size::GROUP
    };
    let (practice, now) = (world.home.organization, world.house.now());
    bulk::load(&operator, practice, size, now, &(Arc::new(|_, _| {}) as _))
        .await
        .expect("the clients can be made");
    let seen = "select count(distinct client_id) from client_care_team where profile_id = $1 and (valid_to is null or valid_to > now())";
    let seen: i64 = operator
        .query_one(seen, &[&world.home.noor.profile])
        .await
        .expect("they can be counted")
        .get(0);

    let queries = [
        ("first page", json!({})),
        ("first page, on hold", json!({ "status": "on_hold" })),
        ("three letters, common", json!({ "search": "tam" })),
        ("a whole name", json!({ "search": "smunen" })),
        ("one letter", json!({ "search": "t" })),
        ("two words", json!({ "search": "smu ta" })),
        ("telephone", json!({ "search": "(202) 555-7538" })),
        ("last four digits", json!({ "search": "7538" })),
        ("chart number", json!({ "search": "MH2026090123" })),
        ("birth date", json!({ "search": "5/17/1990" })),
        ("one letter wrong", json!({ "search": "smunenn" })),
        ("nobody", json!({ "search": "xqzzxq" })),
    ];
    println!(
        "| Search | Front desk p50 | p99 | Therapist of {seen} p50 | p99 |\n|---|---|---|---|---|"
    );
    for (name, query) in queries {
        let mut cells = String::new();
        for person in [&world.home.rosa, &world.home.noor] {
            let mut times = Vec::with_capacity(ROUNDS);
            for round in 0..ROUNDS + 10 {
                world
                    .house
                    .clock
                    .advance(jiff::SignedDuration::from_secs(1));
                let begin = Instant::now();
                let answer = world
                    .house
                    .call(GetClients)
                    .by(person)
                    .with_json(query.clone())
                    .answer()
                    .await;
                let took = begin.elapsed().as_secs_f64() * 1000.0;
                assert!(
                    answer.is_ok(),
                    "{name}: {:?}",
                    answer.err().map(|error: Error| error.code())
                );
                // A connection learns its statements first.
                if round >= 10 {
                    times.push(took);
                }
            }
            times.sort_by(f64::total_cmp);
            cells.push_str(&format!(
                " {:.1} ms | {:.1} ms |",
                times[ROUNDS / 2],
                times[ROUNDS * 99 / 100 - 1]
            ));
        }
        println!("| {name} |{cells}");
    }
}
