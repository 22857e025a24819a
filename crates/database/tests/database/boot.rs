//! The server refuses a login that row-level security would not hold.

use database::boot::assert_login_role;
use database::{Error, LoginRoleFault};
use tokio_postgres::Client;

use crate::house::{app, base, cluster, superuser};

async fn fault_after(change: &str, undo: &str, login: &str) -> LoginRoleFault {
    let access = cluster().await.access();
    let database = base().await;
    let root = superuser(access, &database).await;
    root.batch_execute(&format!("create role {login} login noinherit password 'p'; grant connect on database {database} to {login}"))
        .await
        .expect("a login of its own for this test");
    root.batch_execute(change)
        .await
        .expect("the fault can be planted");
    let mut config = access.app(&database);
    config.user(login).password("p");
    let client = database::connect(&database::Settings::socket(config))
        .await
        .expect("it can log in");
    let error = assert_login_role(&client)
        .await
        .expect_err("this login must be refused");
    root.batch_execute(&format!("{undo}; drop owned by {login}; drop role {login}"))
        .await
        .expect("cleared up");
    match error {
        Error::LoginRole(fault) => fault,
        other => panic!("another error: {other}"),
    }
}

async fn login() -> Client {
    app(cluster().await.access(), &base().await).await
}

#[tokio::test]
async fn the_servers_own_login_is_accepted() {
    assert_login_role(&login().await)
        .await
        .expect("mentalspace_app is the right login");
}

#[tokio::test]
async fn a_superuser_is_refused() {
    let fault = fault_after(
        "alter role boot_super superuser",
        "alter role boot_super nosuperuser",
        "boot_super",
    )
    .await;
    assert!(matches!(fault, LoginRoleFault::Superuser(_)), "{fault}");
}

#[tokio::test]
async fn a_login_that_bypasses_row_level_security_is_refused() {
    let fault = fault_after(
        "alter role boot_bypass bypassrls",
        "select 1",
        "boot_bypass",
    )
    .await;
    assert!(matches!(fault, LoginRoleFault::BypassesRls(_)), "{fault}");
}

#[tokio::test]
async fn a_login_that_inherits_is_refused() {
    let fault = fault_after(
        "alter role boot_inherit inherit",
        "select 1",
        "boot_inherit",
    )
    .await;
    assert!(matches!(fault, LoginRoleFault::Inherits(_)), "{fault}");
}

#[tokio::test]
async fn a_login_that_owns_something_is_refused_and_the_thing_is_named() {
    let fault = fault_after(
        "create table app.stray (id uuid primary key); alter table app.stray owner to boot_owner",
        "drop table app.stray",
        "boot_owner",
    )
    .await;
    match fault {
        LoginRoleFault::Owns(_, objects) => assert!(
            objects.iter().any(|object| object.contains("app.stray")),
            "{objects:?}"
        ),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_login_that_can_become_the_owner_is_refused() {
    let fault = fault_after(
        "grant mentalspace_owner to boot_member",
        "revoke mentalspace_owner from boot_member",
        "boot_member",
    )
    .await;
    assert_eq!(
        fault,
        LoginRoleFault::CanBecome("boot_member".into(), "mentalspace_owner".into())
    );
}
