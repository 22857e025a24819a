-- Visits that wait for their next step, and the zone that follows a visit to another place.

create index appointments_open_idx on appointments (organization_id, ends_at)
    where status in ('scheduled', 'confirmed', 'checked_in', 'in_session');

select app.permit('appointments', 'update', '{administrator,front_desk}', 'organization', columns => '{time_zone}');
select app.permit('appointments', 'update', '{supervisor,therapist,associate_trainee}', 'my_calendar', columns => '{time_zone}');

-- Asked after the row's policies, so that whoever may not book at all is told just that.
drop trigger guard_new on appointments;
create trigger guard_new after insert on appointments for each row execute function app.guard_new_visit();
