//! Writes down that a client gave or refused a consent, pinned to its words.

use kernel::prelude::*;

use crate::chart;
use crate::consent::{Consent, ConsentMethod, Decision, SignedAs};
use crate::statements;
use jiff::civil::Date;
use kernel::id::ClientId;

/// See the module.
pub struct SaveClientConsent;

/// What was said.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsent {
    /// The client.
    pub client_id: ClientId,
    /// To which words.
    pub consent_type_id: Uuid,
    /// What was said.
    pub decision: Decision,
    /// How.
    pub method: ConsentMethod,
    /// By whom.
    pub signed_by_name: Text<160>,
    /// In what capacity.
    pub signed_as: SignedAs,
    /// When; now if it is left out.
    #[serde(default)]
    pub signed_at: Option<Timestamp>,
    /// Last day; as the words say if it is left out.
    #[serde(default)]
    pub expires_on: Option<Date>,
}

impl Function for SaveClientConsent {
    const SPEC: Spec = Spec::write(
        "save-client-consent",
        "Writes down that a client gave or refused a consent, pinned to its words.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("consent");
    type Input = NewConsent;
    type Output = Consent;

    async fn run(cx: &mut Context, input: NewConsent) -> Result<Consent> {
        let cover = chart::open_to_write(cx, input.client_id).await?;
        let (id, practice, by, now) = (
            cx.new_id(),
            cx.organization()?,
            cx.user()?.profile,
            cx.now(),
        );
        let signed_at = input.signed_at.unwrap_or(now);
        if signed_at > now {
            return Err(Error::invalid("signed_at", "This moment has not come yet."));
        }
        if input.expires_on.is_some_and(|day| day < cover.today) {
            return Err(Error::invalid("expires_on", "This day has passed."));
        }
        cx.about(id);
        let written = cx
            .execute(
                &statements::CREATE_CLIENT_CONSENT,
                &[
                    &id,
                    &practice,
                    &input.client_id,
                    &input.consent_type_id,
                    &input.decision,
                    &input.method,
                    &input.signed_by_name,
                    &input.signed_as,
                    &signed_at,
                    &input.expires_on,
                    &by,
                    &cover.today,
                ],
            )
            .await?;
        if written == 0 {
            return Err(Error::not_found("consent"));
        }
        cx.one(
            "consent",
            &statements::GET_CLIENT_CONSENT,
            &[&id, &cover.today],
        )
        .await
    }

    fn example() -> NewConsent {
        NewConsent {
            client_id: crate::example::CLIENT.into(),
            consent_type_id: crate::example::CONSENT_TYPE,
            decision: Decision::Given,
            method: ConsentMethod::InPerson,
            signed_by_name: Text::new("Mira Solberg").expect("it has letters"),
            signed_as: SignedAs::Oneself,
            signed_at: None,
            expires_on: None,
        }
    }
}
