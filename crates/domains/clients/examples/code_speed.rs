//! How fast a diagnosis is found among the 98,186 codes of ICD-10-CM: `cargo run -p clients --example code_speed`.
//!
//! Whole calls through the waist, as a clinician makes them: role, limit, transaction, audit event.

use std::time::Instant;

use clients::functions::get_icd10_codes::GetIcd10Codes;
use serde_json::json;
use testkit::World;

const RELEASE: &[u8] = include_bytes!("../../../../data/icd10cm-2026-04.tsv.gz");
const ROUNDS: usize = 200;

#[tokio::main]
async fn main() {
    let world = World::new(&[clients::FUNCTIONS]).await;
    let mut operator = world.house.database.superuser().await;
    let day = jiff::civil::date(2026, 2, 1);
    clients::icd10::import(&mut operator, RELEASE, day, world.house.now())
        .await
        .expect("the official list can be loaded");
    operator
        .batch_execute("vacuum analyze")
        .await
        .expect("the tables can be vacuumed");
    println!("| Search | p50 | p99 |\n|---|---|---|");
    for search in [
        "f321",
        "F41",
        "panic",
        "generalized anxiety",
        "major depressive disorder recurrent",
        "genralized anxeity",
        "unspecified",
        "fracture initial encounter",
        "xqzzxq",
    ] {
        let mut times = Vec::with_capacity(ROUNDS);
        for round in 0..ROUNDS + 10 {
            world
                .house
                .clock
                .advance(jiff::SignedDuration::from_secs(1));
            let begin = Instant::now();
            world
                .house
                .call(GetIcd10Codes)
                .by(&world.home.noor)
                .with_json(json!({ "search": search }))
                .ok()
                .await;
            // A connection learns its statements first.
            if round >= 10 {
                times.push(begin.elapsed().as_secs_f64() * 1000.0);
            }
        }
        times.sort_by(f64::total_cmp);
        println!(
            "| {search} | {:.1} ms | {:.1} ms |",
            times[ROUNDS / 2],
            times[ROUNDS * 99 / 100 - 1]
        );
    }
}
