//! What practices do with sign-in through the waist, and the rule about assurance.

use kernel::{Aal, Code, Role};
use serde_json::json;
use testkit::Practice;

use super::{Desk, PASSWORD, token_in};
use crate::functions::*;
use crate::{FUNCTIONS, Settings};

pub(super) async fn desk() -> Desk {
    let t = Practice::new(&[FUNCTIONS]).await;
    let mut settings = Settings::new("http://localhost:8000");
    settings.home = None;
    let service = Desk::service(&t, settings).await;
    Desk {
        router: service.router(),
        service,
        t,
    }
}

fn new_staff(desk: &Desk, roles: &[Role]) -> serde_json::Value {
    let words: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    json!({
        "email": format!("tomas.{}@example.test", desk.t.organization.simple()),
        "first_name": "Tomas", "last_name": "Reed", "roles": words,
    })
}

#[tokio::test]
async fn somebody_is_added_without_a_password_and_comes_in_through_the_link() {
    let desk = desk().await;
    let input = new_staff(&desk, &[Role::Therapist, Role::BillingStaff]);
    let made = desk
        .t
        .call(CreateUser)
        .by(&desk.t.amara)
        .with_json(input.clone())
        .ok()
        .await;
    assert_eq!(made["invited"], true);
    let again = desk
        .t
        .call(CreateUser)
        .by(&desk.t.amara)
        .with_json(input.clone())
        .err()
        .await;
    assert_eq!(
        (again.code(), again.field()),
        (Code::Conflict, Some("email"))
    );
    let (template, text) = desk.mails().await.pop().unwrap();
    assert_eq!(template, "invitation");
    assert!(
        text.contains("http://localhost:8000/accept-invitation#token="),
        "{text}"
    );
    let token = token_in(&text);
    let accept = |token: &str| {
        desk.post(
            "/session/accept-invitation",
            json!({ "token": token, "password": PASSWORD }),
        )
        .header("origin", "http://localhost:8000")
    };
    let accepted = accept(&token).send().await.ok();
    assert_eq!(accepted.body["next"], "enroll");
    assert_eq!(accept(&token).send().await.refusal(), "link_expired");
    let mut headers = http::HeaderMap::new();
    headers.insert("origin", "http://localhost:8000".parse().unwrap());
    headers.insert(
        "cookie",
        format!("ms_session={}", accepted.cookie("ms_session").unwrap())
            .parse()
            .unwrap(),
    );
    let caller = desk.service.authenticate(&headers).await.unwrap();
    let mut roles = caller.user().unwrap().roles.clone();
    roles.sort();
    assert_eq!(roles, [Role::Therapist, Role::BillingStaff]);
    let late = desk
        .t
        .call(SendStaffInvitation)
        .by(&desk.t.amara)
        .with_json(json!({ "user_id": made["user_id"] }))
        .err()
        .await;
    assert_eq!(
        late.code(),
        Code::Conflict,
        "who accepted is not invited again"
    );
}

#[tokio::test]
async fn only_an_administrator_with_a_fresh_second_factor_adds_people() {
    let desk = desk().await;
    let input = new_staff(&desk, &[Role::Therapist]);
    for person in [&desk.t.noor, &desk.t.rosa, &desk.t.cleo] {
        let error = desk
            .t
            .call(CreateUser)
            .by(person)
            .with_json(input.clone())
            .err()
            .await;
        assert_eq!(error.code(), Code::Forbidden);
    }
    let error = desk
        .t
        .call(CreateUser)
        .by_aal1(&desk.t.amara)
        .with_json(input.clone())
        .err()
        .await;
    assert_eq!(error.code(), Code::SecondFactorRequired);
    let stale = desk.t.amara.caller_at(
        Aal::Aal2,
        desk.service.now() - jiff::SignedDuration::from_mins(11),
    );
    let error = desk
        .t
        .call(CreateUser)
        .as_caller(stale)
        .with_json(input)
        .err()
        .await;
    assert_eq!(error.code(), Code::FreshSignInRequired);
    for roles in [
        vec![],
        vec![Role::ClientUser],
        vec![Role::AssociateTrainee, Role::Supervisor],
    ] {
        let error = desk
            .t
            .call(CreateUser)
            .by(&desk.t.amara)
            .with_json(new_staff(&desk, &roles))
            .err()
            .await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::InvalidInput, Some("roles"))
        );
    }
}

#[tokio::test]
async fn the_doors_ask_again_whether_the_caller_may() {
    let desk = desk().await;
    let other = Desk::new().await;
    let foreign = json!({ "user_id": other.t.noor.profile });
    for (function, input) in [
        ("reset-user-password", foreign.clone()),
        ("unlock-account", foreign.clone()),
        ("send-staff-invitation", foreign.clone()),
        (
            "force-sign-out",
            json!({ "user_id": other.t.noor.profile, "reason": "none of mine" }),
        ),
        (
            "send-admin-password-reset",
            json!({ "email": other.email_of(&other.t.noor).await }),
        ),
    ] {
        let caller = desk.t.amara.caller(desk.service.now());
        let error = desk
            .t
            .house()
            .call_named(function, caller, input.to_string().as_bytes())
            .await
            .unwrap_err();
        assert_eq!(error.code(), Code::NotFound, "{function}: {error:?}");
    }
    assert!(other.mails().await.is_empty());
}

