-- $1 practice, $2 note due days, $3 lockout weekday, $4 lockout time, $5 cosign required, $6 cosign due days
update practice_settings
   set note_due_days = $2, note_lockout_weekday = $3, note_lockout_time = $4, cosign_required = $5, cosign_due_days = $6
 where id = $1
