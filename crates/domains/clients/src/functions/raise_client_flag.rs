//! Puts a flag on a client's chart.

use kernel::prelude::*;

use crate::chart;
use crate::flag::{Flag, FlagKind};
use crate::statements;
use jiff::civil::Date;
use kernel::id::ClientId;

/// See the module.
pub struct RaiseClientFlag;

/// What must be seen.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFlag {
    /// The client.
    pub client_id: ClientId,
    /// What about.
    pub kind: FlagKind,
    /// What.
    pub note: Text<500>,
    /// Last day.
    #[serde(default)]
    pub expires_on: Option<Date>,
}

impl Function for RaiseClientFlag {
    const SPEC: Spec = Spec::write("raise-client-flag", "Puts a flag on a client's chart.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::FrontDesk,
            Role::BillingStaff,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .audits("flag");
    type Input = NewFlag;
    type Output = Flag;

    async fn run(cx: &mut Context, input: NewFlag) -> Result<Flag> {
        let cover = chart::open_to_write(cx, input.client_id).await?;
        if input.expires_on.is_some_and(|day| day < cover.today) {
            return Err(Error::invalid("expires_on", "This day has passed."));
        }
        let (id, practice, by) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
        cx.about(id);
        cx.one(
            "flag",
            &statements::RAISE_CLIENT_FLAG,
            &[
                &id,
                &practice,
                &input.client_id,
                &input.kind,
                &input.note,
                &input.expires_on,
                &by,
            ],
        )
        .await
    }

    fn example() -> NewFlag {
        NewFlag {
            client_id: crate::example::CLIENT.into(),
            kind: FlagKind::NoContact,
            note: Text::new("Do not call the number at work").expect("it has letters"),
            expires_on: None,
        }
    }
}
