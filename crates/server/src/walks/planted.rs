//! The walks are worth what they find: each fault planted here must be named.

use kernel::prelude::*;
use kernel::vocabulary::ColumnWords;
use kernel::{Entry, sql::AnyStatement};
use testkit::World;
use testkit::walk::{self, Domain};

static INVITATIONS: Statement<i64> = Statement::new(
    "invitations",
    "select count(*) from staff_invitations having count(*) > 0",
);
static MISREAD: Statement<i64> = Statement::new("misread", "select name from practice_rooms");
static OUTDATED: Statement<i64> =
    Statement::new("outdated", "select count(*) from a_table_of_yesterday");

/// Says that all staff may, though the table is the administrator's.
struct TooWide;

impl Function for TooWide {
    const SPEC: Spec = Spec::read("count-invitations", "Counts the invitations.")
        .roles(Roles::STAFF)
        .audits("invitation");
    type Input = Nothing;
    type Output = i64;
    async fn run(cx: &mut Context, _: Nothing) -> Result<i64> {
        cx.one("invitation", &INVITATIONS, &[]).await
    }
    fn example() -> Nothing {
        Nothing {}
    }
}

#[derive(Deserialize, Serialize, JsonSchema)]
struct Anything {
    name: Option<String>,
}

/// Reads fields that it does not know.
struct Careless;

impl Function for Careless {
    const SPEC: Spec = Spec::read("take-anything", "Takes anything.")
        .roles(Roles::STAFF)
        .audits("anything");
    type Input = Anything;
    type Output = Option<String>;
    async fn run(_: &mut Context, input: Anything) -> Result<Option<String>> {
        Ok(input.name)
    }
    fn example() -> Anything {
        Anything { name: None }
    }
}

static PLANTED: &[Entry] = &[Entry::of::<TooWide>(), Entry::of::<Careless>()];
static STATEMENTS: &[&dyn AnyStatement] = &[&INVITATIONS, &MISREAD, &OUTDATED];
static WORDS: &[ColumnWords] = &[
    ColumnWords::of("staff_profiles", "employment", || {
        vec!["employee", "contractor"]
    }),
    ColumnWords::of("practice_rooms", "name", || vec!["any"]),
];

const FAULTY: &[Domain] = &[Domain {
    functions: PLANTED,
    statements: STATEMENTS,
    words: WORDS,
    source: "nowhere",
}];
const PRACTICE: &[Domain] = &[Domain {
    functions: practice::FUNCTIONS,
    statements: &[],
    words: &[],
    source: "nowhere",
}];

fn names(faults: &[String], word: &str) -> bool {
    faults.iter().any(|fault| fault.contains(word))
}

#[tokio::test]
async fn planted_faults_of_functions_are_found() {
    let world = World::new(&[PLANTED]).await;
    let faults = walk::roles(&world, FAULTY).await;
    assert!(
        names(
            &faults,
            "count-invitations by front_desk is declared, but does not work"
        ),
        "{faults:?}"
    );
    assert!(
        !names(&faults, "count-invitations by administrator"),
        "{faults:?}"
    );

    let faults = walk::bodies(&world, FAULTY).await;
    assert!(
        names(&faults, "take-anything takes a field nobody knows"),
        "{faults:?}"
    );
    assert!(!names(&faults, "count-invitations takes"), "{faults:?}");
}

#[tokio::test]
async fn planted_faults_of_statements_words_and_files_are_found() {
    let world = World::new(&[PLANTED]).await;
    let faults = walk::statements(&world, FAULTY).await;
    assert!(
        names(&faults, "misread.sql") && names(&faults, "a_table_of_yesterday"),
        "{faults:?}"
    );
    let faults = walk::words(&world, FAULTY).await;
    assert!(
        names(&faults, "staff_profiles.employment may hold")
            && names(&faults, "practice_rooms.name"),
        "{faults:?}"
    );
    let faults = walk::files_and_names(FAULTY);
    assert!(
        names(&faults, "count_invitations has no file"),
        "{faults:?}"
    );
}

#[tokio::test]
async fn holes_in_the_wall_between_practices_are_found() {
    let world = World::new(&[practice::FUNCTIONS]).await;
    let operator = world.house.database.operator().await;
    operator
        .batch_execute(
            "drop policy practice_rooms_tenant on practice_rooms;
             create policy hole_for_reading on practice_rooms for select to authenticated using (id is not null);
             create policy hole_for_writing on practice_rooms for update to authenticated using (id is not null) with check (id is not null)",
        )
        .await
        .unwrap();
    let faults = walk::other_practices(&world, PRACTICE).await;
    assert!(names(&faults, "get-rooms shows"), "{faults:?}");
    // Even through this hole nothing can be changed: the change would belong to one practice and its event to the other, which a
    // key of the audit tables refuses.
    assert!(
        !names(&faults, "lets people of another practice change"),
        "{faults:?}"
    );
}
