//! From the mail a day before to the client's word that they will come.

use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use kernel::function::{BoxFuture, Outside};
use kernel::jobs::{JobList, plan, run_all_due};
use kernel::outbox::{Carrier, Carriers, Kind, Message, Receipt, Refusal};
use kernel::{Caller, Code};
use serde_json::{Value, json};
use testkit::{House, World};
use uuid::Uuid;

use crate::jobs::{JOBS, SCHEDULES};

/// What was carried: to whom, and the text.
#[derive(Default)]
struct Post(Mutex<Vec<(String, String)>>);

impl Carrier for Post {
    fn carry<'a>(
        &'a self,
        _: Uuid,
        message: &'a Message,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let Message::Mail(letter) = message else {
                panic!("a mail was expected");
            };
            let to = letter.to.as_str().to_owned();
            self.0.lock().unwrap().push((to, letter.text.clone()));
            Ok(Receipt { provider_id: None })
        })
    }
}

/// A practice whose visit a606 (Aiko with Mira, March 5, 15:00 UTC) is near.
struct Desk {
    world: World,
    post: Arc<Post>,
}

fn jobs() -> JobList {
    JobList::of(&[JOBS], &[SCHEDULES])
}

impl Desk {
    async fn new() -> Desk {
        let mut world = World::new(&[crate::FUNCTIONS]).await;
        let post = Arc::new(Post::default());
        world.house.waist.outside = outside(&post);
        let desk = Desk { world, post };
        desk.sql(
            "insert into auth.installation (public_url) values ('https://ehr.example.test') on conflict do nothing;
             insert into client_contact_points (id, organization_id, client_id, system, value)
             values ('00000000-0000-7000-8000-00000000aee1', '00000000-0000-7000-8000-0000000000a1',
                     '00000000-0000-7000-8000-00000000a501', 'email', 'mira@example.test');",
        )
        .await;
        desk.at("2026-03-04T14:50:00Z");
        plan(&desk.world.house.waist, &jobs()).await.unwrap();
        desk
    }

    async fn sql(&self, text: &str) {
        let superuser = self.world.house.database.superuser().await;
        superuser.batch_execute(text).await.unwrap();
    }

    async fn word(&self, query: &str) -> String {
        let superuser = self.world.house.database.superuser().await;
        superuser.query_one(query, &[]).await.unwrap().get(0)
    }

    fn at(&self, instant: &str) {
        self.world.house.clock.set(instant.parse().unwrap());
    }

    /// Lets so many minutes pass, with everything that the calendar does in them.
    async fn live(&self, minutes: i64) {
        for _ in 0..minutes / 5 {
            self.world.house.clock.advance(SignedDuration::from_mins(5));
            plan(&self.world.house.waist, &jobs()).await.unwrap();
        }
        run_all_due(&self.world.house.waist, &jobs()).await.unwrap();
    }

    fn mails(&self) -> Vec<String> {
        let carried = self.post.0.lock().unwrap();
        let mine = carried.iter().filter(|(to, _)| to == "mira@example.test");
        mine.map(|(_, text)| text.clone()).collect()
    }

    /// The secret in the newest mail.
    fn token(&self) -> String {
        let text = self.mails().pop().expect("a mail");
        let (_, behind) = text.split_once("/confirm#token=").expect("a link");
        behind.split_whitespace().next().unwrap().to_owned()
    }

    async fn confirm(&self, token: &str) -> kernel::Result<Value> {
        let body = json!({ "token": token }).to_string();
        let house = &self.world.house;
        let answer = house.call_named("confirm-appointment", Caller::Anonymous, body.as_bytes());
        Ok(serde_json::from_slice(&answer.await?.body).unwrap())
    }

    async fn outcome(&self, token: &str) -> String {
        let answer = self.confirm(token).await.unwrap();
        answer["outcome"].as_str().unwrap().to_owned()
    }

    async fn status(&self) -> String {
        self.word(
            "select status from appointments where id = '00000000-0000-7000-8000-00000000a606'",
        )
        .await
    }
}

fn outside(post: &Arc<Post>) -> Outside {
    let carrier = Arc::clone(post) as Arc<dyn Carrier>;
    Outside::default().with(Arc::new(Carriers::default().with(Kind::Mail, carrier)))
}

#[tokio::test]
async fn a_client_is_reminded_a_day_and_an_hour_before_and_no_more() {
    let desk = Desk::new().await;
    desk.live(5).await;
    assert_eq!(desk.mails().len(), 0, "24 hours and 5 minutes before");
    desk.live(60).await;
    let mails = desk.mails();
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].contains("Thursday, March 5 at 10:00 AM EST"),
        "{}",
        mails[0]
    );
    for word in ["Mira", "Solberg", "Aiko", "Therapy"] {
        assert!(!mails[0].contains(word), "{word} stands in {}", mails[0]);
    }
    desk.at("2026-03-05T13:50:00Z");
    desk.live(5).await;
    assert_eq!(desk.mails().len(), 1);
    desk.live(30).await;
    assert_eq!(desk.mails().len(), 2, "and an hour before");
}

#[tokio::test]
async fn two_workers_remind_once() {
    let desk = Desk::new().await;
    desk.at("2026-03-04T15:30:00Z");
    let mut other = House::new(&[crate::FUNCTIONS], desk.world.house.database.clone(), 77);
    other.waist.outside = outside(&desk.post);
    other.clock.set(desk.world.house.now());
    for number in 0..8 {
        desk.sql(&format!(
            "insert into background_jobs (id, organization_id, name, payload, due_at, max_attempts)
             values (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a1', 'send-visit-reminders',
                     '{{\"scheduled_for\": \"2026-03-04T15:{:02}:00Z\"}}', '2026-03-04 15:00+00', 5)",
            number
        ))
        .await;
    }
    let list = jobs();
    let (one, two) = tokio::join!(
        run_all_due(&desk.world.house.waist, &list),
        run_all_due(&other.waist, &list)
    );
    one.unwrap();
    two.unwrap();
    let failed = "select count(*)::text from job_runs where name = 'send-visit-reminders' and outcome <> 'succeeded'";
    assert_eq!(desk.word(failed).await, "0");
    assert_eq!(desk.mails().len(), 1);
}

