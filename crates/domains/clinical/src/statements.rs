//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use uuid::Uuid;

kernel::statements! {
    /// What can be written.
    GET_NOTE_TEMPLATES: crate::template::StoredTemplate = "get_note_templates";
    /// The template of a new note.
    CHOOSE_TEMPLATE: Uuid = "choose_template";
    /// The cover of a chart.
    OPEN_CHART: crate::chart::Cover = "open_chart";
    /// What a visit tells its note.
    GET_VISIT: crate::functions::create_note::Visit = "get_visit";
    /// The note that was begun.
    FIND_NOTE_OF_VISIT: Uuid = "find_note_of_visit";
    /// A service by its code.
    FIND_BILLING_CODE: Uuid = "find_billing_code";
    /// A new note.
    CREATE_NOTE: () = "create_note";
    /// The diagnoses that hold.
    CARRY_DIAGNOSES: () = "carry_diagnoses";
    /// A header.
    GET_NOTE: crate::head::Head = "get_note";
    /// The sealed content.
    GET_NOTE_SECTIONS: crate::content::StoredSection = "get_note_sections";
    /// What it addresses.
    GET_NOTE_DIAGNOSES: crate::note::NoteDiagnosis = "get_note_diagnoses";
    /// What it documents.
    GET_NOTE_SERVICES: crate::note::NoteService = "get_note_services";
    /// Who signed.
    GET_NOTE_SIGNATURES: crate::note::NoteSignature = "get_note_signatures";
    /// What was added.
    GET_NOTE_AMENDMENTS: crate::version::StoredAmendment = "get_note_amendments";
    /// How it stands with the cosignature.
    GET_NOTE_COSIGNATURE: crate::cosign::Cosignature = "get_note_cosignature";
    /// How it went back and forth.
    GET_NOTE_COSIGNATURE_EVENTS: crate::cosign::StoredEvent = "get_note_cosignature_events";
    /// A note for a change.
    LOCK_NOTE: crate::head::Locked = "lock_note";
    /// A saved header.
    SAVE_NOTE: i32 = "save_note";
    /// Saved content.
    SAVE_NOTE_SECTIONS: () = "save_note_sections";
    /// Room for others.
    CLEAR_NOTE_DIAGNOSES: () = "clear_note_diagnoses";
    /// Chosen diagnoses.
    SAVE_NOTE_DIAGNOSES: () = "save_note_diagnoses";
    /// Room for others.
    CLEAR_NOTE_SERVICES: () = "clear_note_services";
    /// A service.
    SAVE_NOTE_SERVICE: () = "save_note_service";
    /// The hash to go on from.
    LAST_VERSION_HASH: Vec<u8> = "last_version_hash";
    /// A version.
    KEEP_VERSION: () = "keep_version";
    /// A signature.
    KEEP_SIGNATURE: () = "keep_signature";
    /// Signed and final.
    FINALIZE_NOTE: () = "finalize_note";
    /// Handed in.
    SUBMIT_NOTE: () = "submit_note";
    /// Given back.
    RETURN_NOTE: () = "return_note";
    /// Cosigned and final.
    COSIGN_NOTE: () = "cosign_note";
    /// The name to sign with.
    MY_NAME: String = "my_name";
    /// Who cosigns.
    MY_SUPERVISOR: Uuid = "my_supervisor";
    /// Asks for it, or asks again.
    ASK_FOR_COSIGNATURE: () = "ask_for_cosignature";
    /// What came of it.
    DECIDE_COSIGNATURE: () = "decide_cosignature";
    /// A step.
    KEEP_COSIGNATURE_EVENT: () = "keep_cosignature_event";
    /// The hash to go on from.
    LAST_AMENDMENT: crate::functions::amend_note::LastAmendment = "last_amendment";
    /// An amendment.
    KEEP_AMENDMENT: () = "keep_amendment";
    /// What was kept.
    GET_NOTE_VERSIONS: crate::version::StoredVersion = "get_note_versions";
    /// Headers.
    GET_NOTES: crate::functions::get_notes::NoteLine = "get_notes";
    /// What billing sees.
    GET_NOTE_BILLING_SUMMARY: crate::functions::get_note_billing_summary::BillingSummary = "get_note_billing_summary";
    /// What waits.
    GET_COSIGN_QUEUE: crate::cosign::QueueLine = "get_cosign_queue";
    /// What is to be written.
    GET_MY_NOTES: crate::functions::get_my_notes::WorkItem = "get_my_notes";
    /// Process notes.
    GET_PSYCHOTHERAPY_NOTES: crate::psychotherapy::Stored = "get_psychotherapy_notes";
    /// A process note.
    CREATE_PSYCHOTHERAPY_NOTE: crate::psychotherapy::Stored = "create_psychotherapy_note";
    /// A changed process note.
    UPDATE_PSYCHOTHERAPY_NOTE: crate::psychotherapy::Stored = "update_psychotherapy_note";
    /// Its version.
    LOCK_PSYCHOTHERAPY_NOTE: i32 = "lock_psychotherapy_note";
}
