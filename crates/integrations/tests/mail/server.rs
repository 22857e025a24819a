//! Mail through a mail server, and what it makes of each answer.

use std::time::{Duration, Instant};

use integrations::mail::{Login, SmtpSettings, Way};
use kernel::outbox::{Carriers, Kind, Message, Refusal};

use crate::letters::{FROM, ID, carrier, clock, letter};
use crate::sink::{Manner, Sink};

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let sink = Sink::start(&[]).await;
    let text = "Grüße.\n\n.a line that begins with a dot\n..\n.\nQUIT\nMAIL FROM:<evil@example.test>\nthe end\n";
    let message = letter(
        "Willkommen in der Praxis – schön, dass Sie da sind, und noch ein paar Worte mehr",
        text,
    );
    let receipt = carrier(sink.way()).carry(ID, &message).await.unwrap();
    assert_eq!(receipt.provider_id.as_deref(), Some("4QKw2X"));
    let arrived = sink.arrived();
    assert_eq!(arrived.len(), 1);
    assert!(
        arrived[0]
            .from
            .contains("<no-reply@lindenhof.example.test>"),
        "{}",
        arrived[0].from
    );
    assert!(
        arrived[0].to.contains("<cleo@example.test>"),
        "{}",
        arrived[0].to
    );
    assert!(
        arrived[0]
            .content
            .contains("Auto-Submitted: auto-generated")
    );
    let mail = arrived[0].read().await;
    let Message::Mail(sent) = message else {
        panic!("it is a mail");
    };
    assert_eq!(mail.message_id, format!("{ID}@lindenhof.example.test"));
    assert_eq!(mail.date, "Mon, 02 Mar 2026 15:00:00 +0000");
    assert_eq!((mail.subject, mail.text), (sent.subject, sent.text));
    assert_eq!(mail.html.trim_end(), sent.html.trim_end());
}

#[tokio::test]
async fn every_answer_of_the_server_has_its_meaning() {
    for (manner, refusal) in [
        (
            Manner::AnswerRecipient("450 4.2.0 cleo@example.test is busy"),
            Refusal::for_now("smtp_450"),
        ),
        (
            Manner::AnswerRecipient("550 5.1.1 no cleo@example.test here"),
            Refusal::for_good("smtp_550"),
        ),
        (
            Manner::AnswerRecipient("555 5.0.0 no"),
            Refusal::for_good("smtp_5xx"),
        ),
        (
            Manner::AnswerContent("451 4.3.0 try later"),
            Refusal::for_now("smtp_451"),
        ),
        (
            Manner::AnswerContent("452 4.3.1 no room"),
            Refusal::for_now("smtp_452"),
        ),
        (
            Manner::AnswerContent("554 5.7.1 refused"),
            Refusal::for_good("smtp_554"),
        ),
        (
            Manner::AnswerContent("455 4.5.5 what"),
            Refusal::for_now("smtp_4xx"),
        ),
        (
            Manner::AnswerContent("530 5.7.0 log in first"),
            Refusal::for_now("smtp_login"),
        ),
        (
            Manner::AnswerContent("this is no answer"),
            Refusal::for_now("bad_answer"),
        ),
        (
            Manner::Greet("421 4.3.2 closing"),
            Refusal::for_now("smtp_421"),
        ),
    ] {
        let sink = Sink::start(&[manner]).await;
        let carrier = carrier(sink.way());
        let refused = carrier.carry(ID, &letter("Hello", "Hello.")).await;
        assert_eq!(refused, Err(refusal), "{manner:?}");
        assert!(sink.arrived().is_empty());
        let second = carrier.carry(ID, &letter("Hello", "Hello.")).await;
        assert!(
            second.is_ok(),
            "after {manner:?} the next mail goes through: {second:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_is_not_waited_for() {
    let sink = Sink::start(&[Manner::FallSilent]).await;
    let started = Instant::now();
    let refused = carrier(sink.way())
        .carry(ID, &letter("Hello", "Hello."))
        .await;
    assert_eq!(refused, Err(Refusal::for_now("timeout")));
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_reason_to_try_again() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let way = Way::Smtp(SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        login: None,
        patience: None,
    });
    let refused = carrier(way).carry(ID, &letter("Hello", "Hello.")).await;
    assert_eq!(refused, Err(Refusal::for_now("connection")));
}

#[tokio::test]
async fn bad_settings_are_told_at_start_and_no_password_is_ever_printed() {
    let login = Login {
        user: "ehr".to_owned(),
        password: "correct horse".to_owned(),
    };
    let settings = SmtpSettings {
        host: "mail.example.test".to_owned(),
        port: 587,
        login: Some(login),
        patience: None,
    };
    assert!(!format!("{settings:?}").contains("horse"));
    let way = || Way::Smtp(settings.clone());
    let add = |way, from| integrations::mail::add(Carriers::default(), way, from, clock());
    assert!(
        add(way(), "not an address")
            .err()
            .unwrap()
            .contains("not an address")
    );
    assert!(add(way(), FROM).unwrap().of(Kind::Mail).is_some());
    assert!(add(Way::NotSetUp, FROM).unwrap().of(Kind::Mail).is_none());
}

#[tokio::test]
async fn over_the_network_nothing_is_said_without_tls() {
    // The sink offers no STARTTLS; reached under a name that is not this machine's own it gets no mail.
    let sink = Sink::start(&[]).await;
    let Way::Smtp(settings) = sink.way() else {
        panic!("it is a server");
    };
    let way = Way::Smtp(SmtpSettings {
        host: "127.0.0.2".to_owned(),
        ..settings
    });
    let refused = carrier(way).carry(ID, &letter("Hello", "Hello.")).await;
    assert!(refused.is_err_and(|refusal| !refusal.lasting));
    assert!(sink.arrived().is_empty());
}
