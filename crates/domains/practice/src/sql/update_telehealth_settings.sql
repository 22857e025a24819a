-- $1 practice, $2 participants, $3 minutes, $4 licensure, $5 renewal days
update telehealth_settings
   set max_participants = $2, session_limit_minutes = $3, enforce_licensure = $4, consent_renewal_days = $5
 where id = $1
