//! Sets the photo by which a client is recognised. A former one is kept and not shown any more.

use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::chart;
use crate::document::WRITERS;
use crate::file::{ScanStatus, thumbnail_place};
use crate::photo::ClientPhoto;
use crate::statements;
use crate::upload::{UploadPurpose, take_over};

/// See the module.
pub struct SetClientPhoto;

/// Which picture, of whom.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPhoto {
    /// The client.
    pub client_id: ClientId,
    /// The finished upload.
    pub upload_id: Uuid,
}

/// What a photo's file is.
#[derive(Clone, Debug, Row)]
pub struct PhotoFile {
    /// What the malware scanner said.
    pub scan_status: ScanStatus,
    /// The small view, sealed.
    pub thumbnail_sealed: Option<Vec<u8>>,
}

impl Function for SetClientPhoto {
    const SPEC: Spec = Spec::write(
        "set-client-photo",
        "Sets a client's photo. Answers null while the malware scanner has not looked at it.",
    )
    .roles(WRITERS)
    .audits("client_photo");
    type Input = NewPhoto;
    type Output = Option<ClientPhoto>;

    async fn run(cx: &mut Context, new: NewPhoto) -> Result<Option<ClientPhoto>> {
        chart::open_to_write(cx, new.client_id).await?;
        let fits = |purpose| purpose == UploadPurpose::Photo;
        let (file, _) = take_over(cx, new.upload_id, new.client_id, fits).await?;
        let (person, now) = (cx.user()?.profile, cx.now());
        let _former: Option<Uuid> = cx
            .optional(&statements::END_PHOTO, &[&new.client_id, &person, &now])
            .await?;
        let (id, practice) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.execute(
            &statements::SET_PHOTO,
            &[&id, &practice, &new.client_id, &file, &person, &now],
        )
        .await
        .on_constraint("client_photos_one", || {
            Error::conflict("Somebody else set a photo just now. Reload the page and look at it.")
        })?;
        cx.announce(Topic::Documents)?;
        let found: PhotoFile = cx
            .one("photo", &statements::GET_PHOTO_FILE, &[&file])
            .await?;
        match found.thumbnail_sealed {
            Some(sealed) if found.scan_status.may_open().is_ok() => Ok(Some(ClientPhoto {
                client_id: new.client_id,
                image: cx.open(&thumbnail_place(file), &sealed)?,
                set_at: now,
            })),
            _ => Ok(None),
        }
    }

    fn example() -> NewPhoto {
        NewPhoto {
            client_id: crate::example::CLIENT.into(),
            upload_id: crate::example::ARRIVED_PHOTO,
        }
    }
}
