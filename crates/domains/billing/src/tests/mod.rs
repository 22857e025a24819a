//! Stories across functions, and the walks of the house.

mod adjustments;
mod charges;
mod claims;
mod corrections;
mod matching;
mod measure;
mod money;
mod remittances;
pub mod scrubber;
mod walks;
mod world;
