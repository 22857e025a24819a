//! The demo's clients, all invented, and the official list of diagnoses.

use jiff::Timestamp;
use jiff::civil::date;
use tokio_postgres::Client;

use super::cast::PRACTICES;
use crate::fault::Fault;

/// The release of April 2026, public domain.
const DIAGNOSES: &[u8] = include_bytes!("../../../../data/icd10cm-2026-04.tsv.gz");
const CLIENTS: &str = include_str!("charts.sql");

/// Loads the code list and registers each practice's clients.
pub async fn found(operator: &mut Client, now: Timestamp) -> Result<(), Fault> {
    clients::icd10::import(operator, DIAGNOSES, date(2025, 10, 1), now)
        .await
        .map_err(|fault| Fault::new(Fault::CONFLICT, fault.to_string()))?;
    let failed = database::Error::doing("registering the demo's clients");
    let done = async {
        let work = operator.transaction().await?;
        work.batch_execute("set local role mentalspace_owner; set local search_path = public")
            .await?;
        for practice in PRACTICES {
            let sql = CLIENTS.replace("{organization}", &practice.id.to_string());
            work.batch_execute(&sql).await?;
        }
        work.commit().await
    };
    done.await.map_err(failed)?;
    Ok(())
}
