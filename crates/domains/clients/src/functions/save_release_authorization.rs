//! Writes down to whom information about a client may be given.

use kernel::prelude::*;

use crate::chart;
use crate::release::{Direction, Information, Release};
use crate::statements;
use jiff::civil::Date;
use kernel::id::ClientId;

/// See the module.
pub struct SaveReleaseAuthorization;

/// What may be given.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRelease {
    /// The client.
    pub client_id: ClientId,
    /// To whom.
    pub recipient: Text<200>,
    /// How they are reached.
    #[serde(default)]
    pub recipient_contact: Option<Text<300>>,
    /// Which way.
    pub direction: Direction,
    /// Why.
    pub purpose: Text<500>,
    /// What.
    #[serde(default)]
    pub information: Vec<Information>,
    /// Of which days, the first.
    #[serde(default)]
    pub records_from: Option<Date>,
    /// The last.
    #[serde(default)]
    pub records_to: Option<Date>,
    /// When it was signed.
    pub signed_on: Date,
    /// Last day.
    pub expires_on: Date,
}

impl Function for SaveReleaseAuthorization {
    const SPEC: Spec = Spec::write(
        "save-release-authorization",
        "Writes down to whom information about a client may be given.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("release");
    type Input = NewRelease;
    type Output = Release;

    async fn run(cx: &mut Context, input: NewRelease) -> Result<Release> {
        let cover = chart::open_to_write(cx, input.client_id).await?;
        if input.information.is_empty() {
            return Err(Error::invalid("information", "Say what may be given."));
        }
        if input.signed_on > cover.today {
            return Err(Error::invalid("signed_on", "This day has not come yet."));
        }
        let (id, practice) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.one(
            "release",
            &statements::CREATE_RELEASE_AUTHORIZATION,
            &[
                &id,
                &practice,
                &input.client_id,
                &input.recipient,
                &input.recipient_contact,
                &input.direction,
                &input.purpose,
                &input.information,
                &input.records_from,
                &input.records_to,
                &input.signed_on,
                &input.expires_on,
            ],
        )
        .await
        .on_constraint("release_authorizations_expires_after_signing", || {
            Error::invalid("expires_on", "The last day comes before it was signed.")
        })
        .on_constraint("release_authorizations_records_in_order", || {
            Error::invalid("records_to", "The last day comes before the first.")
        })
    }

    fn example() -> NewRelease {
        NewRelease {
            client_id: crate::example::CLIENT.into(),
            recipient: Text::new("Springfield Family Medicine").expect("it has letters"),
            recipient_contact: None,
            direction: Direction::Both,
            purpose: Text::new("Coordination of care").expect("it has letters"),
            information: vec![Information::Diagnosis, Information::Medications],
            records_from: None,
            records_to: None,
            signed_on: jiff::civil::date(2026, 3, 2),
            expires_on: jiff::civil::date(2027, 3, 1),
        }
    }
}
