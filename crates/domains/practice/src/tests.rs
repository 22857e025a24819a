//! Stories across functions.

use kernel::prelude::*;
use testkit::Practice;

use crate::functions::assign_role::{AssignRole, RoleChange};
use crate::functions::deactivate_user::{DeactivateUser, Deactivation};
use crate::functions::get_users::GetUsers;
use crate::functions::revoke_role::RevokeRole;

/// A practice of one's own.
pub(crate) async fn practice() -> Practice {
    Practice::new(&[crate::FUNCTIONS]).await
}

fn administrator(person: &testkit::Person) -> RoleChange {
    RoleChange {
        profile_id: person.profile.into(),
        role: Role::Administrator,
    }
}

#[tokio::test]
async fn an_administrator_may_go_once_there_is_another() {
    let t = practice().await;
    t.call(AssignRole)
        .by(&t.amara)
        .with(administrator(&t.rosa))
        .ok()
        .await;
    t.call(RevokeRole)
        .by(&t.amara)
        .with(administrator(&t.amara))
        .ok()
        .await;
    // The role is gone at once, whatever the session still says.
    let error = t.call(GetUsers).by(&t.amara).ok().await;
    assert_eq!(error, serde_json::json!([]));
    let left = Deactivation {
        profile_id: t.amara.profile.into(),
        reason: Text::new("Moved away").unwrap(),
    };
    let mut rosa = t.rosa.clone();
    rosa.role = Role::Administrator;
    t.call(DeactivateUser).by(&rosa).with(left).ok().await;
}

/// Two administrators leave at the same moment, again and again: one of them always stays.
#[tokio::test]
async fn of_two_administrators_who_leave_at_once_one_stays() {
    for round in 0..8 {
        let t = practice().await;
        t.call(AssignRole)
            .by(&t.amara)
            .with(administrator(&t.rosa))
            .ok()
            .await;
        let mut rosa = t.rosa.clone();
        rosa.role = Role::Administrator;
        let (amara_role, rosa_role) = (administrator(&t.amara), administrator(&t.rosa));
        let (first, second) = tokio::join!(
            t.call(RevokeRole).by(&t.amara).with(amara_role).answer(),
            t.call(RevokeRole).by(&rosa).with(rosa_role).answer(),
        );
        let stayed = [&first, &second]
            .into_iter()
            .filter(|answer| answer.is_err())
            .count();
        assert_eq!(stayed, 1, "round {round}: {first:?} {second:?}");
    }
}

/// The database holds the rules against whoever comes another way: the owner's own hand is refused.
#[tokio::test]
async fn wrong_states_cannot_be_written() {
    let t = practice().await;
    let operator = t.house().database.operator().await;
    let id = || t.house().waist.new_request_id();
    let refused = async |what: &str, sql: &str, params: &[&(dyn testkit::ToSql + Sync)]| {
        let error = operator.execute(sql, params).await.expect_err(what);
        error
            .as_db_error()
            .and_then(|error| error.constraint())
            .map(str::to_owned)
    };
    let insert =
        "insert into user_roles (id, organization_id, profile_id, role) values ($1, $2, $3, $4)";

    let constraint = refused(
        "a supervisor who is associate",
        insert,
        &[
            &id(),
            &t.organization,
            &t.stellan.profile,
            &"associate_trainee",
        ],
    )
    .await;
    assert_eq!(
        constraint.as_deref(),
        Some("user_roles_associate_or_supervisor")
    );
    let constraint = refused(
        "a client who is staff",
        insert,
        &[&id(), &t.organization, &t.cleo.profile, &"front_desk"],
    )
    .await;
    assert_eq!(constraint.as_deref(), Some("user_roles_membership_fkey"));
    let constraint = refused(
        "a role held twice",
        insert,
        &[&id(), &t.organization, &t.noor.profile, &"therapist"],
    )
    .await;
    assert_eq!(constraint.as_deref(), Some("user_roles_once"));
    let constraint = refused(
        "an ended role that goes on",
        "update user_roles set valid_to = now() + interval '1 day', role = 'supervisor' where profile_id = $1",
        &[&t.noor.profile],
    )
    .await;
    assert_eq!(constraint.as_deref(), Some("user_roles_ends_once"));
    let constraint = refused(
        "no administrator",
        "update user_roles set valid_to = now() where profile_id = $1",
        &[&t.amara.profile],
    )
    .await;
    assert_eq!(constraint.as_deref(), Some("user_roles_last_administrator"));
    let constraint = refused(
        "a wrong NPI",
        "update staff_profiles set npi = '1234567890' where profile_id = $1",
        &[&t.noor.profile],
    )
    .await;
    assert_eq!(constraint.as_deref(), Some("staff_profiles_npi_check"));
    let constraint = refused(
        "a second row of settings",
        "insert into practice_settings (id, organization_id) values ($1, $2)",
        &[&id(), &t.organization],
    )
    .await;
    assert_eq!(
        constraint.as_deref(),
        Some("practice_settings_one_per_practice")
    );
}

#[tokio::test]
async fn the_two_checks_of_an_npi_agree() {
    let t = practice().await;
    let operator = t.house().database.operator().await;
    let numbers: Vec<String> = (0..2000_u64)
        .map(|n| (1_000_000_000 + n * 499_999).to_string())
        .collect();
    let found = operator
        .query_one("select array(select app.is_npi(n) from unnest($1::text[]) with ordinality as x(n, i) order by i)", &[&numbers])
        .await
        .unwrap();
    let in_sql: Vec<bool> = found.get(0);
    let in_rust: Vec<bool> = numbers
        .iter()
        .map(|n| crate::npi::Npi::new(n).is_ok())
        .collect();
    assert_eq!(in_sql, in_rust);
    assert!(in_rust.iter().any(|good| *good));
}

/// Numbers are taken in the transaction that uses them: a failed one gives its number back, and no two share one.
#[tokio::test]
async fn numbers_have_no_gap_and_no_double() {
    let t = practice().await;
    let mut operators = Vec::new();
    for _ in 0..4 {
        let operator = t.house().database.operator().await;
        let claims = format!(
            r#"{{"role":"service_role","organization_id":"{}"}}"#,
            t.organization
        );
        operator
            .execute(
                "select set_config('request.jwt.claims', $1, false)",
                &[&claims],
            )
            .await
            .unwrap();
        operators.push(operator);
    }
    let take = async |operator: &testkit::Client| {
        let mut taken = Vec::new();
        for turn in 0..12 {
            operator.batch_execute("begin").await.unwrap();
            let number: i64 = operator
                .query_one("select app.next_number('invoice')", &[])
                .await
                .unwrap()
                .get(0);
            if turn % 3 == 0 {
                operator.batch_execute("rollback").await.unwrap();
            } else {
                operator.batch_execute("commit").await.unwrap();
                taken.push(number);
            }
        }
        taken
    };
    let (a, b, c, d) = tokio::join!(
        take(&operators[0]),
        take(&operators[1]),
        take(&operators[2]),
        take(&operators[3])
    );
    let mut numbers = [a, b, c, d].concat();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=32).collect::<Vec<i64>>());
}
