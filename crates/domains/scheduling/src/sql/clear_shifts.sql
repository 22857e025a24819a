-- $1 version
delete from clinician_schedule_shifts where schedule_id = $1
