//! Two records are one person: one goes on, the other points to it. No row moves, so undoing leaves no trace in either.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::Client;
use crate::{chart, statements};

/// See the module.
pub struct MergeClients;

/// Which goes on, which ends.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The record that goes on.
    pub keep_id: ClientId,
    /// The record that is merged into it.
    pub merge_id: ClientId,
    /// Why they are the same person.
    pub reason: Text<500>,
}

impl Function for MergeClients {
    const SPEC: Spec = Spec::write(
        "merge-clients",
        "Joins two records of one person into one chart.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("client");
    type Input = Merge;
    type Output = Client;

    async fn run(cx: &mut Context, merge: Merge) -> Result<Client> {
        if merge.keep_id == merge.merge_id {
            return Err(Error::invalid("merge_id", "These are the same record."));
        }
        let cover = chart::open_to_write(cx, merge.keep_id).await?;
        chart::open_to_write(cx, merge.merge_id).await?;
        let joined = cx
            .execute(
                &statements::MERGE_CLIENT,
                &[&merge.keep_id, &merge.merge_id],
            )
            .await?;
        if joined == 0 {
            return Err(Error::conflict(
                "Other records were merged into this one. Undo those merges first, then merge each into the record that goes on.",
            )
            .on_field("merge_id"));
        }
        let (id, practice, by, now) = (
            cx.new_id(),
            cx.organization()?,
            cx.user()?.profile,
            cx.now(),
        );
        cx.because(merge.reason.as_str());
        cx.execute(
            &statements::RECORD_MERGE,
            &[
                &id,
                &practice,
                &merge.keep_id,
                &merge.merge_id,
                &merge.reason,
                &by,
                &now,
            ],
        )
        .await?;
        super::get_client::read(cx, merge.keep_id, cover.today).await
    }

    fn example() -> Merge {
        Merge {
            keep_id: crate::example::CLIENT.into(),
            merge_id: crate::example::OTHER_CLIENT.into(),
            reason: Text::new("Same person, registered twice").expect("it has letters"),
        }
    }
}
