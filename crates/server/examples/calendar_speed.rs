//! How fast the calendar answers at a million visits, row-level security on: `cargo run -p server --example calendar_speed`;
//! with a number behind it, so many weeks of 2,000 visits instead of 500.
//!
//! Everything goes through the waist as a call does: role, limit, transaction, row-level security, audit event. The plans are looked at
//! before: no table of visits or clients may be read whole to draw one day.

use std::sync::Arc;
use std::time::Instant;

use kernel::prelude::*;
use kernel::sql::AnyStatement;
use scheduling::functions::create_appointment::CreateAppointment;
use scheduling::functions::get_appointments::GetAppointments;
use scheduling::functions::get_day::GetDay;
use scheduling::statements;
use serde_json::{Value, json};
use server::demo::bulk::{self, Size};
use testkit::{Client, Person, World};

const ROUNDS: usize = 200;
/// The day of the bulk load: before the cast of the tests booked anything.
const TODAY: &str = "2025-12-03T15:00:00Z";
/// The same day, midnight to midnight in New York.
const DAY: (&str, &str) = ("2025-12-03 05:00+00", "2025-12-04 05:00+00");

#[tokio::main]
async fn main() {
    let world = World::new(&[scheduling::FUNCTIONS]).await;
    let superuser = world.house.database.superuser().await;
    load(&world, &superuser).await;
    plans(&world, &superuser).await;
    let (noor, rosa) = (&world.home.noor, &world.home.rosa);
    let span = |ids: Value| json!({ "from": "2025-12-03T05:00:00Z", "to": "2025-12-04T05:00:00Z", "clinician_ids": ids });
    println!("| Call | Visits | p50 | p95 | p99 |\n|---|---|---|---|---|");
    let own = json!([noor.profile]);
    measure(
        &world,
        || GetAppointments,
        "a therapist's day, by the therapist",
        noor,
        |_| span(own.clone()),
    )
    .await;
    measure(
        &world,
        || GetAppointments,
        "a therapist's day, by the desk",
        rosa,
        |_| span(own.clone()),
    )
    .await;
    measure(
        &world,
        || GetAppointments,
        "the whole practice's day, by the desk",
        rosa,
        |_| span(json!([])),
    )
    .await;
    measure(
        &world,
        || GetAppointments,
        "all that a therapist may see of a day",
        noor,
        |_| span(json!([])),
    )
    .await;
    measure(
        &world,
        || GetDay,
        "Today with what each visit needs, a therapist's",
        noor,
        |_| json!({ "day": "2025-12-03", "clinician_ids": own.clone() }),
    )
    .await;
    measure(
        &world,
        || GetDay,
        "Today with what each visit needs, the practice's",
        rosa,
        |_| json!({ "day": "2025-12-03" }),
    )
    .await;
    let wish = |round: usize| {
        let start =
            jiff::Timestamp::from_second(1_778_500_800 + 3600 * i64::try_from(round).unwrap_or(0));
        json!({ "appointment": {
            "appointment_type_id": scheduling::example::APPOINTMENT_TYPE, "client_ids": [scheduling::example::CLIENT],
            "clinician_id": noor.profile, "starts_at": start.expect("it is an instant").to_string(), "minutes": 50, "modality": "video" } })
    };
    measure(&world, || CreateAppointment, "booking a visit", rosa, wish).await;
}

async fn load(world: &World, superuser: &Client) {
    let begin = Instant::now();
    let weeks = std::env::args()
        .nth(1)
        .map_or(500, |weeks| weeks.parse().expect("how many weeks"));
    let size = Size::of(Size::GROUP.clinicians, weeks);
    let today = TODAY.parse().expect("it is an instant");
    bulk::load(
        superuser,
        world.home.organization,
        size,
        today,
        &(Arc::new(|_, _| {}) as _),
    )
    .await
    .expect("the visits can be made");
    let seconds = begin.elapsed().as_secs_f64();
    eprintln!("{} visits in {seconds:.0} s", size.visits());
}

/// Prints how one day is read, as the person who reads it, after the plan has become generic; fails if a large table is read whole.
async fn plans(world: &World, superuser: &Client) {
    let (home, now) = (&world.home, world.house.now());
    let day = |statement: &dyn AnyStatement, arguments: String| {
        (statement.name(), statement.text(), arguments)
    };
    let (from, to) = DAY;
    let statements = [
        (
            &home.noor,
            day(
                &statements::GET_CLINICIAN_APPOINTMENTS,
                format!("'{from}', '{to}', null, 3001, '{{{}}}'", home.noor.profile),
            ),
        ),
        (
            &home.rosa,
            day(
                &statements::GET_CLINICIAN_APPOINTMENTS,
                format!("'{from}', '{to}', null, 3001, '{{{}}}'", home.noor.profile),
            ),
        ),
        (
            &home.rosa,
            day(
                &statements::GET_APPOINTMENTS,
                format!("'{from}', '{to}', null, 3001"),
            ),
        ),
        (
            &home.noor,
            day(
                &statements::GET_APPOINTMENTS,
                format!("'{from}', '{to}', null, 3001"),
            ),
        ),
        (
            &home.rosa,
            day(&statements::GET_DAY, format!("'2025-12-03', '{now}', null")),
        ),
    ];
    for (person, (name, text, arguments)) in statements {
        for mode in ["force_custom_plan", "force_generic_plan"] {
            let claims = person.caller(now).claims().replace('\'', "''");
            let sql = format!(
                "begin; set local plan_cache_mode = {mode}; select set_config('request.jwt.claims', '{claims}', true); set local role authenticated;
                 prepare one as {text};"
            );
            superuser
                .batch_execute(&sql)
                .await
                .expect("the statement can be prepared");
            let rows = superuser
                .query(
                    &format!("explain (analyze, buffers, timing off) execute one({arguments})"),
                    &[],
                )
                .await
                .expect("a plan can be shown");
            superuser
                .batch_execute("deallocate one; rollback")
                .await
                .expect("it is undone");
            let plan: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            let whole = plan.iter().find(|line| {
                ["appointments", "appointment_clients", "clients"]
                    .iter()
                    .any(|table| line.contains(&format!("Seq Scan on {table} ")))
            });
            eprintln!(
                "-- {name} by {}, {mode}\n{}\n",
                person.role,
                plan.join("\n")
            );
            assert!(
                whole.is_none(),
                "{name} by {} reads a large table whole: {whole:?}",
                person.role
            );
        }
    }
}

async fn measure<F: Function>(
    world: &World,
    function: fn() -> F,
    name: &str,
    person: &Person,
    input: impl Fn(usize) -> Value,
) {
    let mut times = Vec::with_capacity(ROUNDS);
    let mut visits = 0;
    for round in 0..ROUNDS + 10 {
        world
            .house
            .clock
            .advance(jiff::SignedDuration::from_secs(1));
        let begin = Instant::now();
        let answer = world
            .house
            .call(function())
            .by(person)
            .with_json(input(round))
            .answer()
            .await;
        let took = begin.elapsed().as_secs_f64() * 1000.0;
        let answer = answer.unwrap_or_else(|error| panic!("{name}: {error} {:?}", error.cause()));
        // A connection learns its statements first.
        if round >= 10 {
            times.push(took);
        }
        let found: Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
        visits = found.as_array().map_or(1, Vec::len);
    }
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[ROUNDS * percent / 100 - 1];
    println!(
        "| {name} | {visits} | {:.1} ms | {:.1} ms | {:.1} ms |",
        at(50),
        at(95),
        at(99)
    );
}
