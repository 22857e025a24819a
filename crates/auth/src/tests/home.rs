//! The practice in whose name people are written to who belong to none.

use std::sync::Arc;

use kernel::Code;
use kernel::keys::Master;
use serde_json::json;
use testkit::Practice;
use uuid::Uuid;

use super::Desk;
use crate::{Parts, Service, Settings};

#[tokio::test]
async fn a_home_practice_that_does_not_exist_is_refused_at_the_start() {
    let t = Practice::new(&[]).await;
    let waist = &t.house().waist;
    let nowhere = Uuid::from_u128(7);
    let mut settings = Settings::new("http://localhost:8000");
    settings.home = Some(nowhere);
    let parts = Parts {
        settings,
        pool: waist.pool.clone(),
        clock: Arc::clone(&waist.clock),
        entropy: Arc::clone(&waist.entropy),
        audit: waist.audit.clone(),
    };
    let Err(error) = Service::new(parts, &Master::new(&[7; 32])).await else {
        panic!("the service started");
    };
    assert_eq!(error.code(), Code::NotConfigured);
    assert!(error.message().contains(&nowhere.to_string()), "{error}");
}

#[tokio::test]
async fn who_belongs_to_no_practice_is_written_to_in_the_name_of_the_home_practice() {
    let desk = Desk::with(|settings| settings.open_sign_up = true).await;
    let email = format!("stranger.{}@example.test", desk.t.organization.simple());
    let body = json!({ "email": email, "password": super::PASSWORD });
    desk.post("/signup", body).send().await.ok();
    let mails = desk.mails().await;
    assert!(
        mails
            .iter()
            .any(|(template, _)| template == "confirm-address"),
        "{mails:?}"
    );
}
