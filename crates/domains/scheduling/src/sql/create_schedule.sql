-- Ends where the next version begins. $1 id, $2 practice, $3 clinician, $4 from, $5 zone, $6 buffer, $7 most a day, $8 most a week
insert into clinician_schedules (id, organization_id, clinician_id, valid_from, valid_to, time_zone, buffer_minutes, max_per_day, max_per_week)
values ($1, $2, $3, $4,
        (select min(n.valid_from) - 1 from clinician_schedules n where n.organization_id = $2 and n.clinician_id = $3 and n.valid_from > $4),
        coalesce($5, (select o.time_zone from organizations o where o.id = $2)), $6, $7, $8)
