//! Clinical documentation: what was found, done and planned, and who answers for it with a signature.
//!
//! **Its words.** A *note* documents one service to one client on one day; its *template* says what it asks, section by section. It is
//! a *draft* until its author signs; an associate's note is *submitted*, *returned* or *cosigned* by whoever supervises the author;
//! then it is *final*. What has to be said later is an *amendment*. A *version* is the note as it stood when it was signed, hashed
//! together with the one before it. A *psychotherapy note* is a clinician's own process note and no part of the chart.
//!
//! **Its rules.**
//! * A final note is never changed, by nobody: the database refuses it (`migrations/0501_clinical_rules.sql`), and [`status`] says it in words.
//! * The header holds no content, so that billing can read it. The content lies sealed with a key of the practice, bound to its place; it is
//!   read by its author, by whoever supervises the author once it is handed in, and, final, by those who treat the client and by administrators.
//!   It is not searched, so sealing costs nothing but the opening.
//! * Nothing that was typed is lost: a save is done once however often it is sent, and a save from an old version changes nothing ([`functions::save_note`]).
//! * A signature is typed, fresh, and given to words whose version it names ([`attestation`]); what it was given to is kept and hashed ([`chain`]).
//! * A final note leaves its charge to billing, once.
//! * Psychotherapy notes are read by their author and nobody else ([`psychotherapy`]).
//!
//! Where to look: a noun has a file here, an operation one in `functions/`, a statement one in `sql/`, the tables are
//! `migrations/05xx_clinical_*.sql`, and stories across operations are in `tests/`.

pub mod attestation;
pub mod chain;
pub mod chart;
pub mod content;
pub mod cosign;
pub mod example;
pub mod functions;
pub mod head;
pub mod jobs;
pub mod note;
pub mod psychotherapy;
pub mod service_warning;
pub mod statements;
pub mod status;
pub mod template;
#[cfg(test)]
mod tests;
pub mod version;
pub mod words;

pub use jobs::{JOBS, SCHEDULES};
pub use statements::STATEMENTS;
pub use words::WORDS;

use std::collections::BTreeSet;

use functions as f;
use kernel::id::ClientId;
use kernel::{Context, Entry};

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    Entry::of::<f::get_note_templates::GetNoteTemplates>(),
    Entry::of::<f::create_note::CreateNote>(),
    Entry::of::<f::get_notes::GetNotes>(),
    Entry::of::<f::get_note::GetNote>(),
    Entry::of::<f::save_note::SaveNote>(),
    Entry::of::<f::get_note_versions::GetNoteVersions>(),
    Entry::of::<f::sign_note::SignNote>(),
    Entry::of::<f::submit_note::SubmitNote>(),
    Entry::of::<f::return_note::ReturnNote>(),
    Entry::of::<f::cosign_note::CosignNote>(),
    Entry::of::<f::amend_note::AmendNote>(),
    Entry::of::<f::get_note_billing_summary::GetNoteBillingSummary>(),
    Entry::of::<f::get_cosign_queue::GetCosignQueue>(),
    Entry::of::<f::get_my_notes::GetMyNotes>(),
    Entry::of::<f::get_psychotherapy_notes::GetPsychotherapyNotes>(),
    Entry::of::<f::create_psychotherapy_note::CreatePsychotherapyNote>(),
    Entry::of::<f::update_psychotherapy_note::UpdatePsychotherapyNote>(),
];

/// Puts the clients of a list into the audit event, each once.
fn about_each(cx: &mut Context, clients: impl Iterator<Item = ClientId>) {
    for client in clients.collect::<BTreeSet<_>>() {
        cx.about_client(client);
    }
}
