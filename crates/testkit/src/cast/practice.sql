-- One practice with one invented person per role. {ids} and {o} make the ids, {tag} the addresses:
-- with {ids} = 00000000-0000-7000-8000- and {o} = a these are the ids of kernel::example.

insert into organizations (id, name, legal_name, npi, phone, email, time_zone)
values ('{ids}0000000000{o}1', 'Lindenhof Counseling', 'Lindenhof Counseling PLLC', '2000000077', '+1 555 0100', 'office.{tag}@example.test', 'America/New_York');

insert into auth.users (id, email, email_confirmed_at)
select ('{ids}0000000000{o}' || n)::uuid, word || '.{tag}@example.test', now()
  from (values ('2', 'amara'), ('3', 'noor'), ('4', 'stellan'), ('5', 'aiko'), ('6', 'bela'), ('7', 'rosa'), ('8', 'cleo'), ('9', 'ines')) person(n, word);

insert into profiles (id, first_name, last_name, email)
select ('{ids}0000000000{o}' || n)::uuid, first_name, last_name, lower(first_name) || '.{tag}@example.test'
  from (values ('2', 'Amara', 'Okafor'), ('3', 'Noor', 'Haddad'), ('4', 'Stellan', 'Berg'), ('5', 'Aiko', 'Mori'),
               ('6', 'Bela', 'Novak'), ('7', 'Rosa', 'Lind'), ('8', 'Cleo', 'Marsh'), ('9', 'Ines', 'Duarte')) person(n, first_name, last_name);

insert into organization_memberships (id, organization_id, profile_id, kind, status, status_reason, deactivated_at)
select ('{ids}000000000{o}1' || n)::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid,
       case n when '8' then 'client' else 'staff' end,
       case n when '9' then 'deactivated' else 'active' end,
       case n when '9' then 'Left the practice' end,
       case n when '9' then now() end
  from unnest('{2,3,4,5,6,7,8,9}'::text[]) n;

insert into staff_profiles (id, organization_id, profile_id, title, credentials, npi, taxonomy_code, bookable)
select ('{ids}000000000{o}2' || n)::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, title, credentials, npi, taxonomy, npi is not null
  from (values ('2', 'Practice manager', null, null, null),
               ('3', 'Therapist', 'LCSW', '2000000069', '1041C0700X'),
               ('4', 'Clinical supervisor', 'PhD', '2000000010', '103TC0700X'),
               ('5', 'Associate', 'LMSW', '2000000028', '104100000X'),
               ('6', 'Biller', null, null, null),
               ('7', 'Front desk', null, null, null),
               ('9', 'Therapist', 'LMHC', null, null)) staff(n, title, credentials, npi, taxonomy);

insert into user_roles (id, organization_id, profile_id, role, valid_from)
select ('{ids}000000000{o}3' || n)::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, role, timestamptz '2025-01-01 00:00+00'
  from (values ('2', 'administrator'), ('3', 'therapist'), ('4', 'supervisor'), ('5', 'associate_trainee'),
               ('6', 'billing_staff'), ('7', 'front_desk'), ('8', 'client_user'), ('9', 'therapist')) given(n, role);

insert into staff_invitations (id, organization_id, email, first_name, last_name, roles, token_hash, expires_at, invited_by)
values ('{ids}000000000{o}41', '{ids}0000000000{o}1', 'jonas.{tag}@example.test', 'Jonas', 'Falk', '{therapist}',
        sha256(convert_to('invitation {tag}', 'UTF8')), timestamptz '2100-01-01 00:00+00', '{ids}0000000000{o}2');

insert into practice_locations (id, organization_id, name, street, city, state, postal_code, phone, time_zone)
values ('{ids}00000000{o}c01', '{ids}0000000000{o}1', 'Main office', '12 Orchard Lane', 'Springfield', 'NY', '10001', '+1 555 0101', 'America/New_York');

insert into practice_rooms (id, organization_id, location_id, name, capacity)
values ('{ids}00000000{o}d01', '{ids}0000000000{o}1', '{ids}00000000{o}c01', 'Garden room', 4);

insert into provider_licenses (id, organization_id, profile_id, license_type, state, number, issued_on, expires_on)
values ('{ids}00000000{o}e01', '{ids}0000000000{o}1', '{ids}0000000000{o}3', 'LCSW', 'NY', 'NY-20417', '2024-05-01', '2026-04-30');

insert into billing_codes (id, organization_id, code, description, minutes, fee_cents)
values ('{ids}00000000{o}f01', '{ids}0000000000{o}1', '90837', 'Individual session, about an hour', 53, 18000);

insert into saved_views (id, organization_id, profile_id, list, name, filters)
select ('{ids}000000{o}2f' || n || '00')::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, 'clients', 'Waiting', '{"status": "on_hold"}'
  from unnest('{2,3,4,5,6,7}'::text[]) n;
