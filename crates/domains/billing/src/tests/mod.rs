//! Stories across functions.

mod adjustments;
mod charges;
mod claims;
mod corrections;
mod matching;
mod measure;
mod money;
mod receivables;
mod remittances;
pub mod scrubber;
mod world;
