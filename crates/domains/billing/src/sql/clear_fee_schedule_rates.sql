-- $1 list
delete from fee_schedule_rates where fee_schedule_id = $1
