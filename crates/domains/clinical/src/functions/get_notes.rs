//! Lists notes by their headers, the latest service first.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::status::NoteStatus;
use crate::template::NoteKind;
use crate::{chart, statements};

/// See the module.
pub struct GetNotes;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteQuery {
    /// Only about this client.
    #[serde(default)]
    pub client_id: Option<ClientId>,
    /// Only one's own.
    #[serde(default)]
    pub mine: bool,
    /// Only those that stand so.
    #[serde(default)]
    pub status: Option<NoteStatus>,
    /// Only this kind.
    #[serde(default)]
    pub kind: Option<NoteKind>,
    /// From this day of service on.
    #[serde(default)]
    pub from: Option<Date>,
    /// Until this day of service.
    #[serde(default)]
    pub to: Option<Date>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

/// A note as a line in a list.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct NoteLine {
    /// Its id.
    pub id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// Their name, if the reader may see the client.
    pub client_name: Option<String>,
    /// By whom.
    pub author_id: ProfileId,
    /// Their name.
    pub author_name: String,
    /// What kind.
    pub kind: NoteKind,
    /// Where it stands.
    pub status: NoteStatus,
    /// The day of the service.
    pub service_on: Date,
    /// Its visit.
    pub appointment_id: Option<Uuid>,
    /// When its author signed.
    pub signed_at: Option<Timestamp>,
    /// When it became final.
    pub finalized_at: Option<Timestamp>,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// How much was added to it.
    pub amendments: i64,
}

impl Function for GetNotes {
    const SPEC: Spec = Spec::read(
        "get-notes",
        "Lists notes by their headers, the latest service first.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note");
    type Input = NoteQuery;
    type Output = Vec<NoteLine>;

    async fn run(cx: &mut Context, input: NoteQuery) -> Result<Vec<NoteLine>> {
        if let Some(client) = input.client_id {
            chart::open(cx, client).await?;
        }
        let me = input.mine.then_some(cx.user()?.profile);
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let (day, last) = page
            .after::<(Date, Uuid)>()?
            .map_or((None, None), |(day, id)| (Some(day), Some(id)));
        let lines: Vec<NoteLine> = cx
            .all(
                &statements::GET_NOTES,
                &[
                    &input.client_id,
                    &me,
                    &input.status,
                    &input.kind,
                    &input.from,
                    &input.to,
                    &limit,
                    &day,
                    &last,
                ],
            )
            .await?;
        let lines = cx.cut_page(&page, lines, |line| (line.service_on, line.id))?;
        if input.client_id.is_none() {
            crate::about_each(cx, lines.iter().map(|line| line.client_id));
        }
        Ok(lines)
    }

    fn example() -> NoteQuery {
        NoteQuery {
            client_id: Some(crate::example::CLIENT.into()),
            ..NoteQuery::default()
        }
    }
}
