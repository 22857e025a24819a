select note_due_days, note_lockout_weekday, note_lockout_time, cosign_required, cosign_due_days, row_version from practice_settings
