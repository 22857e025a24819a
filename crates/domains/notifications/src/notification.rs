//! One line in somebody's bell.

use kernel::prelude::*;

kernel::vocabulary! {
    /// What happened. The words on the screen are made from it, so that none is stored.
    pub enum NoticeKind {
        /// A note waits for the person's cosignature.
        NoteAwaitingCosign = "note_awaiting_cosign" => "A note waits for your cosignature",
        /// A note came back to its author.
        NoteReturned = "note_returned" => "A note was returned to you",
        /// A note was cosigned.
        NoteCosigned = "note_cosigned" => "A note of yours was cosigned",
        /// A claim was not accepted for processing.
        ClaimRejected = "claim_rejected" => "A claim was rejected",
        /// A claim was processed and not paid.
        ClaimDenied = "claim_denied" => "A claim was denied",
        /// A document was signed.
        DocumentSigned = "document_signed" => "A document was signed",
        /// The malware scanner found something in a file of a client's chart.
        MalwareFound = "malware_found" => "Malware was found in a file",
        /// A client was given into the person's care.
        ClientAssigned = "client_assigned" => "A client was given into your care",
    }
}

kernel::vocabulary! {
    /// What a line leads to.
    pub enum NoticeSubject {
        /// A note.
        Note = "note" => "Note",
        /// A claim.
        Claim = "claim" => "Claim",
        /// A document.
        Document = "document" => "Document",
        /// A client.
        Client = "client" => "Client",
    }
}

impl NoticeKind {
    /// What kind of thing the line leads to.
    pub const fn subject(self) -> NoticeSubject {
        match self {
            NoticeKind::NoteAwaitingCosign
            | NoticeKind::NoteReturned
            | NoticeKind::NoteCosigned => NoticeSubject::Note,
            NoticeKind::ClaimRejected | NoticeKind::ClaimDenied => NoticeSubject::Claim,
            NoticeKind::DocumentSigned => NoticeSubject::Document,
            // A file has no page of its own, and may not be a document yet: it is found in the client's chart.
            NoticeKind::MalwareFound | NoticeKind::ClientAssigned => NoticeSubject::Client,
        }
    }
}

/// One line as it is stored.
#[derive(Clone, Debug, Row)]
pub struct Line {
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub kind: NoticeKind,
    /// To what.
    pub subject_id: Uuid,
    /// When.
    pub created_at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
}

/// One line in the caller's bell.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Notification {
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub kind: NoticeKind,
    /// What kind of thing it happened to.
    pub subject: NoticeSubject,
    /// Which one.
    pub subject_id: Uuid,
    /// When.
    pub created_at: Timestamp,
    /// When the caller read it; unread if there is none.
    pub read_at: Option<Timestamp>,
}

impl From<Line> for Notification {
    fn from(line: Line) -> Notification {
        Notification {
            id: line.id,
            kind: line.kind,
            subject: line.kind.subject(),
            subject_id: line.subject_id,
            created_at: line.created_at,
            read_at: line.read_at,
        }
    }
}
