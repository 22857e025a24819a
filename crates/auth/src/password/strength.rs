//! Is this password good enough? Length and guessability decide; composition rules do not exist.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::settings::PasswordPolicy;

/// Longer ones are refused, so that a megabyte of password costs nothing.
const MAX_CHARACTERS: usize = 256;
/// The estimator's time grows with the square of the length; what is longer than this is strong or repetitive.
const ESTIMATED_CHARACTERS: usize = 72;

/// Passwords that are long enough, and on everybody's list. Compared without case, digits and signs at the end.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("common.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// Why a password is refused: the word of the contract and the sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakness {
    /// `length`, `characters` or `pwned`.
    pub reason: &'static str,
    /// What to do about it.
    pub message: String,
}

/// Checks a password against the policy. `about` holds what an attacker would try first: the person's address and
/// names, and the practice's name.
pub fn check(policy: PasswordPolicy, password: &str, about: &[&str]) -> Result<(), Weakness> {
    let length = password.chars().count();
    if length < policy.min_length {
        return Err(Weakness {
            reason: "length",
            message: format!(
                "The password has {length} characters; {} are needed. Three or four unrelated words make a good one.",
                policy.min_length
            ),
        });
    }
    if length > MAX_CHARACTERS {
        return Err(Weakness {
            reason: "length",
            message: format!("The password is longer than {MAX_CHARACTERS} characters."),
        });
    }
    let lowered = password.to_lowercase();
    let stem = lowered.trim_end_matches(|c: char| !c.is_alphabetic());
    if COMMON.contains(lowered.as_str()) || COMMON.contains(stem) {
        return Err(Weakness {
            reason: "pwned",
            message:
                "This password is on the lists that attackers try first. Choose another: three or four unrelated words."
                    .into(),
        });
    }
    let mut inputs: Vec<&str> = vec!["mentalspace", "therapy", "clinic", "practice", "welcome"];
    for word in about {
        inputs.push(word);
        inputs.extend(word.split('@').next());
        inputs.extend(
            word.split(['@', '.', ' ', '-', '_'])
                .filter(|part| part.len() > 2),
        );
    }
    let head: String = password.chars().take(ESTIMATED_CHARACTERS).collect();
    let estimate = zxcvbn::zxcvbn(&head, &inputs);
    if u8::from(estimate.score()) < policy.min_score {
        let hint = estimate
            .feedback()
            .and_then(|feedback| feedback.warning())
            .map(|warning| format!(" {warning}"))
            .unwrap_or_default();
        return Err(Weakness {
            reason: "characters",
            message: format!(
                "This password is too easy to guess.{hint} Three or four unrelated words make a good one."
            ),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn verdict(password: &str) -> Result<(), &'static str> {
        check(
            Settings::new("https://ehr.example.org").passwords,
            password,
            &["imani.reyes@harborpractice.test", "Imani", "Reyes"],
        )
        .map_err(|weakness| weakness.reason)
    }

    #[test]
    fn words_are_enough_without_signs_and_digits() {
        assert_eq!(verdict("violet harbor lantern"), Ok(()));
        assert_eq!(verdict("корова летит над морем"), Ok(()));
        assert_eq!(verdict(&"correct horse battery ".repeat(6)), Ok(()));
    }

    #[test]
    fn short_common_repeated_and_personal_passwords_are_refused() {
        assert_eq!(verdict("v1olet!"), Err("length"));
        assert_eq!(verdict(&"x".repeat(300)), Err("length"));
        assert_eq!(verdict("PasswordPassword1!"), Err("pwned"));
        assert_eq!(verdict("letmeinletmein"), Err("pwned"));
        assert_eq!(verdict("aaaaaaaaaaaaaaaa"), Err("characters"));
        assert_eq!(verdict("imani.reyes1"), Err("characters"));
        assert_eq!(verdict("Qwertyuiop12"), Err("pwned"));
    }
}
