//! Takes a client's photo away. It is kept and shown nowhere.

use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::chart;
use crate::document::WRITERS;
use crate::statements;

/// See the module.
pub struct RemoveClientPhoto;

/// Whose.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhotoOf {
    /// The client.
    pub client_id: ClientId,
}

impl Function for RemoveClientPhoto {
    const SPEC: Spec = Spec::write(
        "remove-client-photo",
        "Takes a client's photo away. Answers null.",
    )
    .roles(WRITERS)
    .audits("client_photo");
    type Input = PhotoOf;
    type Output = ();

    async fn run(cx: &mut Context, photo: PhotoOf) -> Result<()> {
        chart::open_to_write(cx, photo.client_id).await?;
        let (person, now) = (cx.user()?.profile, cx.now());
        let ended: Uuid = cx
            .one(
                "photo",
                &statements::END_PHOTO,
                &[&photo.client_id, &person, &now],
            )
            .await?;
        cx.announce(Topic::Documents)?;
        cx.about(ended);
        Ok(())
    }

    fn example() -> PhotoOf {
        PhotoOf {
            client_id: crate::example::CLIENT.into(),
        }
    }
}