#[tokio::test]
async fn the_link_confirms_once_says_so_again_and_opens_nothing_else() {
    let desk = Desk::new().await;
    desk.live(15).await;
    let token = desk.token();
    assert_eq!(desk.outcome(&token).await, "confirmed");
    assert_eq!(desk.status().await, "confirmed");
    assert_eq!(desk.outcome(&token).await, "already_confirmed");
    let answer = desk.confirm(&token).await.unwrap();
    assert!(!answer.to_string().contains("Mira"), "{answer}");

    let mut forged = token.clone();
    forged.replace_range(..1, if token.starts_with('x') { "y" } else { "x" });
    for bad in [forged.as_str(), "short", &"a".repeat(64)] {
        assert_eq!(desk.confirm(bad).await.unwrap_err().code(), Code::NotFound);
    }
    // Nothing that was handed out stands in the database, and what was done stands in the practice's log.
    let kept = format!(
        "select count(*)::text from appointment_reminders where encode(token_hash, 'escape') = '{token}'"
    );
    assert_eq!(desk.word(&kept).await, "0");
    let logged = "select string_agg(distinct organization_id::text || ' ' || actor_role, ',') from audit_events
                   where action = 'confirm-appointment' and outcome = 'success'";
    assert_eq!(
        desk.word(logged).await,
        "00000000-0000-7000-8000-0000000000a1 service"
    );
    // The hour's reminder of a confirmed visit asks for nothing any more.
    desk.at("2026-03-05T14:00:00Z");
    desk.live(15).await;
    assert!(!desk.mails().pop().unwrap().contains("token="));
}

#[tokio::test]
async fn a_link_is_good_until_the_visit_begins_and_as_long_as_it_stands() {
    let desk = Desk::new().await;
    desk.live(15).await;
    let token = desk.token();
    let late = Desk::new().await;
    late.live(15).await;
    late.at("2026-03-05T15:00:00Z");
    assert_eq!(late.outcome(&late.token()).await, "too_late");
    assert_eq!(late.status().await, "scheduled");
    desk.sql(
        "update appointments set status = 'cancelled', cancel_reason = 'illness' where id = '00000000-0000-7000-8000-00000000a606'",
    )
    .await;
    assert_eq!(desk.outcome(&token).await, "not_open");
    assert_eq!(desk.status().await, "cancelled");
    // Nobody is reminded of a visit that was called off.
    desk.at("2026-03-05T14:00:00Z");
    desk.live(30).await;
    assert_eq!(desk.mails().len(), 1);
}

#[tokio::test]
async fn a_visit_that_was_moved_has_reminders_of_its_own() {
    let desk = Desk::new().await;
    desk.live(15).await;
    let old = desk.token();
    desk.sql(
        "update appointments set status = 'rescheduled' where id = '00000000-0000-7000-8000-00000000a606';
         insert into appointments (id, organization_id, appointment_type_id, clinician_id, location_id, starts_at, ends_at, time_zone,
                                   modality, status_changed_at, rescheduled_from_id)
         select '00000000-0000-7000-8000-00000000aee2', organization_id, appointment_type_id, clinician_id, location_id,
                starts_at + interval '3 hours', ends_at + interval '3 hours', time_zone, modality, '2026-03-04 15:05+00', id
           from appointments where id = '00000000-0000-7000-8000-00000000a606';
         insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
         select '00000000-0000-7000-8000-00000000aee3', organization_id, id, '00000000-0000-7000-8000-00000000a501', clinician_id,
                starts_at, ends_at, live from appointments where id = '00000000-0000-7000-8000-00000000aee2';",
    )
    .await;
    desk.at("2026-03-04T18:00:00Z");
    desk.live(15).await;
    assert_eq!(desk.mails().len(), 2);
    assert!(
        desk.mails()[1].contains("1:00 PM EST"),
        "{:?}",
        desk.mails()
    );
    assert_eq!(desk.outcome(&old).await, "not_open");
    assert_eq!(desk.outcome(&desk.token()).await, "confirmed");
}

#[tokio::test]
async fn where_the_practice_asks_for_consent_only_who_gave_it_is_written_to() {
    let desk = Desk::new().await;
    desk.sql(
        "insert into consent_types (id, organization_id, key, version, name, body)
         values ('00000000-0000-7000-8000-00000000aee4', '00000000-0000-7000-8000-0000000000a1', 'appointment_reminders', 1,
                 'Reminders', 'You may write to me.')",
    )
    .await;
    desk.live(15).await;
    assert_eq!(desk.mails().len(), 0);
    desk.sql(
        "insert into client_consents (id, organization_id, client_id, consent_type_id, decision, method, signed_by_name, signed_at, recorded_by)
         values ('00000000-0000-7000-8000-00000000aee5', '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-00000000a501',
                 '00000000-0000-7000-8000-00000000aee4', 'given', 'in_person', 'Mira Solberg', '2026-03-04 15:00+00',
                 '00000000-0000-7000-8000-0000000000a7')",
    )
    .await;
    desk.live(15).await;
    assert_eq!(desk.mails().len(), 1);
}
