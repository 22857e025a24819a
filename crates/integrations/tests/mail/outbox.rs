//! From a function's `send_mail` to the mail server.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::function::Outside;
use kernel::jobs::{JobList, run_all_due};
use kernel::outbox::{Body, Carriers, EmailAddress, Mail, MailTemplate};
use kernel::prelude::*;
use kernel::{Clock, Entry, Waist};
use testkit::World;

use crate::letters::FROM;
use crate::sink::{Manner, Sink};

struct Hello;

impl MailTemplate for Hello {
    const NAME: &'static str = "hello";
    fn subject(&self) -> String {
        "Hello".to_owned()
    }
    fn body(&self) -> Body {
        Body::new().paragraph("You have a new message.")
    }
}

struct SayHello;

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl Function for SayHello {
    const SPEC: Spec = Spec::write("say-hello", "Sends a mail.")
        .roles(Roles::STAFF)
        .audits("message");
    type Input = Nothing;
    type Output = ();
    async fn run(cx: &mut Context, _: Nothing) -> Result<()> {
        let to = EmailAddress::parse("cleo@example.test")?;
        cx.send_mail(&Mail::new(to, Hello)).await?;
        Ok(())
    }
    fn example() -> Nothing {
        Nothing {}
    }
}

static FUNCTIONS: &[Entry] = &[Entry::of::<SayHello>()];

/// A world whose mail goes to the sink, and one mail in its outbox.
async fn world(sink: &Sink) -> World {
    let mut world = World::new(&[FUNCTIONS]).await;
    let clock: Arc<dyn Clock> = Arc::new(world.house.clock.clone());
    let carriers = integrations::mail::add(Carriers::default(), sink.way(), FROM, clock).unwrap();
    world.house.waist.outside = Outside::default().with(Arc::new(carriers));
    let rosa = world.home.rosa.caller(world.house.now());
    world
        .house
        .call_named("say-hello", rosa, b"{}")
        .await
        .unwrap();
    world
}

async fn run(waist: &Waist) -> usize {
    run_all_due(waist, &JobList::of(&[], &[])).await.unwrap()
}

async fn status(world: &World) -> String {
    let operator = world.house.database.operator().await;
    let sql = "select concat_ws(' ', m.status, m.attempts, m.error_code, j.status)
                 from outbox_messages m join background_jobs j on j.payload ->> 'message_id' = m.id::text";
    operator.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn a_mail_goes_from_the_function_to_the_server_after_a_refusal() {
    let sink = Sink::start(&[Manner::AnswerContent("451 4.3.0 later")]).await;
    let world = world(&sink).await;
    assert_eq!(run(&world.house.waist).await, 1);
    assert_eq!(status(&world).await, "failed 1 smtp_451 queued");
    assert_eq!(
        run(&world.house.waist).await,
        0,
        "it waits before it tries again"
    );
    world.house.clock.advance(SignedDuration::from_secs(10));
    assert_eq!(run(&world.house.waist).await, 1);
    assert_eq!(status(&world).await, "sent 2 succeeded");
    assert_eq!(sink.arrived().len(), 1);
}

#[tokio::test]
async fn a_mail_that_the_server_refuses_for_good_lies_dead() {
    let sink = Sink::start(&[Manner::AnswerRecipient("550 5.1.1 nobody")]).await;
    let world = world(&sink).await;
    run(&world.house.waist).await;
    assert_eq!(status(&world).await, "dead 1 smtp_550 dead");
    world.house.clock.advance(SignedDuration::from_hours(100));
    assert_eq!(run(&world.house.waist).await, 0);
}

#[tokio::test]
async fn a_line_that_breaks_before_the_answer_repeats_the_mail_under_the_same_message_id() {
    let sink = Sink::start(&[Manner::TakeAndHangUp]).await;
    let world = world(&sink).await;
    run(&world.house.waist).await;
    world.house.clock.advance(SignedDuration::from_secs(10));
    run(&world.house.waist).await;
    assert_eq!(status(&world).await, "sent 2 succeeded");
    let arrived = sink.arrived();
    assert_eq!(arrived.len(), 2, "the server took it twice");
    let ids = [
        arrived[0].read().await.message_id,
        arrived[1].read().await.message_id,
    ];
    assert_eq!(ids[0], ids[1], "and sees by its id that it is one mail");
}
