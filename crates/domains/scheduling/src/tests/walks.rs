//! The walks of the house, for this domain: roles, assurance, strict bodies, other practices, audit, statements, words, names.

use testkit::World;
use testkit::walk::{self, Domain};

const DOMAINS: &[Domain] = &[Domain {
    functions: crate::FUNCTIONS,
    statements: crate::STATEMENTS,
    words: crate::WORDS,
    source: concat!(env!("CARGO_MANIFEST_DIR"), "/src"),
}];

async fn world() -> World {
    World::new(&[crate::FUNCTIONS]).await
}

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[tokio::test]
async fn every_statement_is_understood_by_the_schema() {
    none(walk::statements(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn words_and_constraints_say_the_same() {
    none(walk::words(&world().await, DOMAINS).await);
}

#[test]
fn every_function_stands_in_the_file_of_its_name() {
    none(walk::files_and_names(DOMAINS));
}

#[tokio::test]
async fn every_role_may_do_what_is_declared_and_nothing_else() {
    none(walk::roles(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn bodies_are_read_strictly() {
    none(walk::bodies(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn another_practice_reaches_nothing() {
    none(walk::other_practices(&world().await, DOMAINS).await);
}

#[tokio::test]
async fn every_call_leaves_its_event() {
    none(walk::audit(DOMAINS).await);
}
