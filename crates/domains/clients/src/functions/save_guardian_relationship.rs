//! Writes down somebody who says they may act for a client; it counts once verified.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::chart;
use crate::guardian::{Guardian, GuardianFacts};
use crate::statements;

/// See the module.
pub struct SaveGuardianRelationship;

/// A new line, or a change of one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardianEntry {
    /// Whose chart.
    pub client_id: ClientId,
    /// Which line to change; left out for a new one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen, when changing one.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// What to write. What is left out is emptied.
    pub guardian_relationship: GuardianFacts,
}

impl Function for SaveGuardianRelationship {
    const SPEC: Spec = Spec::write(
        "save-guardian-relationship",
        "Writes down somebody who says they may act for a client; it counts once verified.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
    ]))
    .audits("guardian_relationship");
    type Input = GuardianEntry;
    type Output = Guardian;

    async fn run(cx: &mut Context, entry: GuardianEntry) -> Result<Guardian> {
        chart::open_to_write(cx, entry.client_id).await?;
        let facts = entry.guardian_relationship;
        if let Some(id) = entry.id {
            let seen = chart::seen(entry.row_version)?;
            cx.about(id);
            cx.expect_version("line", &statements::LOCK_GUARDIAN_RELATIONSHIP, id, seen)
                .await?;
            cx.one(
                "line",
                &statements::UPDATE_GUARDIAN_RELATIONSHIP,
                &[
                    &id,
                    &entry.client_id,
                    &facts.name,
                    &facts.kind,
                    &facts.phone,
                    &facts.email,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "line",
                &statements::CREATE_GUARDIAN_RELATIONSHIP,
                &[
                    &id,
                    &practice,
                    &entry.client_id,
                    &facts.name,
                    &facts.kind,
                    &facts.phone,
                    &facts.email,
                ],
            )
            .await
        }
    }

    fn example() -> GuardianEntry {
        GuardianEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            guardian_relationship: GuardianFacts::example(),
        }
    }
}
