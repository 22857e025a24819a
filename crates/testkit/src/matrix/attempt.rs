//! Trying a command on sample rows, and undoing it.

use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Error};

use super::actor::Actor;
use super::table::Table;

type Reached = Result<bool, String>;

/// Which rows the command reaches. Rows that should be out of reach are tried together, the others one by one. `hand` stands in a
/// transaction of the actor.
pub(super) async fn reached(
    hand: &Client,
    table: &Table,
    actor: &Actor,
    command: &str,
    expected: &[bool],
) -> Vec<Reached> {
    if command == "insert" {
        let mut answers = Vec::new();
        for (place, allowed) in expected.iter().enumerate() {
            answers.push(insert(hand, table, actor, place, *allowed).await);
        }
        return answers;
    }
    let statement = statement(table, actor, command);
    let places = table.places();
    if command == "select" {
        return together(hand, &statement, command, &places, &places).await;
    }
    let denied: Vec<&str> = places
        .iter()
        .zip(expected)
        .filter(|(_, allowed)| !**allowed)
        .map(|(place, _)| *place)
        .collect();
    let mut answers = together(hand, &statement, command, &places, &denied).await;
    for (at, place) in places.iter().enumerate() {
        if expected[at] {
            answers[at] = together(hand, &statement, command, &[place], &[place])
                .await
                .pop()
                .unwrap_or(Ok(false));
        }
    }
    answers
}

fn statement(table: &Table, actor: &Actor, command: &str) -> String {
    let name = &table.name;
    let these = "where ctid = any ($1::text[]::tid[])";
    match command {
        "select" => format!("select ctid::text from {name} {these}"),
        "delete" => {
            format!("with gone as (delete from {name} {these} returning 1) select '' from gone")
        }
        _ => {
            let may = table.columns_for(actor.database_role, "UPDATE");
            let column = may.first().unwrap_or(&table.columns[0]);
            format!(
                "with changed as (update {name} set {column} = {column} {these} returning 1) select '' from changed"
            )
        }
    }
}

/// Tries a statement on the rows `tried` in one go; answers for each of `all` whether it was reached.
async fn together(
    hand: &Client,
    statement: &str,
    command: &str,
    all: &[&str],
    tried: &[&str],
) -> Vec<Reached> {
    if tried.is_empty() {
        return all.iter().map(|_| Ok(false)).collect();
    }
    let everything = || tried.iter().map(|place| (*place).to_owned()).collect();
    let reached: Result<Vec<String>, String> =
        match undone(hand, statement, &tried, Type::TEXT_ARRAY).await {
            Ok(rows) if command == "select" => Ok(rows.iter().map(|row| row.get(0)).collect()),
            Ok(rows) if rows.is_empty() => Ok(Vec::new()),
            // How many, not which: what matters is that not none of them was.
            Ok(_) => Ok(everything()),
            Err(error) => match verdict(&error) {
                Some(true) => Ok(everything()),
                Some(false) => Ok(Vec::new()),
                None => Err(format!("{error:?}")),
            },
        };
    all.iter()
        .map(|place| {
            reached
                .clone()
                .map(|reached| reached.iter().any(|other| other == place))
        })
        .collect()
}

async fn insert(
    hand: &Client,
    table: &Table,
    actor: &Actor,
    place: usize,
    allowed: bool,
) -> Reached {
    let may = table.columns_for(actor.database_role, "INSERT");
    let columns = if allowed && !may.is_empty() {
        may
    } else {
        &table.columns
    }
    .join(", ");
    let (name, source) = (&table.name, table.new_row());
    let statement = format!("insert into {name} ({columns}) select {columns} from {source} t");
    match undone(hand, &statement, &table.rows[place].json, Type::TEXT).await {
        Ok(_) => Ok(true),
        Err(error) => verdict(&error).ok_or_else(|| format!("{error:?}")),
    }
}

/// Does it and undoes it, in one round trip.
async fn undone(
    hand: &Client,
    statement: &str,
    parameter: &(dyn ToSql + Sync),
    ty: Type,
) -> Result<Vec<tokio_postgres::Row>, Error> {
    let parameters = [(parameter, ty)];
    let (set, done, undone) = tokio::join!(
        hand.batch_execute("savepoint try"),
        hand.query_typed(statement, &parameters),
        hand.batch_execute("rollback to try"),
    );
    set?;
    undone?;
    done
}

/// Denied, allowed (only a constraint stood in the way), or neither.
fn verdict(error: &Error) -> Option<bool> {
    match error.code()? {
        state if *state == SqlState::INSUFFICIENT_PRIVILEGE => Some(false),
        state if state.code().starts_with("23") => Some(true),
        _ => None,
    }
}
