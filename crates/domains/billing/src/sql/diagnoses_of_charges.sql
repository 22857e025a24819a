-- $1 charges
select d.charge_id, d.code from charge_diagnoses d where d.charge_id = any ($1) order by d.charge_id, d.position
