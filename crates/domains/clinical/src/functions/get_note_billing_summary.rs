//! Lists what notes document for billing: services, minutes, diagnoses; never their content.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::status::NoteStatus;
use crate::template::NoteKind;
use crate::{chart, statements};

/// See the module.
pub struct GetNoteBillingSummary;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingSummaryQuery {
    /// Only about this client.
    #[serde(default)]
    pub client_id: Option<ClientId>,
    /// Only those that stand so.
    #[serde(default)]
    pub status: Option<NoteStatus>,
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

/// A note, as billing sees it.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct BillingSummary {
    /// The note.
    pub id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// Their name.
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
    /// When it became final.
    pub finalized_at: Option<Timestamp>,
    /// The services' codes with their modifiers: `90837-95`.
    pub codes: Vec<String>,
    /// Minutes in all.
    pub minutes: Option<i32>,
    /// The diagnoses' codes, 1 first.
    pub diagnoses: Vec<String>,
}

impl Function for GetNoteBillingSummary {
    const SPEC: Spec = Spec::read(
        "get-note-billing-summary",
        "Lists what notes document for billing: services, minutes, diagnoses; never their content.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff]))
    .audits("note");
    type Input = BillingSummaryQuery;
    type Output = Vec<BillingSummary>;

    async fn run(cx: &mut Context, input: BillingSummaryQuery) -> Result<Vec<BillingSummary>> {
        if let Some(client) = input.client_id {
            chart::open(cx, client).await?;
        }
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let (day, last) = page
            .after::<(Date, Uuid)>()?
            .map_or((None, None), |(day, id)| (Some(day), Some(id)));
        let lines: Vec<BillingSummary> = cx
            .all(
                &statements::GET_NOTE_BILLING_SUMMARY,
                &[
                    &input.client_id,
                    &input.status,
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

    fn example() -> BillingSummaryQuery {
        BillingSummaryQuery {
            client_id: Some(crate::example::CLIENT.into()),
            ..BillingSummaryQuery::default()
        }
    }
}
