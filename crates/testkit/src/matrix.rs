//! Every table x everybody x every command x every sample row, tried for real.
//!
//! What must be allowed is read from `app.authorizations` and the scopes' own predicates, evaluated by a superuser whom no policy
//! touches; what is allowed is found by trying it as the caller. The two are built from the same table by different ways: one by the policies
//! that `app.permit` wrote, the other here.
//!
//! A try that fails with 42501 or reaches no row was denied; one that succeeds, or fails on a constraint (23xxx), was allowed.

mod actor;
mod attempt;
mod table;

use crate::house::World;
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
            hand.batch_execute("begin")
                .await
                .expect("a transaction begins");
            actor.take_on(&hand).await;
            for command in ["select", "update", "delete", "insert"] {
                let expected = table.expected(&judge, actor, command).await;
                matrix.cells += expected.len();
                let reached = attempt::reached(&hand, &table, actor, command, &expected).await;
                for ((row, allowed), tried) in table.rows.iter().zip(&expected).zip(reached) {
                    let cell = format!(
                        "{} by {}, {command} row {}",
                        table.name, actor.name, row.label
                    );
                    matrix.faults.extend(fault(&cell, *allowed, tried));
                }
            }
            hand.batch_execute("rollback")
                .await
                .expect("a transaction is undone");
        }
    }
    matrix
}

fn fault(cell: &str, allowed: bool, tried: Result<bool, String>) -> Option<String> {
    match (tried, allowed) {
        (Ok(true), false) => Some(format!("{cell}: allowed but should be denied")),
        (Ok(false), true) => Some(format!("{cell}: denied but should be allowed")),
        (Ok(_), _) => None,
        (Err(error), _) => Some(format!("{cell}: {error}")),
    }
}
