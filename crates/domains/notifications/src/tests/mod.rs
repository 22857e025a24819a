//! Stories across functions.

mod bell;
