//! The words that a signature is given to. A version is never changed: a signature names the one it was given to.

use kernel::prelude::*;

/// The words of one version.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Attestation {
    /// Which version: it is sent back with the signature.
    pub version: i32,
    /// What an author says.
    pub author: &'static str,
    /// What a supervisor says.
    pub cosigner: &'static str,
    /// What an amendment's author says.
    pub amendment: &'static str,
}

/// The words that are signed today.
pub const PRESENT: Attestation = Attestation {
    version: 1,
    author: "I provided the service described here and wrote this note. It is accurate and complete to the best of my knowledge. \
             My typed name is my signature.",
    cosigner: "I reviewed this note and the care it describes, and I answer for the supervision of its author. My typed name is my signature.",
    amendment: "I add this to a note that stays as it was signed. It is accurate to the best of my knowledge. My typed name is my signature.",
};

/// A typed signature.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The signer's name, typed by the signer.
    pub typed_name: Text<200>,
    /// The version of the words that were on the screen.
    pub attestation_version: i32,
}

impl Signature {
    /// Whether the words are today's and the name is the signer's own (case and blanks do not matter).
    pub fn check(&self, name: &str) -> Result<()> {
        if self.attestation_version != PRESENT.version {
            return Err(Error::invalid(
                "signature.attestation_version",
                "The words of the signature have changed. Reload the note and read them again.",
            ));
        }
        if !same_name(self.typed_name.as_str(), name) {
            return Err(Error::invalid(
                "signature.typed_name",
                format!("Type your name as it stands in your profile: {name}."),
            ));
        }
        Ok(())
    }
}

fn same_name(typed: &str, name: &str) -> bool {
    let plain = |text: &str| {
        text.split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    plain(typed) == plain(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for (typed, same) in [
            ("Noor Haddad", true),
            (" noor  HADDAD ", true),
            ("Noor", false),
            ("Noor Haddad LCSW", false),
            ("Amara Okafor", false),
        ] {
            assert_eq!(same_name(typed, "Noor Haddad"), same, "{typed}");
        }
    }
}
