//! Looking for malware: what the scanner is asked, and what its answer means for a file.

use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;
use storage::Key;
use storage::scan::{Failure, Verdict};

use crate::file::ScanStatus;
use crate::files::Files;

/// A file to scan.
#[derive(Clone, Debug, Row)]
pub struct ToScan {
    /// The file.
    pub id: Uuid,
    /// The practice.
    pub organization_id: Uuid,
    /// What was said of it before.
    pub scan_status: ScanStatus,
}

/// What is known of a file after a scan.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ScannedFile {
    /// The file.
    pub id: Uuid,
    /// Whose chart it is in.
    pub client_id: ClientId,
    /// Who put it there.
    pub stored_by: ProfileId,
    /// What the scanner said.
    pub scan_status: ScanStatus,
    /// When.
    pub scanned_at: Option<Timestamp>,
    /// What it found, if it found something.
    pub threat: Option<String>,
}

/// The scanner's answer about one file.
#[derive(Debug)]
pub struct Finding {
    /// The file.
    pub file: Uuid,
    /// The answer.
    pub verdict: Verdict,
}

/// Asks the scanner about a file.
pub async fn ask(files: &Files, file: &ToScan) -> Result<Finding> {
    let verdict = if files.scanner.is_configured() {
        let object = files
            .store
            .get(Key::new(file.organization_id, file.id), None)
            .await?;
        files.scanner.scan(object.body).await
    } else {
        Verdict::NotConfigured
    };
    if let Verdict::Failed(failure) = &verdict {
        tracing::warn!(file = %file.id, %failure, "a file could not be scanned");
    }
    Ok(Finding {
        file: file.id,
        verdict,
    })
}

/// What an answer makes of a file's status, and the name of what was found. A file that is not scanned stays as it was.
pub fn meaning(verdict: &Verdict) -> Option<(ScanStatus, Option<String>)> {
    match verdict {
        Verdict::Clean => Some((ScanStatus::Clean, None)),
        Verdict::Infected(threat) => {
            let threat: String = threat.chars().take(200).collect();
            let threat = if threat.is_empty() {
                "unnamed".to_owned()
            } else {
                threat
            };
            Some((ScanStatus::Infected, Some(threat)))
        }
        Verdict::Failed(_) => Some((ScanStatus::Failed, None)),
        Verdict::NotConfigured => None,
    }
}

/// Whether a failed scan is worth another try: a file that the scanner does not read is not.
pub fn may_pass(failure: &Failure) -> bool {
    matches!(failure, Failure::Unreachable(_) | Failure::BodyBroken(_))
}

/// Writes down what the scanner said.
pub async fn record(cx: &mut Context, finding: &Finding) -> Result<Option<ScannedFile>> {
    let Some((status, threat)) = meaning(&finding.verdict) else {
        return Ok(None);
    };
    let now = cx.now();
    cx.about(finding.file);
    let scanned: Option<ScannedFile> = cx
        .optional(
            &crate::statements::RECORD_SCAN,
            &[&finding.file, &status, &now, &threat],
        )
        .await?;
    if let Some(scanned) = &scanned {
        cx.about_client(scanned.client_id);
        cx.announce(Topic::Documents)?;
        if scanned.scan_status == ScanStatus::Infected {
            crate::notice::tell_of_malware(cx, scanned).await?;
        }
    }
    Ok(scanned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_scanner_that_says_clean_makes_a_file_clean() {
        assert_eq!(meaning(&Verdict::Clean), Some((ScanStatus::Clean, None)));
        assert_eq!(meaning(&Verdict::NotConfigured), None);
        let failed = Verdict::Failed(Failure::TooLarge);
        assert_eq!(meaning(&failed), Some((ScanStatus::Failed, None)));
        let found = meaning(&Verdict::Infected(String::new()));
        assert_eq!(found, Some((ScanStatus::Infected, Some("unnamed".into()))));
    }
}
