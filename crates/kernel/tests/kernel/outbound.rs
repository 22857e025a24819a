//! What leaves the house leaves it once for each key, and never in a rehearsal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use kernel::Call;
use kernel::caller::Request;
use kernel::function::{OutboundFunction, Outside};
use kernel::prelude::*;
use serde_json::json;

use crate::desk::Desk;
use crate::notes::{INSERT_NOTE, NewNote};

/// The outside world: counts how often it was asked, and fails as often as it is told to.
#[derive(Default)]
pub struct World {
    asked: AtomicU32,
    fails: AtomicU32,
}

/// Writes down what the outside world said.
pub struct AskOutside;

impl OutboundFunction for AskOutside {
    const SPEC: Spec = Spec::write("ask-outside", "Writes down what the outside world said.")
        .roles(Roles::Only(&[Role::Administrator]))
        .limit(RateLimit::per_minute(100_000))
        .audits("note");
    type Input = NewNote;
    type Output = u32;
    type Plan = NewNote;
    type Reply = (NewNote, u32);

    async fn prepare(_: &mut Context, input: NewNote) -> Result<NewNote> {
        Ok(input)
    }

    async fn call(outside: &Outside, plan: NewNote) -> Result<(NewNote, u32)> {
        let world = outside.party::<World>("give the test a world")?;
        let count = world.asked.fetch_add(1, Ordering::SeqCst) + 1;
        tokio::time::sleep(Duration::from_millis(plan.pause.unsigned_abs().into())).await;
        match world.fails.load(Ordering::SeqCst) {
            fails if count <= fails => Err(Error::new(Code::Unavailable, "Not today.")),
            _ => Ok((plan, count)),
        }
    }

    async fn record(cx: &mut Context, (note, count): (NewNote, u32)) -> Result<u32> {
        let (id, organization) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.execute(&INSERT_NOTE, &[&id, &organization, &note.text])
            .await?;
        Ok(count)
    }

    fn example() -> NewNote {
        NewNote {
            text: "It rains".into(),
            pause: 0,
        }
    }
}

async fn desk(fails: u32) -> (Desk, Arc<World>) {
    let mut desk = Desk::new().await;
    let world = Arc::new(World {
        fails: fails.into(),
        ..World::default()
    });
    desk.world.house.waist.outside = Outside::default().with(Arc::clone(&world));
    (desk, world)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_asks_the_outside_world_once_and_gives_the_same_answer_again() {
    let (desk, world) = desk(0).await;
    let note = json!({ "text": "it rains", "pause": 100 });
    let calls = (0..4).map(|_| desk.keyed("k-1", "ask-outside", note.clone()));
    for answer in join_all(calls).await {
        match answer {
            Ok(answer) => assert_eq!(answer.body, b"1"),
            Err(error) => assert_eq!(error.code(), Code::InFlight, "{error:?}"),
        }
    }
    let again = desk.keyed("k-1", "ask-outside", note).await.unwrap();
    assert!(again.replayed);
    assert_eq!(again.body, b"1");
    assert_eq!(world.asked.load(Ordering::SeqCst), 1);
    assert_eq!(desk.notes_and_events().await.0, 1);

    let other = json!({ "text": "it snows" });
    let reused = desk.keyed("k-1", "ask-outside", other).await.unwrap_err();
    assert_eq!(reused.code(), Code::KeyReused);
    assert_eq!(world.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_is_out_there_is_answered_with_409() {
    let (desk, world) = desk(0).await;
    let slow = json!({ "text": "slow", "pause": 5_000 });
    let first = desk.keyed("k-1", "ask-outside", slow.clone());
    let second = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        desk.keyed("k-1", "ask-outside", slow.clone()).await
    };
    let (first, second) = tokio::join!(first, second);
    assert_eq!(first.unwrap().body, b"1");
    assert_eq!(second.unwrap_err().code(), Code::InFlight);
    assert_eq!(world.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_failed_out_there_may_be_tried_again_with_the_same_key() {
    let (desk, world) = desk(1).await;
    let note = json!({ "text": "it rains" });
    let failed = desk.keyed("k-1", "ask-outside", note.clone()).await;
    assert_eq!(failed.unwrap_err().code(), Code::Unavailable);
    let answer = desk.keyed("k-1", "ask-outside", note).await.unwrap();
    assert_eq!(
        (answer.body.as_slice(), answer.replayed),
        (&b"2"[..], false)
    );
    assert_eq!(world.asked.load(Ordering::SeqCst), 2);
    assert_eq!(desk.notes_and_events().await.0, 1);
}

#[tokio::test]
async fn a_rehearsal_asks_nobody_and_leaves_nothing() {
    let (desk, world) = desk(0).await;
    let rehearsal = Call {
        name: "ask-outside",
        body: br#"{"text":"it rains"}"#,
        caller: desk.amara(),
        request: Request {
            id: desk.world.house.waist.new_request_id(),
            address: None,
            user_agent: None,
        },
        idempotency_key: Some("k-1"),
        rehearse: true,
    };
    let answer = desk.world.house.waist.call(rehearsal).await.unwrap();
    assert_eq!(answer.body, b"null");
    assert_eq!(world.asked.load(Ordering::SeqCst), 0);
    assert_eq!(desk.notes_and_events().await.0, 0);
}
