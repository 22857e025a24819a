//! A note became final: what it documents is charged, each service once.

use jiff::civil::Date;
use kernel::Job;
use kernel::id::ClientId;
use kernel::jobs::JobSpec;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::book;
use crate::charge::{ChargeStatus, Judged, judge};
use crate::ledger::{Debtor, Entry, Owed};
use crate::statements;

/// See the module.
pub struct CreateCharge;

/// Which note became final.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedNote {
    /// The note.
    pub note_id: Uuid,
}

/// A service of a note, with what decides about its charge.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct ServiceFacts {
    pub client_id: ClientId,
    pub clinician_id: ProfileId,
    pub service_on: Date,
    pub note_service_id: Uuid,
    pub billing_code_id: Uuid,
    pub code: String,
    pub add_on: bool,
    pub minutes: Option<i32>,
    pub units: i32,
    pub modifiers: Vec<String>,
    pub modality: Option<String>,
    pub place_of_service: Option<String>,
    pub client_insurance_id: Option<Uuid>,
    pub payer_id: Option<Uuid>,
    pub diagnoses: i64,
}

/// Where a service took place, as claims say it, and the modifier that says it once more.
fn place(modality: Option<&str>, office: Option<&str>) -> (String, Option<&'static str>) {
    match modality {
        // 10: by telecommunication, the patient at home; 93 by voice alone.
        Some("video") => ("10".to_owned(), Some("95")),
        Some("phone") => ("10".to_owned(), Some("93")),
        _ => (office.unwrap_or("11").to_owned(), None),
    }
}

impl Job for CreateCharge {
    const SPEC: JobSpec = JobSpec::new(
        "create-charge",
        "Charges the services of a note that became final.",
    )
    .audits("charge");
    type Payload = SignedNote;

    async fn run(cx: &mut Context, payload: SignedNote) -> Result<()> {
        let note = payload.note_id;
        let services = cx.all(&statements::CHARGE_FACTS, &[&note]).await?;
        for service in &services {
            charge(cx, note, service, &services).await?;
        }
        if !services.is_empty() {
            cx.count(
                "charges",
                i64::try_from(services.len()).map_err(Error::internal)?,
            );
        }
        Ok(())
    }
}

async fn charge(
    cx: &mut Context,
    note: Uuid,
    service: &ServiceFacts,
    all: &[ServiceFacts],
) -> Result<()> {
    let (place, modifier) = place(
        service.modality.as_deref(),
        service.place_of_service.as_deref(),
    );
    let mut modifiers = service.modifiers.clone();
    if let Some(modifier) = modifier
        .filter(|modifier| modifiers.len() < 4 && !modifiers.iter().any(|given| given == modifier))
    {
        modifiers.push(modifier.to_owned());
    }
    let fee: Fee = cx
        .one(
            "price",
            &statements::FEE_OF,
            &[
                &service.code,
                &modifiers,
                &service.payer_id,
                &service.service_on,
            ],
        )
        .await?;
    let amount = fee.fee_cents.unwrap_or(0) * i64::from(service.units);
    let debtor = if service.client_insurance_id.is_some() {
        Debtor::Insurance
    } else {
        Debtor::Client
    };
    let others: Vec<(&str, bool)> = all
        .iter()
        .filter(|other| other.note_service_id != service.note_service_id)
        .map(|other| (other.code.as_str(), other.add_on))
        .collect();
    let (status, reason) = judge(&Judged {
        code: &service.code,
        add_on: service.add_on,
        others: &others,
        minutes: service.minutes,
        amount_cents: amount,
        diagnoses: service.diagnoses,
        debtor,
    });
    let (id, practice) = (cx.new_id(), cx.organization()?);
    let made = cx
        .execute(
            &statements::CREATE_CHARGE,
            &[
                &id,
                &practice,
                &service.client_id,
                &note,
                &service.note_service_id,
                &service.clinician_id,
                &service.billing_code_id,
                &service.client_insurance_id,
                &service.code,
                &modifiers,
                &place,
                &service.service_on,
                &service.minutes,
                &service.units,
                &amount,
                &status,
                &reason,
            ],
        )
        .await?;
    if made == 0 {
        return Ok(());
    }
    cx.about(id);
    cx.about_client(service.client_id);
    cx.announce(Topic::Charges)?;
    cx.execute(
        &statements::CREATE_CHARGE_DIAGNOSES,
        &[&id, &practice, &note],
    )
    .await?;
    if status != ChargeStatus::Held {
        let owed = Owed {
            charge: id,
            client: service.client_id.into(),
        };
        book::record(cx, Entry::charge(owed, debtor, amount), service.service_on).await?;
        if debtor == Debtor::Client {
            book::apply_credit(cx, service.client_id, service.service_on).await?;
        }
    }
    Ok(())
}

/// A price.
#[derive(Clone, Copy, Debug, Row)]
pub struct Fee {
    /// For one unit, in cents; none if none is known.
    pub fee_cents: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_visit_by_video_is_at_home_and_says_so_twice() {
        assert_eq!(place(Some("video"), Some("11")), ("10".into(), Some("95")));
        assert_eq!(place(Some("phone"), None), ("10".into(), Some("93")));
        assert_eq!(place(Some("in_person"), Some("53")), ("53".into(), None));
        assert_eq!(place(None, None), ("11".into(), None));
    }
}
