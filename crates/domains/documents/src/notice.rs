//! What people hear in the bell: that something happened, and in which chart or document, never what it is called.

use kernel::jobs::{Enqueue, Handoff};
use kernel::prelude::*;

use crate::scanning::ScannedFile;
use crate::statements;

/// A line for somebody's bell.
#[derive(Clone, Debug, Serialize)]
struct Notice {
    profile_id: Uuid,
    kind: &'static str,
    subject_id: Uuid,
    at: Timestamp,
}

const NOTIFY_PERSON: Handoff<Notice> = Handoff::to("notify-person");

/// Tells whoever put the file there, and the administrators, that the scanner found something in it: once, however
/// often it is scanned.
pub async fn tell_of_malware(cx: &mut Context, file: &ScannedFile) -> Result<()> {
    let now = cx.now();
    let people: Vec<Uuid> = cx
        .all(&statements::GET_MALWARE_LISTENERS, &[&file.stored_by, &now])
        .await?;
    for person in people {
        let notice = Notice {
            profile_id: person,
            kind: "malware_found",
            subject_id: file.client_id.into(),
            at: now,
        };
        let once = Enqueue::now().once(format!("malware_found/{}/{person}", file.id));
        cx.hand_off(&NOTIFY_PERSON, &notice, once).await?;
    }
    Ok(())
}

/// Tells whoever put the version there or showed it to the client that it was signed, unless they saw it themselves.
pub async fn tell_of_signature(
    cx: &mut Context,
    document: Uuid,
    version: Uuid,
    signature: Uuid,
) -> Result<()> {
    let (present, now) = (cx.user()?.profile, cx.now());
    let people: Vec<Uuid> = cx
        .all(
            &statements::GET_SIGNATURE_LISTENERS,
            &[&document, &version, &present],
        )
        .await?;
    for person in people {
        let notice = Notice {
            profile_id: person,
            kind: "document_signed",
            subject_id: document,
            at: now,
        };
        let once = Enqueue::now().once(format!("document_signed/{signature}/{person}"));
        cx.hand_off(&NOTIFY_PERSON, &notice, once).await?;
    }
    Ok(())
}
