//! Takes somebody in: number, record, first status, and whatever of contact, therapist and policy is known already.

use kernel::prelude::*;

use crate::client::{Client, NewClient, Sex, check_birth_date};
use crate::duplicate::Likelihood;
use crate::functions::find_duplicate_clients::{Candidate, candidates};
use crate::{care_team, chart, insurance, statements};

/// See the module.
pub struct CreateClient;

/// Who comes.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// The person.
    pub client: NewClient,
    /// Somebody looked at the records that are alike and found that this is another person.
    #[serde(default)]
    pub confirmed_new: bool,
}

impl Function for CreateClient {
    const SPEC: Spec = Spec::write(
        "create-client",
        "Takes a client in; refused if it is likely somebody already known, unless that was looked at.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::FrontDesk]))
    .audits("client");
    type Input = Intake;
    type Output = Client;

    async fn run(
        cx: &mut Context,
        Intake {
            client,
            confirmed_new,
        }: Intake,
    ) -> Result<Client> {
        let today = chart::today(cx).await?;
        check_birth_date(client.birth_date, today, "client.birth_date")?;
        if client.payer_id.is_some() != client.member_id.is_some() {
            return Err(Error::invalid(
                "client.member_id",
                "A payer and the client's number there come together.",
            ));
        }
        if !confirmed_new {
            let alike = candidates(cx, &Candidate::of(&client)).await?;
            let likely = alike
                .iter()
                .filter(|found| found.likelihood == Likelihood::Likely)
                .count();
            if likely > 0 {
                return Err(Error::conflict(format!(
                    "{likely} of your clients may be this person. Look at them first (find-duplicate-clients); if it is somebody else, send confirmed_new."
                )));
            }
        }
        let (id, practice, now) = (
            kernel::id::ClientId(cx.new_id()),
            cx.organization()?,
            cx.now(),
        );
        let by = cx.caller().user().map(|user| user.profile);
        cx.about_client(id);
        cx.announce(Topic::Clients)?;
        let sex = client.sex.unwrap_or(Sex::Unknown);
        cx.execute(
            &statements::CREATE_CLIENT,
            &[
                &id,
                &practice,
                &client.first_name,
                &client.last_name,
                &client.chosen_name,
                &client.pronouns,
                &client.birth_date,
                &sex,
                &client.referral_reason,
                &today,
            ],
        )
        .await?;
        let history = cx.new_id();
        cx.execute(
            &statements::RECORD_STATUS,
            &[
                &history,
                &practice,
                &id,
                &None::<&str>,
                &"active",
                &"Registered",
                &today,
                &by,
                &now,
            ],
        )
        .await?;
        for (system, value) in [
            ("phone", client.phone.as_ref().map(Phone::as_str)),
            ("email", client.email.as_ref().map(Email::as_str)),
        ] {
            if let Some(value) = value {
                let point = cx.new_id();
                cx.execute(
                    &statements::FIRST_CONTACT,
                    &[&point, &practice, &id, &system, &value],
                )
                .await?;
            }
        }
        if let Some(therapist) = client.therapist_id {
            let place = cx.new_id();
            let placed = cx
                .execute(
                    &statements::JOIN_CARE_TEAM,
                    &[&place, &practice, &id, &therapist, &"primary_therapist"],
                )
                .await?;
            if placed == 0 {
                return Err(Error::invalid(
                    "client.therapist_id",
                    "Choose a clinician of this practice.",
                ));
            }
            care_team::tell(cx, place, therapist, id).await?;
        }
        if let (Some(payer), Some(member)) = (client.payer_id, &client.member_id) {
            insurance::first_policy(cx, id, payer, member, today).await?;
        }
        super::get_client::read(cx, id, today).await
    }

    fn example() -> Intake {
        Intake {
            client: NewClient {
                first_name: Text::new("Tomas").expect("it has letters"),
                last_name: Text::new("Engstrand").expect("it has letters"),
                birth_date: jiff::civil::date(1988, 7, 9),
                chosen_name: None,
                pronouns: None,
                sex: None,
                phone: Phone::new("+1 555 0123").ok(),
                email: None,
                referral_reason: Text::new("Sleeps badly").ok(),
                therapist_id: Some(kernel::example::STAFF.into()),
                payer_id: None,
                member_id: None,
            },
            confirmed_new: false,
        }
    }
}
