//! No input, or no answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `{}`: what a function takes that needs no input, and answers that has nothing to say but "done".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
