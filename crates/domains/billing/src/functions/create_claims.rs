//! Makes claims of charges that wait for one: one claim for each client, policy, clinician, place and month of services.

use std::collections::BTreeMap;

use kernel::live::Topic;
use kernel::prelude::*;

use crate::charge::ChargeStatus;
use crate::claim::{ClaimLine, ClaimStatus};
use crate::functions::update_charge::State;
use crate::statements;

/// See the module.
pub struct CreateClaims;

/// Which charges.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargesToClaim {
    /// Their ids, at most a hundred.
    #[schemars(length(min = 1, max = 100))]
    pub charge_ids: Vec<Uuid>,
}

/// A diagnosis of a charge.
#[derive(Clone, Debug, Row)]
pub struct ChargeDiagnosis {
    /// The charge.
    pub charge_id: Uuid,
    /// The code.
    pub code: String,
}

/// What stands on one claim together.
type Together = (Uuid, Uuid, Uuid, String, i16, i8);

impl Function for CreateClaims {
    const SPEC: Spec = Spec::write(
        "create-claims",
        "Makes claims of charges that wait for one.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = ChargesToClaim;
    type Output = Vec<ClaimLine>;

    async fn run(cx: &mut Context, input: ChargesToClaim) -> Result<Vec<ClaimLine>> {
        super::distinct(&input.charge_ids, "charge_ids")?;
        let charges = cx
            .all(&statements::CHARGE_STATE, &[&input.charge_ids])
            .await?;
        if charges.len() != input.charge_ids.len() {
            return Err(Error::not_found("charge"));
        }
        if charges
            .iter()
            .any(|charge| charge.status != ChargeStatus::Ready)
        {
            return Err(Error::conflict(
                "One of these charges is not ready to claim: it is held, paid by the client, or on a claim already. Reload the list.",
            ));
        }
        let mut diagnoses: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
        for diagnosis in cx
            .all(&statements::DIAGNOSES_OF_CHARGES, &[&input.charge_ids])
            .await?
        {
            diagnoses
                .entry(diagnosis.charge_id)
                .or_default()
                .push(diagnosis.code);
        }
        let mut groups: BTreeMap<Together, Vec<State>> = BTreeMap::new();
        for charge in charges {
            // A ready charge has a policy: the table says so.
            let Some(policy) = charge.client_insurance_id else {
                continue;
            };
            let day = charge.service_on;
            let key = (
                charge.client_id.into(),
                policy,
                charge.clinician_id.into(),
                charge.place_of_service.clone(),
                day.year(),
                day.month(),
            );
            groups.entry(key).or_default().push(charge);
        }
        let mut made = Vec::new();
        for (_, mut charges) in groups {
            charges.sort_by_key(|charge| (charge.service_on, charge.id));
            for part in parts(charges, &diagnoses) {
                made.push(create(cx, &part, &diagnoses).await?);
            }
        }
        cx.all(&statements::GET_SOME_CLAIMS, &[&made]).await
    }

    fn example() -> ChargesToClaim {
        ChargesToClaim {
            charge_ids: vec![crate::example::READY_CHARGE],
        }
    }
}

/// Cuts what stands together where a claim would be full: fifty services, twelve diagnoses.
fn parts(charges: Vec<State>, diagnoses: &BTreeMap<Uuid, Vec<String>>) -> Vec<Vec<State>> {
    let mut parts: Vec<Vec<State>> = Vec::new();
    for charge in charges {
        let fits = parts.last().is_some_and(|part| {
            let ids = part.iter().chain([&charge]).map(|charge| charge.id);
            part.len() < x12::professional::MOST_LINES
                && codes(ids, diagnoses).len() <= x12::professional::MOST_DIAGNOSES
        });
        match parts.last_mut() {
            Some(part) if fits => part.push(charge),
            _ => parts.push(vec![charge]),
        }
    }
    parts
}

/// The diagnoses of some charges, each once, in the order in which they come.
fn codes(
    charges: impl Iterator<Item = Uuid>,
    diagnoses: &BTreeMap<Uuid, Vec<String>>,
) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in charges
        .filter_map(|charge| diagnoses.get(&charge))
        .flatten()
    {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

async fn create(
    cx: &mut Context,
    charges: &[State],
    diagnoses: &BTreeMap<Uuid, Vec<String>>,
) -> Result<Uuid> {
    let Some(first) = charges.first() else {
        return Err(Error::internal("a claim of no charge"));
    };
    let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
    cx.about(id);
    cx.about_client(first.client_id);
    let total: i64 = charges.iter().map(|charge| charge.amount_cents).sum();
    cx.execute(
        &statements::CREATE_CLAIM,
        &[
            &id,
            &practice,
            &first.client_id,
            &first.client_insurance_id,
            &first.clinician_id,
            &first.place_of_service,
            &total,
            &first.note_id,
        ],
    )
    .await?;
    cx.announce(Topic::Charges)?;
    cx.announce(Topic::Claims)?;
    let codes = codes(charges.iter().map(|charge| charge.id), diagnoses);
    cx.execute(
        &statements::CREATE_CLAIM_DIAGNOSES,
        &[&practice, &id, &codes],
    )
    .await?;
    for (index, charge) in charges.iter().enumerate() {
        let line = cx.new_id();
        let position = i16::try_from(index + 1).map_err(Error::internal)?;
        let of_charge = diagnoses
            .get(&charge.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        // A line points to at most four.
        let pointers: Vec<i16> = of_charge
            .iter()
            .take(4)
            .filter_map(|code| codes.iter().position(|known| known == code))
            .filter_map(|index| i16::try_from(index + 1).ok())
            .collect();
        cx.execute(
            &statements::CREATE_CLAIM_LINE,
            &[&line, &practice, &id, &position, &charge.id, &pointers],
        )
        .await
        .on_constraint("claim_service_lines_charge_once", || {
            Error::conflict("One of these charges stands on a claim already. Reload the list.")
        })?;
    }
    let person = cx.user()?.profile;
    let (history, none) = (cx.new_id(), None::<String>);
    cx.execute(
        &statements::RECORD_CLAIM_STATUS,
        &[
            &history,
            &practice,
            &id,
            &None::<ClaimStatus>,
            &ClaimStatus::Draft,
            &none,
            &None::<Uuid>,
            &person,
            &now,
        ],
    )
    .await?;
    let ids: Vec<Uuid> = charges.iter().map(|charge| charge.id).collect();
    let claimed: Vec<&str> = ids.iter().map(|_| ChargeStatus::Claimed.as_str()).collect();
    cx.execute(&statements::SET_CHARGE_STATUS, &[&ids, &claimed])
        .await?;
    Ok(id)
}
