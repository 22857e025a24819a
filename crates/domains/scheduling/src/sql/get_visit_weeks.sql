-- The visits of the last weeks by what became of them, every week once. $1 now, $2 weeks
-- The bounds are asked for first: behind row-level security only a finished value reaches the index.
with p as materialized (
    select o.time_zone, t.today - extract(dow from t.today)::integer - 7 * ($2::integer - 1) as first_day
      from organizations o
     cross join lateral (select ($1::timestamptz at time zone o.time_zone)::date as today) t
     where o.id = (select app.organization_id())),
visits as (
    select ((a.starts_at at time zone (select p.time_zone from p))::date - (select p.first_day from p)) / 7 as week, a.status
      from appointments a
     where a.organization_id = (select app.organization_id()) and a.starts_at < $1::timestamptz
       and a.starts_at >= (select p.first_day::timestamp at time zone p.time_zone from p)
       and a.status in ('completed', 'no_show', 'cancelled', 'late_cancelled'))
select p.first_day + 7 * w.week as begins_on, count(*) filter (where v.status = 'completed') as held,
       count(*) filter (where v.status = 'no_show') as missed, count(*) filter (where v.status in ('cancelled', 'late_cancelled')) as called_off
  from p
 cross join generate_series(0, $2 - 1) as w (week)
  left join visits v on v.week = w.week
 group by 1
 order by 1
