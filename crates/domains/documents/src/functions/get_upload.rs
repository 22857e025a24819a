//! Shows what of an upload is still to be sent, with new links: where it goes on after a break.

use kernel::function::{OutboundFunction, Outside};
use kernel::prelude::*;

use crate::document::WRITERS;
use crate::files::Files;
use crate::links::{self, UploadTicket};
use crate::statements;
use crate::upload::{ArrivedPart, Upload};

/// See the module.
pub struct GetUpload;

/// Which upload.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadQuery {
    /// The upload.
    pub upload_id: Uuid,
}

/// The upload, its parts, the person and the moment.
pub struct Plan {
    upload: Upload,
    arrived: Vec<i32>,
    person: ProfileId,
    now: Timestamp,
}

impl OutboundFunction for GetUpload {
    const SPEC: Spec = Spec::read(
        "get-upload",
        "Shows what of an upload is still to be sent, with new links to send it to.",
    )
    .roles(WRITERS)
    .audits("upload");
    type Input = UploadQuery;
    type Output = UploadTicket;
    type Plan = Plan;
    type Reply = (Uuid, Uuid, UploadTicket);

    async fn prepare(cx: &mut Context, query: UploadQuery) -> Result<Plan> {
        let upload: Upload = cx
            .one("upload", &statements::GET_UPLOAD, &[&query.upload_id])
            .await?;
        let now = cx.now();
        upload.may_receive(now)?;
        let parts: Vec<ArrivedPart> = cx
            .all(&statements::GET_UPLOAD_PARTS, &[&query.upload_id])
            .await?;
        Ok(Plan {
            upload,
            arrived: parts.iter().map(|part| part.number).collect(),
            person: cx.user()?.profile,
            now,
        })
    }

    async fn call(outside: &Outside, plan: Plan) -> Result<Self::Reply> {
        let files = Files::from(outside)?;
        let ticket = links::ticket(&files, &plan.upload, &plan.arrived, plan.person, plan.now)?;
        Ok((plan.upload.id, plan.upload.client_id.into(), ticket))
    }

    async fn record(
        cx: &mut Context,
        (upload, client, ticket): (Uuid, Uuid, UploadTicket),
    ) -> Result<UploadTicket> {
        cx.about(upload);
        cx.about_client(client);
        Ok(ticket)
    }

    fn example() -> UploadQuery {
        UploadQuery {
            upload_id: crate::example::OPEN_UPLOAD,
        }
    }
}
