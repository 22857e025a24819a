//! Moves a client to where they now stand, with the reason.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::Client;
use crate::status::ClientStatus;
use crate::{chart, statements};

/// See the module.
pub struct SetClientStatus;

/// Where to, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClientStatus {
    /// The client.
    pub id: ClientId,
    /// Where the client now stands.
    pub status: ClientStatus,
    /// Why.
    pub reason: Text<500>,
    /// Since when; today if it is left out.
    #[serde(default)]
    pub effective_on: Option<Date>,
}

impl Function for SetClientStatus {
    const SPEC: Spec = Spec::write(
        "set-client-status",
        "Changes where a client stands, with the reason.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
    ]))
    .audits("client");
    type Input = NewClientStatus;
    type Output = Client;

    async fn run(cx: &mut Context, change: NewClientStatus) -> Result<Client> {
        let cover = chart::open_to_write(cx, change.id).await?;
        let on = change.effective_on.unwrap_or(cover.today);
        move_to(
            cx,
            change.id,
            change.status,
            &change.reason,
            on,
            cover.today,
        )
        .await?;
        super::get_client::read(cx, change.id, cover.today).await
    }

    fn example() -> NewClientStatus {
        NewClientStatus {
            id: crate::example::CLIENT.into(),
            status: ClientStatus::OnHold,
            reason: Text::new("Travels until spring").expect("it has letters"),
            effective_on: None,
        }
    }
}

/// Changes the status, if the way leads there, and writes the history.
pub async fn move_to(
    cx: &mut Context,
    id: ClientId,
    to: ClientStatus,
    reason: &Text<500>,
    on: Date,
    today: Date,
) -> Result<()> {
    if on > today {
        return Err(Error::invalid("effective_on", "This day has not come yet."));
    }
    let from: Standing = cx.one("client", &statements::LOCK_STATUS, &[&id]).await?;
    if !from.status.may_become(to) {
        return Err(Error::conflict(format!(
            "The client is {} now, and can not become {} from there.",
            from.status.label().to_lowercase(),
            to.label().to_lowercase()
        ))
        .on_field("status"));
    }
    if to == ClientStatus::Deceased && on < from.birth_date {
        return Err(Error::invalid(
            "effective_on",
            "This is before the birth date.",
        ));
    }
    let (history, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
    let by = cx.caller().user().map(|user| user.profile);
    cx.because(reason.as_str());
    cx.execute(&statements::SET_STATUS, &[&id, &to, &on])
        .await?;
    cx.execute(
        &statements::RECORD_STATUS,
        &[
            &history,
            &practice,
            &id,
            &from.status,
            &to,
            reason,
            &on,
            &by,
            &now,
        ],
    )
    .await?;
    Ok(())
}

/// Where a client stands.
#[derive(Clone, Copy, Debug, Row)]
pub struct Standing {
    /// Here.
    pub status: ClientStatus,
    /// Born then.
    pub birth_date: Date,
}
