//! How the practice works. Staff see all sections; clients see how to reach the practice, its rules for booking and its fees.
//! Who sees which section is decided by the tables' policies.

use kernel::prelude::*;

use crate::settings::PracticeSettings;
use crate::statements;

/// See the module.
pub struct GetPracticeSettings;

impl Function for GetPracticeSettings {
    const SPEC: Spec = Spec::read(
        "get-practice-settings",
        "Shows how the practice works, in sections.",
    )
    .roles(Roles::SignedIn)
    .unaudited("It shows nothing about a person.");
    type Input = Nothing;
    type Output = PracticeSettings;

    async fn run(cx: &mut Context, _: Nothing) -> Result<PracticeSettings> {
        Ok(PracticeSettings {
            general: cx
                .one("practice", &statements::GET_GENERAL_SETTINGS, &[])
                .await?,
            documentation: cx
                .optional(&statements::GET_DOCUMENTATION_SETTINGS, &[])
                .await?,
            scheduling: cx
                .optional(&statements::GET_SCHEDULING_SETTINGS, &[])
                .await?,
            telehealth: cx
                .optional(&statements::GET_TELEHEALTH_SETTINGS, &[])
                .await?,
        })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_client_sees_the_fees_and_not_the_rules_for_notes() {
        let t = crate::tests::practice().await;
        let seen = t.call(GetPracticeSettings).by(&t.cleo).ok().await;
        assert_eq!(seen["general"]["name"], "Lindenhof Counseling");
        assert_eq!(seen["scheduling"]["late_cancel_hours"], 24);
        assert!(seen["documentation"].is_null());
        assert!(seen["telehealth"].is_null());
    }

    #[tokio::test]
    async fn a_new_practice_has_every_setting_at_its_default() {
        let t = crate::tests::practice().await;
        let seen = t.call(GetPracticeSettings).by(&t.rosa).ok().await;
        assert_eq!(seen["documentation"]["note_due_days"], 3);
        assert_eq!(seen["documentation"]["note_lockout_weekday"], "sunday");
        assert_eq!(seen["telehealth"]["session_limit_minutes"], 120);
    }
}
