-- $1 reminder, $2 now
update appointment_reminders set confirmed_at = greatest($2, sent_at) where id = $1
