-- A hundred thousand invented clients in one practice. Names are made of syllables and fall off like real ones: a few are very common.
create temporary table syllables as
select row_number() over () - 1 as n, a || b as word
  from unnest('{b,d,f,g,h,j,k,l,m,n,p,r,s,t,v,w,z,br,cl,st,sm,th,ch}'::text[]) a, unnest('{a,e,i,o,u,an,en,or,il,ar}'::text[]) b;
create temporary table surnames as
select n, initcap((select word from syllables where syllables.n = (names.n * 7919 + 13) % 230)
       || (select word from syllables where syllables.n = (names.n * 10473 / 7 + 31) % 230)
       || case when n % 3 = 0 then (select word from syllables where syllables.n = (names.n * 31 + 7) % 230) else '' end) as word
  from generate_series(0, 5999) names(n);
create temporary table given as
select n, initcap((select word from syllables where syllables.n = (names.n * 6007 + 3) % 230)
       || (select word from syllables where syllables.n = (names.n * 17 / 3 + 101) % 230)) as word
  from generate_series(0, 1499) names(n);
analyze surnames;
analyze given;
create temporary table people as
select n, floor(1500 * power(r.first, 3))::integer as given, floor(6000 * power(r.last, 3))::integer as surname,
       floor(1500 * r.chosen)::integer % 1500 as chosen, (r.birth * 30000)::integer as days
  from generate_series(1, 100000) n,
       lateral (select md5('random ' || n) as h) hash,
       lateral (select ('x' || substr(h, 1, 8))::bit(32)::bigint / 4294967296.0::float8 as first, ('x' || substr(h, 9, 8))::bit(32)::bigint / 4294967296.0::float8 as last,
                       ('x' || substr(h, 17, 8))::bit(32)::bigint / 4294967296.0::float8 as chosen, ('x' || substr(h, 25, 8))::bit(32)::bigint / 4294967296.0::float8 as birth) r;
analyze people;
insert into clients (id, organization_id, mrn, first_name, last_name, chosen_name, birth_date, status, registered_on)
select md5('client ' || p.n)::uuid, '{organization}', 'MH2025' || lpad(p.n::text, 6, '0'), f.word, l.word,
       case when p.n % 10 = 0 then c.word end, date '1935-01-01' + p.days,
       case when p.n % 10 < 7 then 'active' when p.n % 10 < 9 then 'inactive' else 'on_hold' end, date '2025-06-01'
  from people p join given f on f.n = p.given join surnames l on l.n = p.surname join given c on c.n = p.chosen;
insert into client_contact_points (id, organization_id, client_id, system, value)
select md5('phone ' || n)::uuid, '{organization}', md5('client ' || n)::uuid, 'phone',
       '(' || 200 + n % 700 || ') 555-' || lpad(((n * 7919) % 10000)::text, 4, '0')
  from generate_series(1, 100000) n;
insert into client_care_team (id, organization_id, client_id, profile_id, role, valid_from)
select md5('team ' || n)::uuid, '{organization}', md5('client ' || n)::uuid, '{therapist}', 'primary_therapist', timestamptz '2025-06-01 12:00+00'
  from generate_series(1, 100000, 400) n;
