-- $1 list, $2 name, $3 from, $4 to
update fee_schedules set name = $2, valid_from = $3, valid_to = $4 where id = $1
