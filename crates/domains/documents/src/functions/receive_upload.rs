//! Lets bytes in: the storage endpoint asks this, as the person who sends them, before it reads the first one.

use kernel::prelude::*;

use crate::document::WRITERS;
use crate::statements;
use crate::upload::Upload;

/// See the module.
pub struct ReceiveUpload;

/// Where bytes are about to arrive.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArrivalQuery {
    /// The object, as it stands in the link.
    pub object_id: Uuid,
}

/// What is awaited there.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
pub struct AwaitedBytes {
    /// The upload.
    pub upload_id: Uuid,
    /// How many bytes it has in all.
    pub size_bytes: i64,
    /// Their SHA-256 in hexadecimal, if it was announced.
    pub sha256: Option<String>,
    /// Whether it comes in parts.
    pub in_parts: bool,
}

impl Function for ReceiveUpload {
    const SPEC: Spec = Spec::read(
        "receive-upload",
        "Says what is awaited where bytes are about to arrive.",
    )
    .roles(WRITERS)
    .audits("upload");
    type Input = ArrivalQuery;
    type Output = AwaitedBytes;

    async fn run(cx: &mut Context, query: ArrivalQuery) -> Result<AwaitedBytes> {
        let upload: Upload = cx
            .last()
            .one(
                "upload",
                &statements::GET_UPLOAD_OF_OBJECT,
                &[&query.object_id],
            )
            .await?;
        cx.about(upload.id);
        cx.about_client(upload.client_id);
        upload.may_receive(cx.now())?;
        Ok(AwaitedBytes {
            upload_id: upload.id,
            size_bytes: upload.size_bytes,
            sha256: upload.sha256.as_deref().map(crate::file::hex),
            in_parts: upload.store_upload.is_some(),
        })
    }

    fn example() -> ArrivalQuery {
        ArrivalQuery {
            object_id: crate::example::OPEN_OBJECT,
        }
    }
}
