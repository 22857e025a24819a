//! The walks over all domains: what must hold of every function there will ever be. A new domain is added to [`DOMAINS`].

mod canary;
mod planted;

use testkit::World;
use testkit::walk::{self, Domain};

const DOMAINS: &[Domain] = &[
    Domain {
        functions: auth::FUNCTIONS,
        statements: &[], // prepared by its own tests, as the role that runs them
        words: &[],
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../auth/src"),
    },
    Domain {
        functions: practice::FUNCTIONS,
        statements: practice::STATEMENTS,
        words: practice::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/practice/src"),
    },
    Domain {
        functions: clients::FUNCTIONS,
        statements: clients::STATEMENTS,
        words: clients::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/clients/src"),
    },
    Domain {
        functions: security::FUNCTIONS,
        statements: security::STATEMENTS,
        words: security::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/security/src"),
    },
    Domain {
        functions: documents::FUNCTIONS,
        statements: documents::STATEMENTS,
        words: documents::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/documents/src"),
    },
    Domain {
        functions: scheduling::FUNCTIONS,
        statements: scheduling::STATEMENTS,
        words: scheduling::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/scheduling/src"),
    },
    Domain {
        functions: clinical::FUNCTIONS,
        statements: clinical::STATEMENTS,
        words: clinical::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/clinical/src"),
    },
    Domain {
        functions: billing::FUNCTIONS,
        statements: billing::STATEMENTS,
        words: billing::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/billing/src"),
    },
    Domain {
        functions: notifications::FUNCTIONS,
        statements: notifications::STATEMENTS,
        words: notifications::WORDS,
        source: concat!(env!("CARGO_MANIFEST_DIR"), "/../domains/notifications/src"),
    },
];

async fn world() -> World {
    let functions: Vec<_> = DOMAINS.iter().map(|domain| domain.functions).collect();
    let mut world = World::new(&functions).await;
    world.house.waist.outside = crate::operations::tests::installation(&world.house);
    world
}

fn none(faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_function_of_the_server_is_walked() {
    let walked: usize = DOMAINS.iter().map(|domain| domain.functions.len()).sum();
    assert_eq!(
        walked,
        crate::registry().iter().count(),
        "add the new domain to DOMAINS"
    );
}

#[tokio::test]
async fn bodies_are_read_strictly() {
    none(walk::bodies(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn who_may_call_is_what_is_declared() {
    none(walk::roles(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn the_second_factor_comes_first() {
    none(walk::assurance(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn nobody_sees_or_changes_anything_of_another_practice() {
    none(walk::other_practices(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn an_event_is_left_exactly_when_it_is_declared() {
    none(walk::audit(DOMAINS).await);
}

#[tokio::test]
async fn a_rehearsal_leaves_nothing() {
    none(walk::rehearsals_leave_nothing(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn whoever_calls_too_often_is_told_when_to_come_again() {
    none(walk::rate_limits(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn every_statement_is_understood_by_the_schema() {
    none(walk::statements(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn vocabularies_and_constraints_have_the_same_words() {
    none(walk::words(&world().await, DOMAINS).await);
}

#[test]
fn a_function_stands_in_the_file_of_its_name() {
    none(walk::files_and_names(DOMAINS));
}
