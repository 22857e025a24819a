//! The outbox: a mail leaves exactly if its cause happened, and is recognised if it leaves twice.

use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use kernel::function::{BoxFuture, Outside};
use kernel::jobs::run_all_due;
use kernel::outbox::{
    Body, Carrier, Carriers, EmailAddress, Kind, Mail, MailTemplate, Message, Receipt, Refusal,
};
use kernel::prelude::*;

use crate::house::{House, jobs};

struct Welcome {
    link: String,
}

impl MailTemplate for Welcome {
    const NAME: &'static str = "welcome";
    fn subject(&self) -> String {
        "Welcome to the practice".to_owned()
    }
    fn body(&self) -> Body {
        Body::new()
            .paragraph("Your place is ready.")
            .link("Sign in", self.link.clone())
    }
}

/// Sends a mail, once per key, and then perhaps fails.
pub struct Greet;

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Greeting {
    to: String,
    #[serde(default)]
    key: Option<String>,
    #[serde(default)]
    then_fail: bool,
}

impl kernel::Function for Greet {
    const SPEC: Spec = Spec::write("greet", "Sends a mail.")
        .roles(Roles::STAFF)
        .audits("message");
    type Input = Greeting;
    type Output = bool;
    async fn run(cx: &mut Context, input: Greeting) -> Result<bool> {
        let link = "https://ehr.example.org/".to_owned();
        let mut mail = Mail::new(EmailAddress::parse(&input.to)?, Welcome { link });
        mail.dedupe_key = input.key;
        let sent = cx.send_mail(&mail).await?;
        match input.then_fail {
            true => Err(Error::conflict("The cause did not happen.")),
            false => Ok(sent),
        }
    }
    fn example() -> Greeting {
        greeting("cleo@example.test")
    }
}

fn greeting(to: &str) -> Greeting {
    Greeting {
        to: to.to_owned(),
        key: None,
        then_fail: false,
    }
}

/// A carrier that remembers what it was given and answers as it is told.
#[derive(Default)]
struct Post {
    carried: Mutex<Vec<(Uuid, String)>>,
    answers: Mutex<Vec<Result<Receipt, Refusal>>>,
}

impl Post {
    fn answering(answers: impl IntoIterator<Item = Result<Receipt, Refusal>>) -> Arc<Post> {
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.reverse();
        Arc::new(Post {
            carried: Mutex::default(),
            answers: Mutex::new(answers),
        })
    }

    fn outside(self: &Arc<Post>) -> Outside {
        let carrier = Arc::clone(self) as Arc<dyn Carrier>;
        Outside::default().with(Arc::new(Carriers::default().with(Kind::Mail, carrier)))
    }

    fn ids(&self) -> Vec<Uuid> {
        self.carried
            .lock()
            .unwrap()
            .iter()
            .map(|(id, _)| *id)
            .collect()
    }
}

impl Carrier for Post {
    fn carry<'a>(
        &'a self,
        id: Uuid,
        message: &'a Message,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let Message::Mail(letter) = message else {
                panic!("a mail was expected");
            };
            self.carried
                .lock()
                .unwrap()
                .push((id, letter.to.as_str().to_owned()));
            self.answers.lock().unwrap().pop().unwrap_or(Ok(Receipt {
                provider_id: Some("queued-7".to_owned()),
            }))
        })
    }
}

async fn greet(house: &House, input: &Greeting) -> Result<kernel::Answer> {
    house
        .call(&house.program(), &house.home, "greet", input)
        .await
}

const STATUS: &str =
    "select concat_ws(' ', m.status, m.attempts, m.error_code, m.provider_id, j.status)
    from outbox_messages m join background_jobs j on j.payload ->> 'message_id' = m.id::text";

#[tokio::test]
async fn a_mail_leaves_once_and_its_content_is_erased() {
    let house = House::new().await;
    let post = Post::answering([]);
    let waist = house.program_with(house.clock.clone(), post.outside());
    greet(&house, &greeting("cleo@example.test")).await.unwrap();
    let sealed = house
        .word("select encode(sealed, 'escape') || m::text || j::text from outbox_messages m, background_jobs j")
        .await;
    assert!(
        !sealed.contains("cleo") && !sealed.contains("place is ready"),
        "{sealed}"
    );
    assert_eq!(run_all_due(&waist, &jobs()).await.unwrap(), 1);
    assert_eq!(run_all_due(&waist, &jobs()).await.unwrap(), 0);
    let carried = post.carried.lock().unwrap().clone();
    assert_eq!(carried.len(), 1);
    assert_eq!(carried[0].1, "cleo@example.test");
    assert_eq!(house.word(STATUS).await, "sent 1 queued-7 succeeded");
    assert_eq!(
        house
            .count("select count(*) from outbox_messages where sealed is null")
            .await,
        1
    );
    assert_eq!(
        house.count("select count(*) from audit_events e join outbox_messages m on m.id = any (e.resource_ids) where e.action = 'send-outbox-message'").await,
        1
    );
}

