//! Writes down that a part of a large file has arrived: the storage endpoint does, when the store has it.

use kernel::prelude::*;

use crate::document::WRITERS;
use crate::links::pieces;
use crate::statements;
use crate::upload::Upload;

/// See the module.
pub struct RecordUploadPart;

/// Which part.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadPart {
    /// The upload.
    pub upload_id: Uuid,
    /// The part's number, from 1.
    pub number: i32,
    /// What the store answered for it. A wrong one makes the upload impossible to finish, and nothing else.
    pub tag: Text<200>,
    /// Its bytes.
    pub size_bytes: i64,
}

impl Function for RecordUploadPart {
    const SPEC: Spec = Spec::write(
        "record-upload-part",
        "Writes down that a part of a large file has arrived. Answers null.",
    )
    .roles(WRITERS)
    .limit(RateLimit::per_minute(600))
    .audits("upload");
    type Input = UploadPart;
    type Output = ();

    async fn run(cx: &mut Context, part: UploadPart) -> Result<()> {
        let upload: Upload = cx
            .one("upload", &statements::GET_UPLOAD, &[&part.upload_id])
            .await?;
        cx.about(upload.id);
        cx.about_client(upload.client_id);
        upload.may_receive(cx.now())?;
        let awaited = (part.number, part.size_bytes);
        if upload.store_upload.is_none() || !pieces(upload.size_bytes).contains(&awaited) {
            return Err(Error::invalid("number", "No such part is awaited."));
        }
        let (id, now) = (cx.new_id(), cx.now());
        cx.execute(
            &statements::RECORD_UPLOAD_PART,
            &[
                &id,
                &upload.organization_id,
                &upload.id,
                &upload.client_id,
                &part.number,
                &part.tag,
                &part.size_bytes,
                &now,
            ],
        )
        .await?;
        Ok(())
    }

    fn example() -> UploadPart {
        UploadPart {
            upload_id: crate::example::OPEN_UPLOAD,
            number: 2,
            tag: Text::new("0a1b2c").expect("it has letters"),
            size_bytes: 8 * 1024 * 1024,
        }
    }
}
