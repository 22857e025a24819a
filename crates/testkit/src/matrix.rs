//! Every table x everybody x every command x every sample row, tried for real.
//!
//! What must be allowed is read from `app.authorizations` and the scopes' own predicates, evaluated by a superuser whom no policy
//! touches; what is allowed is found by trying it as the caller. The two are built from the same table by different ways: one by the policies
//! that `app.permit` wrote, the other here.
//!
//! A try that fails with 42501 or reaches no row was denied; one that succeeds, or fails on a constraint (23xxx), was allowed.

mod actor;
mod table;

use tokio_postgres::Client;

use crate::house::World;
use actor::Actor;
use table::Table;

/// What the matrix found.
pub struct Matrix {
    /// How many cells were tried.
    pub cells: usize,
    /// What differs from the authorizations.
    pub faults: Vec<String>,
}

/// Tries the whole matrix in `world`. Everything is rolled back.
pub async fn table_matrix(world: &World) -> Matrix {
    matrix_of(world, |_| true).await
}

/// Tries the tables whose name is wanted.
pub(crate) async fn matrix_of(world: &World, wanted: impl Fn(&str) -> bool) -> Matrix {
    let judge = world.house.database.superuser().await;
    let hand = database::connect(&world.house.database.settings())
        .await
        .expect("the server's login can connect");
    let mut matrix = Matrix {
        cells: 0,
        faults: Vec::new(),
    };
    let actors = actor::everybody(world);
    for name in table::guarded(&judge).await {
        if !wanted(&name) {
            continue;
        }
        let table = Table::read(&judge, &name).await;
        matrix.faults.extend(table.lacks_samples(world));
        for actor in &actors {
            actor.announce(&judge).await;
            for command in ["select", "update", "delete", "insert"] {
                if actor.reads_only && command != "select" {
                    continue;
                }
                let (cells, faults) = try_cells(&judge, &hand, &table, actor, command).await;
                matrix.cells += cells;
                matrix.faults.extend(faults);
            }
        }
    }
    matrix
}

/// The cells of one table, actor and command: one per sample row.
async fn try_cells(
    judge: &Client,
    hand: &Client,
    table: &Table,
    actor: &Actor,
    command: &str,
) -> (usize, Vec<String>) {
    let expected = table.expected(judge, actor, command).await;
    let mut faults = Vec::new();
    hand.batch_execute("begin")
        .await
        .expect("a transaction begins");
    actor.take_on(hand).await;
    let reached = table.reached(hand, command, &expected).await;
    for ((row, allowed), tried) in table.rows.iter().zip(&expected).zip(reached) {
        let place = format!(
            "{} by {}, {command} row {}",
            table.name, actor.name, row.label
        );
        match tried {
            Ok(done) if done == *allowed => {}
            Ok(true) => faults.push(format!("{place}: allowed but should be denied")),
            Ok(false) => faults.push(format!("{place}: denied but should be allowed")),
            Err(error) => faults.push(format!("{place}: {error}")),
        }
    }
    hand.batch_execute("rollback")
        .await
        .expect("a transaction is undone");
    (expected.len(), faults)
}
