//! The official list of diagnoses.

use jiff::Timestamp;
use jiff::civil::date;
use tokio_postgres::Client;

use crate::fault::Fault;

/// The release of April 2026, public domain.
const DIAGNOSES: &[u8] = include_bytes!("../../../../data/icd10cm-2026-04.tsv.gz");

/// Loads the code list. It holds from the fiscal year before the release on, so that the demo's first visits have it.
pub async fn load(operator: &mut Client, now: Timestamp) -> Result<(), Fault> {
    clients::icd10::import(operator, DIAGNOSES, date(2025, 10, 1), now)
        .await
        .map_err(|fault| Fault::new(Fault::CONFLICT, fault.to_string()))?;
    Ok(())
}
