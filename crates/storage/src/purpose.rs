//! What a file is for, which says how large it may be and of what kind.

use crate::kind::{Kind, Refusal};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A document that staff put into a client's chart.
    ChartDocument,
    /// A document that a client sends through the portal, or an attachment of a message.
    PortalDocument,
    /// A picture of an insurance card.
    InsuranceCard,
    /// A client's or a staff member's photo.
    Photo,
    /// The practice's logo.
    Logo,
    /// A recording, sent in parts.
    Video,
}

const MB: u64 = 1024 * 1024;

impl Purpose {
    /// The most bytes such a file may have.
    pub const fn most_bytes(self) -> u64 {
        match self {
            Purpose::ChartDocument => 20 * MB,
            Purpose::PortalDocument | Purpose::Photo => 10 * MB,
            Purpose::InsuranceCard => 5 * MB,
            Purpose::Logo => 2 * MB,
            Purpose::Video => 4 * 1024 * MB,
        }
    }

    /// The kinds it may have.
    pub const fn kinds(self) -> &'static [Kind] {
        use Kind::{Doc, Docx, Gif, Jpeg, Mp4, Pdf, Png, Webm, Webp};
        match self {
            Purpose::ChartDocument | Purpose::PortalDocument => {
                &[Pdf, Doc, Docx, Jpeg, Png, Gif, Webp]
            }
            Purpose::InsuranceCard => &[Pdf, Jpeg, Png, Webp],
            Purpose::Photo | Purpose::Logo => &[Jpeg, Png, Webp],
            Purpose::Video => &[Mp4, Webm],
        }
    }

    /// Refuses a size before a byte has come.
    pub const fn check_size(self, size: u64) -> Result<(), Refusal> {
        if size == 0 {
            Err(Refusal::Empty)
        } else if size > self.most_bytes() {
            Err(Refusal::TooLarge(self.most_bytes()))
        } else {
            Ok(())
        }
    }

    /// Refuses a kind that does not belong here.
    pub fn check_kind(self, kind: Kind) -> Result<(), Refusal> {
        if self.kinds().contains(&kind) {
            Ok(())
        } else {
            Err(Refusal::NotForThis)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_its_size() {
        let sizes = [
            (Purpose::ChartDocument, 20),
            (Purpose::PortalDocument, 10),
            (Purpose::InsuranceCard, 5),
            (Purpose::Logo, 2),
        ];
        for (purpose, megabytes) in sizes {
            let most = megabytes * 1024 * 1024;
            assert_eq!(purpose.check_size(most), Ok(()));
            assert_eq!(purpose.check_size(most + 1), Err(Refusal::TooLarge(most)));
            assert_eq!(purpose.check_size(0), Err(Refusal::Empty));
        }
    }

    #[test]
    fn a_logo_is_a_picture_and_a_chart_takes_no_video() {
        assert_eq!(Purpose::Logo.check_kind(Kind::Png), Ok(()));
        assert_eq!(
            Purpose::Logo.check_kind(Kind::Pdf),
            Err(Refusal::NotForThis)
        );
        assert_eq!(
            Purpose::ChartDocument.check_kind(Kind::Mp4),
            Err(Refusal::NotForThis)
        );
    }
}
