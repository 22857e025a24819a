//! Shows the caller's own process notes about a client, the latest session first.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::psychotherapy::{PsychotherapyNote, Stored};
use crate::{chart, statements};

/// See the module.
pub struct GetPsychotherapyNotes;

/// Whose.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PsychotherapyQuery {
    /// The client.
    pub client_id: ClientId,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetPsychotherapyNotes {
    const SPEC: Spec = Spec::read(
        "get-psychotherapy-notes",
        "Shows the caller's own process notes about a client, the latest session first.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("psychotherapy_note");
    type Input = PsychotherapyQuery;
    type Output = Vec<PsychotherapyNote>;

    async fn run(cx: &mut Context, input: PsychotherapyQuery) -> Result<Vec<PsychotherapyNote>> {
        chart::open(cx, input.client_id).await?;
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let (day, last) = page
            .after::<(Date, Uuid)>()?
            .map_or((None, None), |(day, id)| (Some(day), Some(id)));
        let stored: Vec<Stored> = cx
            .all(
                &statements::GET_PSYCHOTHERAPY_NOTES,
                &[&input.client_id, &limit, &day, &last],
            )
            .await?;
        let stored = cx.cut_page(&page, stored, |note| (note.session_on, note.id))?;
        stored.into_iter().map(|note| note.open(cx)).collect()
    }

    fn example() -> PsychotherapyQuery {
        PsychotherapyQuery {
            client_id: crate::example::CLIENT.into(),
            limit: None,
            cursor: None,
        }
    }
}
