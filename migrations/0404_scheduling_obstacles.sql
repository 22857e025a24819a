-- What stands in the way, found by the indexes. Behind row-level security a condition reaches an index only if nothing in it could tell
-- about a row that the policy has not passed yet: comparisons of instants can, overlaps of ranges and arithmetic with another row's
-- columns cannot. So the bounds are reckoned first, and then compared.

create index appointments_room_day_idx on appointments (organization_id, room_id, starts_at) where room_id is not null;

create or replace function app.booking_obstacles(clinician uuid, room uuid, clients uuid[], starts timestamptz[], ends timestamptz[], leaving_out uuid[])
    returns table (n integer, obstacle text)
    language plpgsql stable security definer rows 20
    set search_path = ''
as $$
declare
    practice constant uuid := app.organization_id();
    mine uuid[];
begin
    if not app.has_any_role('{administrator,front_desk,supervisor,therapist,associate_trainee}') then
        raise exception 'only those who book ask for openings' using errcode = 'insufficient_privilege';
    end if;
    if app.has_any_role('{administrator,front_desk}') then
        mine := clients;
    else
        mine := array(select c from pg_catalog.unnest(clients) c where c in (select app.my_clients()));
    end if;
    return query
    -- No visit is longer than twelve hours, and no blocked time longer than a day.
    with wanted as materialized (
        select w.i::integer as i, w.s, w.e, w.s - interval '12 hours' as half_day_before, w.s - interval '24 hours' as day_before
          from unnest(starts, ends) with ordinality w(s, e, i)),
    hours as materialized (
        select w.i, w.s, w.e, h.id as schedule_id, h.buffer_minutes, h.max_per_day, h.max_per_week, h.time_zone,
               pg_catalog.timezone(h.time_zone, w.s) as local_start, pg_catalog.timezone(h.time_zone, w.e) as local_end
          from wanted w
          join public.clinician_schedules h
            on h.organization_id = practice and h.clinician_id = clinician
           and pg_catalog.timezone(h.time_zone, w.s)::date between h.valid_from and coalesce(h.valid_to, 'infinity')),
    planned as materialized (
        select h.*, h.s - pg_catalog.make_interval(mins => h.buffer_minutes) as quiet_from, h.e + pg_catalog.make_interval(mins => h.buffer_minutes) as quiet_to,
               h.s - pg_catalog.make_interval(mins => h.buffer_minutes) - interval '12 hours' as half_day_before_quiet,
               pg_catalog.timezone(h.time_zone, pg_catalog.date_trunc('day', h.local_start)) as day_from,
               pg_catalog.timezone(h.time_zone, pg_catalog.date_trunc('day', h.local_start) + interval '1 day') as day_to,
               pg_catalog.timezone(h.time_zone, pg_catalog.date_trunc('week', h.local_start)) as week_from,
               pg_catalog.timezone(h.time_zone, pg_catalog.date_trunc('week', h.local_start) + interval '7 days') as week_to
          from hours h)
    select w.i, 'clinician' from wanted w
     where exists (select from public.appointments a
                    where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
                      and a.starts_at > w.half_day_before and a.starts_at < w.e and a.ends_at > w.s)
    union all
    select w.i, 'room' from wanted w
     where room is not null
       and exists (select from public.appointments a
                    where a.organization_id = practice and a.room_id = room and a.live and a.id <> all (leaving_out)
                      and a.starts_at > w.half_day_before and a.starts_at < w.e and a.ends_at > w.s)
    union all
    select w.i, 'client' from wanted w
     where exists (select from public.appointment_clients k
                    where k.organization_id = practice and k.client_id = any (mine) and k.live and k.appointment_id <> all (leaving_out)
                      and k.starts_at > w.half_day_before and k.starts_at < w.e and k.ends_at > w.s)
    union all
    select w.i, 'blocked' from wanted w
     where exists (select from public.blocked_times b
                    where b.organization_id = practice and b.clinician_id = clinician
                      and b.starts_at > w.day_before and b.starts_at < w.e and b.ends_at > w.s)
    union all
    select w.i, 'time_off' from wanted w
     where exists (select from public.schedule_exceptions x
                    where x.organization_id = practice and x.clinician_id = clinician and x.status = 'approved'
                      and x.starts_at < w.e and x.ends_at > w.s)
    union all
    select p.i, 'outside_hours' from planned p
     where not exists (select from public.clinician_schedule_shifts s
                        where s.organization_id = practice and s.schedule_id = p.schedule_id
                          and s.weekday = (array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])[extract(isodow from p.local_start)::integer]
                          and p.local_start::date + s.starts <= p.local_start and p.local_start::date + s.ends >= p.local_end)
    union all
    select p.i, 'buffer' from planned p
     where p.buffer_minutes > 0
       and exists (select from public.appointments a
                    where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
                      and a.starts_at > p.half_day_before_quiet and a.starts_at < p.quiet_to and a.ends_at > p.quiet_from
                      and (a.ends_at <= p.s or a.starts_at >= p.e))
    union all
    select p.i, 'daily_limit' from planned p
     where p.max_per_day <= (
           select pg_catalog.count(*) from public.appointments a
            where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
              and a.starts_at >= p.day_from and a.starts_at < p.day_to)
    union all
    select p.i, 'weekly_limit' from planned p
     where p.max_per_week <= (
           select pg_catalog.count(*) from public.appointments a
            where a.organization_id = practice and a.clinician_id = clinician and a.live and a.id <> all (leaving_out)
              and a.starts_at >= p.week_from and a.starts_at < p.week_to);
end
$$;
