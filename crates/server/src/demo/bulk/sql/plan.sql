-- What is to be made, written down once for the session.
--
-- A clinician works forty hours a week, eight a day, and a client comes weekly to one of them for ten weeks; then the hour is another
-- client's. So a clinician has forty clients at a time, a practice of c clinicians sees 40 c visits a week, and nobody is anywhere twice.
-- The last eight weeks are still to come.
create temporary table bulk_plan (
    organization_id uuid not null,
    location_id uuid not null,
    appointment_type_id uuid not null,
    time_zone text not null,
    clinicians integer not null,
    weeks integer not null,
    today date not null,
    -- Monday of the first week.
    first_day date not null,
    -- The number that the first client's chart gets.
    first_chart bigint not null
);

-- Identifiers as the house makes them: the milliseconds of an instant, version 7, and what follows is drawn from the words.
create function pg_temp.id_of(what text, at timestamptz) returns uuid
    language sql immutable
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(what), 1, 3)
            || '8' || substr(md5(what), 4, 15))::uuid;

-- Names are made of syllables and fall off like real ones: a few are very common. Nobody is meant.
create temporary table bulk_syllables as
select row_number() over () - 1 as n, a || b as word
  from unnest('{b,d,f,g,h,j,k,l,m,n,p,r,s,t,v,w,z,br,cl,st,sm,th,ch}'::text[]) a, unnest('{a,e,i,o,u,an,en,or,il,ar}'::text[]) b;
create temporary table bulk_surnames as
select n, initcap((select word from bulk_syllables s where s.n = (names.n * 7919 + 13) % 230)
       || (select word from bulk_syllables s where s.n = (names.n * 10473 / 7 + 31) % 230)
       || case when n % 3 = 0 then (select word from bulk_syllables s where s.n = (names.n * 31 + 7) % 230) else '' end) as word
  from generate_series(0, 5999) names(n);
create temporary table bulk_given as
select n, initcap((select word from bulk_syllables s where s.n = (names.n * 6007 + 3) % 230)
       || (select word from bulk_syllables s where s.n = (names.n * 17 / 3 + 101) % 230)) as word
  from generate_series(0, 1499) names(n);
analyze bulk_surnames;
analyze bulk_given;
