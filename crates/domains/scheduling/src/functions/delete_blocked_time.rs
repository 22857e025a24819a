//! Opens a blocked time again; also those after it that were made by the same rule, if that is said.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::hours::BlockedTimeId;
use crate::statements;

/// See the module.
pub struct DeleteBlockedTime;

/// Which blocked time.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockedTimeRef {
    /// The blocked time.
    pub id: BlockedTimeId,
    /// Also those after it that were made by the same rule.
    #[serde(default)]
    pub following: bool,
}

impl Function for DeleteBlockedTime {
    const SPEC: Spec = Spec::write("delete-blocked-time", "Opens a blocked time again.")
        .roles(super::BOOKERS)
        .own()
        .audits("blocked_time");
    type Input = BlockedTimeRef;
    type Output = ();

    async fn run(cx: &mut Context, input: BlockedTimeRef) -> Result<()> {
        cx.about(input.id);
        let removed = cx
            .execute(
                &statements::DELETE_BLOCKED_TIMES,
                &[&input.id, &input.following],
            )
            .await?;
        if removed == 0 {
            return Err(Error::not_found("blocked time"));
        }
        cx.announce(Topic::Appointments)
    }

    fn example() -> BlockedTimeRef {
        BlockedTimeRef {
            id: crate::example::BLOCKED_TIME.into(),
            following: false,
        }
    }
}
