-- $1 id, $2 practice, $3 clinician, $4 rule, $5 first, $6 zone, $7 by
insert into appointment_series (id, organization_id, clinician_id, rule, first_at, time_zone, created_by) values ($1, $2, $3, $4, $5, $6, $7)
