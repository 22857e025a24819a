-- The clients: one per clinician, hour of the week and ten weeks. Whoever came within the last year is still on the clinician's list.
create temporary table bulk_clients as
with numbered as (
    select row_number() over (order by cohort, c.n, hour) as n, cohort, c.n as clinician, c.id as clinician_id, hour,
           least(p.first_day + cohort * 70, p.today) as registered_on, p.first_day + least(cohort * 10 + 10, p.weeks) * 7 as leaves_on
      from bulk_plan p, generate_series(0, (p.weeks - 1) / 10) cohort, bulk_clinicians c, generate_series(0, 39) hour)
select k.n, k.cohort, k.clinician, k.clinician_id, k.hour, k.registered_on, k.leaves_on,
       pg_temp.id_of('client ' || k.n || p.organization_id, k.registered_on::timestamptz) as id,
       k.leaves_on < p.today - 365 as gone,
       floor(1500 * power(r.first, 3))::integer as given, floor(6000 * power(r.last, 3))::integer as surname,
       floor(1500 * r.chosen)::integer % 1500 as chosen, (r.birth * 30000)::integer as days
  from numbered k, bulk_plan p,
       lateral (select md5('random ' || k.n) as h) hash,
       lateral (select ('x' || substr(h, 1, 8))::bit(32)::bigint / 4294967296.0::float8 as first,
                       ('x' || substr(h, 9, 8))::bit(32)::bigint / 4294967296.0::float8 as last,
                       ('x' || substr(h, 17, 8))::bit(32)::bigint / 4294967296.0::float8 as chosen,
                       ('x' || substr(h, 25, 8))::bit(32)::bigint / 4294967296.0::float8 as birth) r;
create unique index on bulk_clients (cohort, clinician, hour);
analyze bulk_clients;

-- The sort trigger would say the same.
insert into clients (id, organization_id, mrn, first_name, last_name, chosen_name, birth_date, sex, status, registered_on, discharged_on, sort_name)
select k.id, p.organization_id, 'MH' || to_char(k.registered_on, 'YYYY') || lpad((p.first_chart + k.n - 1)::text, 6, '0'), f.word, l.word,
       case when k.n % 10 = 0 then c.word end, date '1935-01-01' + k.days, (array['female', 'male', 'unknown'])[1 + k.n % 3],
       case when k.gone and k.n % 2 = 0 then 'discharged' when k.gone then 'inactive' when k.n % 10 = 9 then 'on_hold' else 'active' end,
       k.registered_on, case when k.gone and k.n % 2 = 0 then k.leaves_on end, app.fold(l.word || ', ' || f.word)
  from bulk_plan p, bulk_clients k
  join bulk_given f on f.n = k.given join bulk_surnames l on l.n = k.surname join bulk_given c on c.n = k.chosen
 order by k.n;
insert into client_status_history (id, organization_id, client_id, to_status, reason, effective_on, changed_at)
select pg_temp.id_of('registered ' || k.id, k.registered_on), p.organization_id, k.id, 'active', 'Registered', k.registered_on, k.registered_on
  from bulk_plan p, bulk_clients k order by k.n;
insert into client_status_history (id, organization_id, client_id, from_status, to_status, reason, effective_on, changed_at)
select pg_temp.id_of('left ' || c.id, k.leaves_on), c.organization_id, c.id, 'active', c.status,
       case c.status when 'on_hold' then 'Away for a while' else 'Treatment ended' end,
       case c.status when 'on_hold' then p.today else k.leaves_on end, case c.status when 'on_hold' then p.today else k.leaves_on end
  from bulk_plan p, bulk_clients k join clients c on c.id = k.id where c.status <> 'active' order by k.n;
insert into client_contact_points (id, organization_id, client_id, system, value)
select pg_temp.id_of('phone ' || k.id, k.registered_on), p.organization_id, k.id, 'phone',
       '(' || 200 + k.n % 700 || ') 555-' || lpad(((k.n * 7919) % 10000)::text, 4, '0')
  from bulk_plan p, bulk_clients k order by k.n;
insert into client_care_team (id, organization_id, client_id, profile_id, role, valid_from, valid_to)
select pg_temp.id_of('team ' || k.id, k.registered_on), p.organization_id, k.id, k.clinician_id, 'primary_therapist', k.registered_on,
       case when k.gone then k.leaves_on + 365 end
  from bulk_plan p, bulk_clients k order by k.n;

-- The next client who is taken in gets the number after the last.
update number_sequences s set next_number = p.first_chart + (select count(*) from bulk_clients)
  from bulk_plan p where s.organization_id = p.organization_id and s.name = 'chart';
analyze clients;
analyze client_contact_points;
