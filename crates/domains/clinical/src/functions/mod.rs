//! One operation in each file.

pub mod amend_note;
pub mod cosign_note;
pub mod create_note;
pub mod create_psychotherapy_note;
pub mod get_cosign_queue;
pub mod get_my_notes;
pub mod get_note;
pub mod get_note_billing_summary;
pub mod get_note_templates;
pub mod get_note_versions;
pub mod get_notes;
pub mod get_psychotherapy_notes;
pub mod return_note;
pub mod save_note;
pub mod sign_note;
pub mod submit_note;
pub mod update_psychotherapy_note;
