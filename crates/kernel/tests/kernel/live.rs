//! Open screens are told exactly what was committed.

use futures_util::{StreamExt, stream};
use kernel::caller::Request;
use kernel::live::{Announcement, CHANNEL};
use kernel::{Call, Code, Topic};
use serde_json::json;
use tokio::sync::mpsc;
use tokio_postgres::{AsyncMessage, Client, NoTls};

use crate::desk::Desk;

/// Hears the channel of this test's database, as long as the client lives.
async fn listen(desk: &Desk) -> (Client, mpsc::UnboundedReceiver<String>) {
    let settings = desk.world.house.database.settings();
    let (client, mut connection) = settings.config().connect(NoTls).await.unwrap();
    let (say, heard) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut messages = stream::poll_fn(move |cx| connection.poll_message(cx));
        while let Some(Ok(message)) = messages.next().await {
            if let AsyncMessage::Notification(said) = message {
                say.send(said.payload().to_owned()).ok();
            }
        }
    });
    let listen = format!("listen {CHANNEL}");
    client.batch_execute(&listen).await.unwrap();
    (client, heard)
}

/// What was heard so far. Notifications arrive before the answer of the next statement on that connection.
async fn heard(client: &Client, ear: &mut mpsc::UnboundedReceiver<String>) -> Vec<String> {
    // The first statement makes the server look for what was said, the second comes after it.
    for _ in 0..2 {
        client.simple_query("select 1").await.unwrap();
    }
    tokio::task::yield_now().await;
    std::iter::from_fn(|| ear.try_recv().ok()).collect()
}

#[tokio::test]
async fn what_was_committed_is_said_once_and_what_was_undone_never() {
    let desk = Desk::new().await;
    let (client, mut ear) = listen(&desk).await;
    let note = json!({ "text": "once" });

    desk.keyed("k-1", "add-note", note.clone()).await.unwrap();
    let said = Announcement {
        organization: desk.amara().organization().unwrap(),
        topic: Topic::Documents,
        profile: None,
    };
    let once = vec![said.payload()];
    assert_eq!(
        heard(&client, &mut ear).await,
        once,
        "said twice by the function"
    );

    // The stored answer of the same key, a refusal by a constraint, a rehearsal: nothing was committed.
    assert!(
        desk.keyed("k-1", "add-note", note.clone())
            .await
            .unwrap()
            .replayed
    );
    assert!(desk.call("add-note", note).await.is_err());
    let rehearsal = Call {
        name: "add-note",
        body: br#"{"text":"another"}"#,
        caller: desk.amara(),
        request: Request {
            id: desk.world.house.waist.new_request_id(),
            address: None,
            user_agent: None,
        },
        idempotency_key: None,
        rehearse: true,
    };
    desk.world.house.waist.call(rehearsal).await.unwrap();
    assert_eq!(heard(&client, &mut ear).await, [""; 0]);
}

#[tokio::test]
async fn a_read_that_says_something_changed_is_a_fault_of_ours() {
    let desk = Desk::new().await;
    let error = desk.call("cry-while-reading", json!({})).await.unwrap_err();
    assert_eq!(error.code(), Code::Internal);
}
