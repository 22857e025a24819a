//! Numbers that others know a client by. The value is sealed; its last four characters tell which one it is.

use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What kind of number.
    pub enum IdentifierKind {
        /// Ssn.
        Ssn = "ssn" => "Ssn",
        /// Previous mrn.
        PreviousMrn = "previous_mrn" => "Previous mrn",
        /// External.
        External = "external" => "External",
    }
}

/// A number, masked.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Identifier {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub client_id: ClientId,
    /// What kind.
    pub kind: IdentifierKind,
    /// Who gave it.
    pub issuer: Option<String>,
    /// Its end.
    pub last_four: String,
}

/// Where the sealed value stands.
pub fn place(id: Uuid) -> String {
    format!("client_identifiers.value/{id}")
}

/// The last four characters: enough to recognise, too little to use.
pub fn last_four(value: &str) -> String {
    let letters: Vec<char> = value.chars().collect();
    letters[letters.len().saturating_sub(4).max(letters.len() / 2)..]
        .iter()
        .collect()
}

/// A social security number in its plain nine digits, if it can be one.
pub fn social_security(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let shaped = digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit());
    let given = shaped
        && !digits.starts_with("000")
        && !digits.starts_with("666")
        && !digits.starts_with('9');
    (given && &digits[3..5] != "00" && &digits[5..] != "0000").then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_were_never_given_are_refused() {
        assert_eq!(social_security("219-09-9999").as_deref(), Some("219099999"));
        for bad in [
            "219-09-000",
            "000-12-3456",
            "666-12-3456",
            "912-12-3456",
            "219-00-9999",
            "219-09-0000",
            "abc",
        ] {
            assert_eq!(social_security(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_end_never_shows_more_than_half() {
        assert_eq!(last_four("219099999"), "9999");
        assert_eq!(last_four("AB12"), "12");
        assert_eq!(last_four("7"), "7");
    }
}
