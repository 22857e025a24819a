-- $1 charge, $2 reason
update charges set status = 'voided', hold_reason = null, void_reason = $2 where id = $1
