//! Promises a file: its size and ending are judged before a byte is sent, and the links to send it to are given.

use kernel::function::{OutboundFunction, Outside};
use kernel::id::ClientId;
use kernel::prelude::*;
use storage::store::Sha256;
use storage::{Kind, Purpose};

use crate::chart;
use crate::document::WRITERS;
use crate::files::Files;
use crate::links::{self, IN_PARTS_FROM, UploadTicket};
use crate::statements;
use crate::upload::{AWAITED, Upload, UploadPurpose, UploadStatus};

/// See the module.
pub struct CreateUploadUrl;

/// What will be sent.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromisedFile {
    /// For whose chart.
    pub client_id: ClientId,
    /// What for.
    pub purpose: UploadPurpose,
    /// Its name, with its ending.
    pub file_name: Text<255>,
    /// What the sender's machine takes it for.
    #[serde(default)]
    pub media_type: Option<Text<120>>,
    /// How many bytes it has.
    pub size_bytes: u64,
    /// Their SHA-256 in hexadecimal, if the sender knows it: other bytes are then refused.
    #[serde(default)]
    pub sha256: Option<String>,
}

/// The upload as it will stand, and the moment.
pub struct Plan {
    upload: Upload,
    person: ProfileId,
    now: Timestamp,
}

impl OutboundFunction for CreateUploadUrl {
    const SPEC: Spec = Spec::write(
        "create-upload-url",
        "Promises a file, and gives the links to send it to.",
    )
    .roles(WRITERS)
    .audits("upload");
    type Input = PromisedFile;
    type Output = UploadTicket;
    type Plan = Plan;
    type Reply = (Plan, UploadTicket);

    async fn prepare(cx: &mut Context, promised: PromisedFile) -> Result<Plan> {
        chart::open_to_write(cx, promised.client_id).await?;
        let purpose = Purpose::from(promised.purpose);
        let sha256 = promised.sha256.as_deref().map(|text| {
            Sha256::from_hex(text)
                .ok_or_else(|| Error::invalid("sha256", "A SHA-256 is 64 hexadecimal digits."))
        });
        let sha256 = sha256.transpose()?.map(|sha256| sha256.0.to_vec());
        let named = Kind::of_name(promised.file_name.as_str());
        let kind = named.ok_or(storage::kind::Refusal::UnknownKind)?;
        purpose.check_kind(kind)?;
        purpose.check_size(promised.size_bytes)?;
        let now = cx.now();
        Ok(Plan {
            upload: Upload {
                id: cx.new_id(),
                organization_id: cx.organization()?.0,
                client_id: promised.client_id,
                purpose: promised.purpose,
                object_id: cx.new_id(),
                kept_id: cx.new_id(),
                file_name: promised.file_name.as_str().to_owned(),
                media_type: promised.media_type.map(|kind| kind.as_str().to_owned()),
                size_bytes: i64::try_from(promised.size_bytes).map_err(Error::internal)?,
                sha256,
                store_upload: None,
                status: UploadStatus::Open,
                file_id: None,
                expires_at: now.checked_add(AWAITED).map_err(Error::internal)?,
            },
            person: cx.user()?.profile,
            now,
        })
    }

    async fn call(outside: &Outside, mut plan: Plan) -> Result<(Plan, UploadTicket)> {
        let files = Files::from(outside)?;
        if plan.upload.size_bytes >= IN_PARTS_FROM {
            let key = storage::Key::new(plan.upload.organization_id, plan.upload.object_id);
            let upload = files.store.create_upload(key).await?;
            plan.upload.store_upload = Some(upload.as_str().to_owned());
        }
        let ticket = links::ticket(&files, &plan.upload, &[], plan.person, plan.now)?;
        Ok((plan, ticket))
    }

    async fn record(
        cx: &mut Context,
        (plan, ticket): (Plan, UploadTicket),
    ) -> Result<UploadTicket> {
        let upload = plan.upload;
        cx.about(upload.id);
        cx.about_client(upload.client_id);
        cx.execute(
            &statements::CREATE_UPLOAD,
            &[
                &upload.id,
                &upload.organization_id,
                &upload.client_id,
                &plan.person,
                &upload.purpose,
                &upload.object_id,
                &upload.kept_id,
                &upload.file_name,
                &upload.media_type,
                &upload.size_bytes,
                &upload.sha256,
                &upload.store_upload,
                &upload.expires_at,
            ],
        )
        .await?;
        Ok(ticket)
    }

    fn example() -> PromisedFile {
        PromisedFile {
            client_id: crate::example::CLIENT.into(),
            purpose: UploadPurpose::ChartDocument,
            file_name: Text::new("Referral.pdf").expect("it has letters"),
            media_type: None,
            size_bytes: 48_000,
            sha256: None,
        }
    }
}
