-- $1 practice, $2 cents
update write_off_limits set limit_cents = $2 where id = $1
