//! Shows the small photos of some clients: for a chart's head, and for a page of the directory in one call.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::document::READERS;
use crate::file::thumbnail_place;
use crate::photo::{ClientPhoto, SealedPhoto};
use crate::statements;

/// See the module.
pub struct GetClientPhotos;

/// Whose.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhotosQuery {
    /// The clients, at most 200. Who has no photo, or is not the caller's to see, is left out of the answer.
    pub client_ids: Vec<ClientId>,
}

impl Function for GetClientPhotos {
    const SPEC: Spec = Spec::read("get-client-photos", "Shows the small photos of clients.")
        .roles(READERS)
        .audits("client_photo");
    type Input = PhotosQuery;
    type Output = Vec<ClientPhoto>;

    async fn run(cx: &mut Context, query: PhotosQuery) -> Result<Vec<ClientPhoto>> {
        if query.client_ids.len() > 200 {
            return Err(Error::invalid(
                "client_ids",
                "Ask for the photos of at most 200 clients at a time.",
            ));
        }
        let found: Vec<SealedPhoto> = cx
            .all(&statements::GET_CLIENT_PHOTOS, &[&query.client_ids])
            .await?;
        let mut photos = Vec::with_capacity(found.len());
        for photo in found {
            cx.about_client(photo.client_id);
            let place = thumbnail_place(photo.file_id);
            photos.push(ClientPhoto {
                client_id: photo.client_id,
                image: cx.open(&place, &photo.thumbnail_sealed)?,
                set_at: photo.set_at,
            });
        }
        Ok(photos)
    }

    fn example() -> PhotosQuery {
        PhotosQuery {
            client_ids: vec![crate::example::CLIENT.into()],
        }
    }
}
