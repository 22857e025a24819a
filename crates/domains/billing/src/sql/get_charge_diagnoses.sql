-- $1 charge
select d.code from charge_diagnoses d where d.charge_id = $1 order by d.position