#[tokio::test]
async fn a_reset_voids_the_password_ends_the_sessions_and_mails_a_link() {
    let desk = desk().await;
    let session = desk.sign_in_fully(&desk.t.noor).await;
    let email = desk.email_of(&desk.t.noor).await;
    desk.t
        .call(ResetUserPassword)
        .by(&desk.t.amara)
        .with_json(json!({ "user_id": desk.t.noor.profile }))
        .ok()
        .await;
    desk.service
        .on_notification(&format!("user:{}", desk.t.noor.profile))
        .await
        .unwrap();
    assert_eq!(
        desk.get("/user")
            .bearer(&session.text("access_token"))
            .send()
            .await
            .refusal(),
        "session_not_found"
    );
    let refused = desk
        .post(
            "/token?grant_type=password",
            json!({ "email": email, "password": PASSWORD }),
        )
        .send()
        .await;
    assert_eq!(refused.refusal(), "invalid_credentials");
    let (template, text) = desk.mails().await.pop().unwrap();
    assert_eq!(template, "password-reset");
    let fresh = json!({ "token": token_in(&text), "password": "copper walnut meridian" });
    desk.post("/session/reset", fresh)
        .header("origin", "http://localhost:8000")
        .send()
        .await
        .ok();
    desk.post(
        "/token?grant_type=password",
        json!({ "email": email, "password": "copper walnut meridian" }),
    )
    .send()
    .await
    .ok();
}

#[tokio::test]
async fn who_belongs_to_another_practice_too_is_reset_by_nobody_else() {
    let desk = desk().await;
    let other = Desk::new().await;
    let session = desk.sign_in_fully(&desk.t.noor).await;
    let email = desk.email_of(&desk.t.noor).await;
    let operator = desk.t.house().database.operator().await;
    let belong = "insert into organization_memberships (id, organization_id, profile_id, kind, status, status_reason, deactivated_at)
        values ($1, $2, $3, 'staff', 'deactivated', 'not here yet', now())";
    let id = desk.service.new_id();
    operator
        .execute(belong, &[&id, &other.t.organization, &desk.t.noor.profile])
        .await
        .unwrap();
    let whom = json!({ "user_id": desk.t.noor.profile });
    let calls = [
        ("reset-user-password", whom.clone()),
        ("unlock-account", whom.clone()),
        ("send-admin-password-reset", json!({ "email": email })),
    ];
    let call = |name: &'static str, input: serde_json::Value| {
        let caller = desk.t.amara.caller(desk.service.now());
        let house = desk.t.house();
        async move {
            house
                .call_named(name, caller, input.to_string().as_bytes())
                .await
        }
    };
    call("unlock-account", whom.clone()).await.unwrap(); // a closed door elsewhere opens nothing
    operator
        .execute(
            "update organization_memberships set status = 'active', status_reason = null, deactivated_at = null where id = $1",
            &[&id],
        )
        .await
        .unwrap();
    let mails = desk.mails().await.len();
    for (name, input) in calls {
        let error = call(name, input).await.unwrap_err();
        assert_eq!(error.code(), Code::Conflict, "{name}: {error:?}");
        assert!(
            error.message().contains("Forgot password"),
            "{name}: {error:?}"
        );
    }
    assert_eq!(desk.mails().await.len(), mails);
    desk.sign_in(&email).await;
    desk.get("/user")
        .bearer(&session.text("access_token"))
        .send()
        .await
        .ok();

    // The door itself refuses as well, whoever asks it.
    let claims = json!({ "role": "authenticated", "sub": desk.t.amara.profile, "organization_id": desk.t.organization, "aal": "aal2" });
    let superuser = desk.t.house().database.superuser().await;
    let asked = format!(
        "begin; set local role authenticated; select set_config('request.jwt.claims', '{claims}', true); select auth.require_new_password('{}')",
        desk.t.noor.profile
    );
    let error = superuser.batch_execute(&asked).await.unwrap_err();
    assert!(
        format!("{error:?}").contains("not the caller's to reset"),
        "{error:?}"
    );

    // To end the sessions here is to take away: that stays possible.
    call(
        "force-sign-out",
        json!({ "user_id": desk.t.noor.profile, "reason": "lost laptop" }),
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn every_functions_example_is_accepted_by_its_own_parser() {
    for entry in FUNCTIONS {
        assert!((entry.example)().is_object(), "{}", entry.spec.name);
    }
}

#[tokio::test]
async fn an_invitation_ends_with_the_right_of_whoever_gave_it() {
    let desk = desk().await;
    desk.t
        .call(SendStaffInvitation)
        .by(&desk.t.amara)
        .with(<SendStaffInvitation as kernel::Function>::example())
        .ok()
        .await;
    let (_, text) = desk.mails().await.pop().unwrap();
    let acceptance = json!({ "token": token_in(&text), "password": PASSWORD });
    let operator = desk.t.house().database.operator().await;
    let (practice, amara, noor) = (
        desk.t.organization,
        desk.t.amara.profile,
        desk.t.noor.profile,
    );
    operator
        .execute(
            "insert into user_roles (id, organization_id, profile_id, role) values (gen_random_uuid(), $1, $2, 'administrator')",
            &[&practice, &noor],
        )
        .await
        .unwrap();
    operator
        .execute(
            "update user_roles set valid_to = now() where organization_id = $1 and profile_id = $2 and role = 'administrator'",
            &[&practice, &amara],
        )
        .await
        .unwrap();
    let reply = desk
        .post("/session/accept-invitation", acceptance)
        .header("origin", "http://localhost:8000")
        .send()
        .await;
    assert_eq!(reply.refusal(), "link_expired");
}
