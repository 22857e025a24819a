//! Files exchanged with the clearinghouse: sealed, hashed, known again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::prelude::*;
use ring::digest;

use crate::statements;

kernel::vocabulary! {
    /// Which way a file goes.
    pub enum Direction {
        /// From us.
        Outbound = "outbound" => "Sent",
        /// To us.
        Inbound = "inbound" => "Received",
    }
}

kernel::vocabulary! {
    /// What is in a file.
    pub enum FileKind {
        /// 837P.
        Claims = "claims" => "Claims (837P)",
        /// 999.
        Acknowledgment = "acknowledgment" => "Acknowledgment (999)",
        /// 277CA.
        ClaimStatus = "claim_status" => "Claim status (277CA)",
        /// 835.
        Remittance = "remittance" => "Remittance (835)",
    }
}

kernel::vocabulary! {
    /// Where a file stands.
    pub enum FileStatus {
        /// Written, about to leave.
        Prepared = "prepared" => "Waiting to leave",
        /// Left.
        Sent = "sent" => "Sent",
        /// Understood by the partner.
        Accepted = "accepted" => "Understood",
        /// Not understood by the partner.
        Rejected = "rejected" => "Not understood",
        /// Received and read.
        Read = "read" => "Read",
    }
}

/// Where the sealed content of a file stands.
pub fn place(id: Uuid) -> String {
    format!("edi_files.content/{id}")
}

/// A file on its way into the database.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// Which way.
    pub direction: Direction,
    /// What is in it.
    pub kind: FileKind,
    /// Its name.
    pub name: &'a str,
    /// The number of its interchange.
    pub number: u32,
    /// What is in it.
    pub content: &'a [u8],
}

/// Keeps a file, sealed. None if it was received before.
pub async fn keep(cx: &mut Context, file: NewFile<'_>) -> Result<Option<Uuid>> {
    let (id, practice) = (cx.new_id(), cx.organization()?);
    let sealed = cx.seal(&place(id), &STANDARD.encode(file.content))?;
    let hash = digest::digest(&digest::SHA256, file.content)
        .as_ref()
        .to_vec();
    let status = match file.direction {
        Direction::Outbound => FileStatus::Prepared,
        Direction::Inbound => FileStatus::Read,
    };
    let name: String = file.name.chars().take(200).collect();
    let number = i64::from(file.number);
    let kept = cx
        .execute(
            &statements::CREATE_EDI_FILE,
            &[
                &id,
                &practice,
                &file.direction,
                &file.kind,
                &name,
                &number,
                &hash,
                &sealed,
                &status,
            ],
        )
        .await?;
    Ok((kept == 1).then_some(id))
}
