-- $1 id, $2 practice, $3 clinician, $4 kind, $5 from, $6 to, $7 what was said
insert into schedule_exceptions (id, organization_id, clinician_id, kind, starts_at, ends_at, note) values ($1, $2, $3, $4, $5, $6, $7)