#[tokio::test]
async fn no_mail_leaves_without_its_cause_and_none_twice_for_one_key() {
    let house = House::new().await;
    let mut failing = greeting("cleo@example.test");
    failing.then_fail = true;
    greet(&house, &failing).await.unwrap_err();
    assert_eq!(house.count("select count(*) from outbox_messages").await, 0);
    let mut keyed = greeting("cleo@example.test");
    keyed.key = Some("welcome/cleo".to_owned());
    assert_eq!(greet(&house, &keyed).await.unwrap().body, b"true");
    assert_eq!(greet(&house, &keyed).await.unwrap().body, b"false");
    assert_eq!(house.count("select count(*) from background_jobs").await, 1);
    let bad = greet(
        &house,
        &greeting("cleo@example.test\r\nBcc: all@example.test"),
    )
    .await;
    assert_eq!(bad.unwrap_err().field(), Some("email"));
}

#[tokio::test]
async fn a_mail_that_is_refused_for_now_is_tried_again_under_the_same_id() {
    let house = House::new().await;
    let post = Post::answering([
        Err(Refusal::for_now("smtp_451")),
        Err(Refusal::for_now("timeout")),
    ]);
    let waist = house.program_with(house.clock.clone(), post.outside());
    greet(&house, &greeting("cleo@example.test")).await.unwrap();
    run_all_due(&waist, &jobs()).await.unwrap();
    assert_eq!(house.word(STATUS).await, "failed 1 smtp_451 queued");
    for _ in 0..2 {
        house.clock.advance(SignedDuration::from_mins(1));
        run_all_due(&waist, &jobs()).await.unwrap();
    }
    assert_eq!(house.word(STATUS).await, "sent 3 queued-7 succeeded");
    let ids = post.ids();
    assert!(
        ids.len() == 3 && ids.iter().all(|id| *id == ids[0]),
        "{ids:?}"
    );
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_lies_dead_until_it_is_sent_back() {
    let house = House::new().await;
    let post = Post::answering([Err(Refusal::for_good("smtp_550"))]);
    let waist = house.program_with(house.clock.clone(), post.outside());
    greet(&house, &greeting("gone@example.test")).await.unwrap();
    run_all_due(&waist, &jobs()).await.unwrap();
    assert_eq!(house.word(STATUS).await, "dead 1 smtp_550 dead");
    let row = house
        .operator
        .query_one("select id from background_jobs", &[])
        .await
        .unwrap();
    let job = crate::walls::JobId { job: row.get(0) };
    house
        .call(&waist, &house.home, "requeue", &job)
        .await
        .unwrap();
    assert_eq!(
        house.word("select status from outbox_messages").await,
        "queued"
    );
    run_all_due(&waist, &jobs()).await.unwrap();
    assert_eq!(house.word(STATUS).await, "sent 2 queued-7 succeeded");
}

#[tokio::test]
async fn without_a_carrier_a_mail_waits_and_never_counts_as_sent() {
    let house = House::new().await;
    let waist = house.program();
    greet(&house, &greeting("cleo@example.test")).await.unwrap();
    for _ in 0..12 {
        run_all_due(&waist, &jobs()).await.unwrap();
        house.clock.advance(SignedDuration::from_hours(1));
    }
    assert_eq!(house.word(STATUS).await, "dead 12 not_configured dead");
}

/// A carrier that hands the mail over and then loses its worker: the lease passes on before the run can
/// record anything.
struct CutOff {
    post: Arc<Post>,
    cut: deadpool_postgres::Pool,
}

impl Carrier for CutOff {
    fn carry<'a>(
        &'a self,
        id: Uuid,
        message: &'a Message,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let first = self.post.ids().is_empty();
            let receipt = self.post.carry(id, message).await;
            if first {
                let connection = self.cut.get().await.unwrap();
                let sql = "select count(*) from app.lease_jobs('thief', '{send-outbox-message}', 1, '2100-01-01', '2100-01-02')";
                connection.query_one(sql, &[]).await.unwrap();
            }
            receipt
        })
    }
}

#[tokio::test]
async fn a_crash_between_handing_over_and_recording_repeats_the_same_id_and_records_once() {
    let house = House::new().await;
    let post = Post::answering([]);
    let carrier = Arc::new(CutOff {
        post: Arc::clone(&post),
        cut: house.database.pool(),
    });
    let carriers = Carriers::default().with(Kind::Mail, carrier);
    let outside = Outside::default().with(Arc::new(carriers));
    let waist = house.program_with(house.clock.clone(), outside);
    greet(&house, &greeting("cleo@example.test")).await.unwrap();
    run_all_due(&waist, &jobs()).await.unwrap();
    assert_eq!(
        house.word("select status from outbox_messages").await,
        "queued",
        "nothing was recorded"
    );
    house.clock.set("2100-01-03T00:00:00Z".parse().unwrap());
    run_all_due(&waist, &jobs()).await.unwrap();
    let ids = post.ids();
    assert_eq!(ids.len(), 2, "handed over twice");
    assert_eq!(ids[0], ids[1], "under one id: the other end sees one mail");
    assert_eq!(
        house
            .word("select status || ' ' || attempts from outbox_messages")
            .await,
        "sent 1"
    );
    assert_eq!(
        house
            .count("select count(*) from job_runs where outcome = 'succeeded'")
            .await,
        1
    );
}
