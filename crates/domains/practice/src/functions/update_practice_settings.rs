//! Changes how the practice works, section by section. What stood before and after is in the audit log.

use kernel::prelude::*;

use super::get_practice_settings::GetPracticeSettings;
use crate::settings::{
    DocumentationSettings, GeneralSettings, PracticeSettings, SchedulingSettings,
    TelehealthSettings,
};
use crate::statements;

/// See the module.
pub struct UpdatePracticeSettings;

/// The sections to save, each as a whole. A section that is left out stays as it is.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsChange {
    /// Who the practice is.
    #[serde(default)]
    pub general: Option<GeneralSettings>,
    /// Notes.
    #[serde(default)]
    pub documentation: Option<DocumentationSettings>,
    /// Calendar and fees.
    #[serde(default)]
    pub scheduling: Option<SchedulingSettings>,
    /// Video.
    #[serde(default)]
    pub telehealth: Option<TelehealthSettings>,
}

impl Function for UpdatePracticeSettings {
    const SPEC: Spec = Spec::write(
        "update-practice-settings",
        "Saves one or more sections of the practice's settings.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("practice_settings");
    type Input = SettingsChange;
    type Output = PracticeSettings;

    async fn run(cx: &mut Context, change: SettingsChange) -> Result<PracticeSettings> {
        let id = cx.organization()?;
        cx.about(id);
        if let Some(new) = change.general {
            save_general(cx, id, new).await?;
        }
        if let Some(new) = change.documentation {
            save_documentation(cx, id, new).await?;
        }
        if let Some(new) = change.scheduling {
            new.check()?;
            save_scheduling(cx, id, new).await?;
        }
        if let Some(new) = change.telehealth {
            save_telehealth(cx, id, new).await?;
        }
        GetPracticeSettings::run(cx, Nothing {}).await
    }

    fn example() -> SettingsChange {
        SettingsChange {
            documentation: Some(DocumentationSettings {
                note_due_days: Within::new(2).expect("it lies within"),
                note_lockout_weekday: kernel::weekday::Weekday::Sunday,
                note_lockout_time: jiff::civil::time(23, 59, 59, 0),
                cosign_required: true,
                cosign_due_days: Within::new(5).expect("it lies within"),
                row_version: 1,
            }),
            ..SettingsChange::default()
        }
    }
}

async fn save_general(cx: &mut Context, id: OrganizationId, new: GeneralSettings) -> Result<()> {
    cx.expect_version(
        "practice",
        &statements::LOCK_GENERAL_SETTINGS,
        id,
        new.row_version,
    )
    .await?;
    cx.execute(
        &statements::UPDATE_GENERAL_SETTINGS,
        &[
            &id,
            &new.name,
            &new.legal_name,
            &new.npi,
            &new.phone,
            &new.email,
            &new.website,
            &new.time_zone,
        ],
    )
    .await?;
    Ok(())
}

async fn save_documentation(
    cx: &mut Context,
    id: OrganizationId,
    new: DocumentationSettings,
) -> Result<()> {
    cx.expect_version(
        "section",
        &statements::LOCK_DOCUMENTATION_SETTINGS,
        id,
        new.row_version,
    )
    .await?;
    cx.execute(
        &statements::UPDATE_DOCUMENTATION_SETTINGS,
        &[
            &id,
            &new.note_due_days,
            &new.note_lockout_weekday,
            &new.note_lockout_time,
            &new.cosign_required,
            &new.cosign_due_days,
        ],
    )
    .await?;
    Ok(())
}

async fn save_scheduling(
    cx: &mut Context,
    id: OrganizationId,
    new: SchedulingSettings,
) -> Result<()> {
    cx.expect_version(
        "section",
        &statements::LOCK_SCHEDULING_SETTINGS,
        id,
        new.row_version,
    )
    .await?;
    cx.execute(
        &statements::UPDATE_SCHEDULING_SETTINGS,
        &[
            &id,
            &new.slot_minutes,
            &new.appointment_minutes,
            &new.max_recurrences,
            &new.booking_window_days,
            &new.booking_notice_hours,
            &new.late_cancel_hours,
            &new.late_cancel_fee_cents,
            &new.no_show_fee_cents,
        ],
    )
    .await?;
    Ok(())
}

async fn save_telehealth(
    cx: &mut Context,
    id: OrganizationId,
    new: TelehealthSettings,
) -> Result<()> {
    cx.expect_version(
        "section",
        &statements::LOCK_TELEHEALTH_SETTINGS,
        id,
        new.row_version,
    )
    .await?;
    cx.execute(
        &statements::UPDATE_TELEHEALTH_SETTINGS,
        &[
            &id,
            &new.max_participants,
            &new.session_limit_minutes,
            &new.enforce_licensure,
            &new.consent_renewal_days,
        ],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[tokio::test]
    async fn a_saved_section_is_sent_back_and_the_others_stay() {
        let t = crate::tests::practice().await;
        let before = t.call(GetPracticeSettings).by(&t.amara).ok().await;
        let after = t.call(UpdatePracticeSettings).by(&t.amara).ok().await;
        assert_eq!(after["documentation"]["note_due_days"], 2);
        assert_eq!(after["documentation"]["row_version"], 2);
        assert_eq!(after["general"], before["general"]);
    }

    #[tokio::test]
    async fn what_is_sent_back_can_be_sent_again() {
        let t = crate::tests::practice().await;
        let mut settings = t.call(GetPracticeSettings).by(&t.amara).ok().await;
        settings["general"]["website"] = json!("https://lindenhof.example");
        settings["scheduling"]["no_show_fee_cents"] = json!(7500);
        let after = t
            .call(UpdatePracticeSettings)
            .by(&t.amara)
            .with_json(settings)
            .ok()
            .await;
        assert_eq!(after["scheduling"]["no_show_fee_cents"], 7500);
        assert_eq!(after["general"]["website"], "https://lindenhof.example");
    }

    #[tokio::test]
    async fn a_value_out_of_bounds_is_named_with_its_section() {
        let t = crate::tests::practice().await;
        let mut settings = t.call(GetPracticeSettings).by(&t.amara).ok().await;
        for (section, field, value) in [
            ("general", "time_zone", json!("Mars/Olympus")),
            ("general", "npi", json!("1234567890")),
            ("documentation", "note_due_days", json!(31)),
            ("scheduling", "slot_minutes", json!(7)),
        ] {
            let good = settings[section][field].clone();
            settings[section][field] = value;
            let error = t
                .call(UpdatePracticeSettings)
                .by(&t.amara)
                .with_json(settings.clone())
                .err()
                .await;
            assert_eq!(
                error.field(),
                Some(format!("{section}.{field}").as_str()),
                "{error}"
            );
            settings[section][field] = good;
        }
    }
}
