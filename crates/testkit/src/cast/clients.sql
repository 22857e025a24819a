-- Mira, whom Noor and Aiko treat (Stellan supervises Aiko); Jonas, whom nobody treats; a record that was merged into Mira's; and at least
-- one row of everything that can stand in a chart.

insert into clients (id, organization_id, mrn, first_name, last_name, chosen_name, birth_date, sex, registered_on)
values ('{ids}00000000{o}501', '{ids}0000000000{o}1', 'MH2026900001', 'Mira', 'Solberg', 'Mia', date '1991-04-12', 'female', date '2026-01-05'),
       ('{ids}00000000{o}502', '{ids}0000000000{o}1', 'MH2026900002', 'Jonas', 'Falkenrath', null, date '1979-11-30', 'male', date '2026-01-06'),
       ('{ids}00000000{o}503', '{ids}0000000000{o}1', 'MH2026900003', 'Mirah', 'Solberg', null, date '1991-04-12', 'unknown', date '2026-01-07');
update clients set merged_into_id = '{ids}00000000{o}501' where id = '{ids}00000000{o}503';
insert into client_merges (id, organization_id, kept_id, merged_id, reason, merged_by, merged_at)
values ('{ids}00000000{o}530', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}00000000{o}503', 'Registered twice', '{ids}0000000000{o}2',
        timestamptz '2026-01-08 15:00+00');

insert into client_care_team (id, organization_id, client_id, profile_id, role, valid_from)
values ('{ids}00000000{o}520', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}3', 'primary_therapist', timestamptz '2026-01-05 15:00+00'),
       ('{ids}00000000{o}531', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}5', 'covering', timestamptz '2026-01-05 15:00+00');
insert into supervision_relationships (id, organization_id, supervisor_id, supervisee_id, valid_from)
values ('{ids}00000000{o}522', '{ids}0000000000{o}1', '{ids}0000000000{o}4', '{ids}0000000000{o}5', timestamptz '2026-01-05 15:00+00');
insert into break_glass_grants (id, organization_id, client_id, profile_id, reason, granted_at, expires_at)
values ('{ids}00000000{o}521', '{ids}0000000000{o}1', '{ids}00000000{o}502', '{ids}0000000000{o}3', 'Called in crisis, nobody else reachable',
        timestamptz '2026-01-09 15:00+00', timestamptz '2026-01-09 19:00+00');

insert into client_status_history (id, organization_id, client_id, to_status, reason, effective_on, changed_by, changed_at)
values ('{ids}00000000{o}532', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'active', 'Registered', date '2026-01-05', '{ids}0000000000{o}7',
        timestamptz '2026-01-05 15:00+00');
insert into client_demographics (id, organization_id, client_id, races, languages)
values ('{ids}00000000{o}533', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{white}', '{English,Norwegian}');
insert into client_addresses (id, organization_id, client_id, street, city, state, postal_code)
values ('{ids}00000000{o}534', '{ids}0000000000{o}1', '{ids}00000000{o}501', '3 Harbor Street', 'Springfield', 'NY', '10002');
insert into client_contact_points (id, organization_id, client_id, system, value)
values ('{ids}00000000{o}512', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'phone', '(212) 555-0142');
insert into client_identifiers (id, organization_id, client_id, kind, value_sealed, last_four)
values ('{ids}00000000{o}523', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'ssn', '\x{sealed}', '9999');
insert into emergency_contacts (id, organization_id, client_id, name, relationship, phone)
values ('{ids}00000000{o}511', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'Sanna Solberg', 'Mother', '+1 555 0143');
insert into guardian_relationships (id, organization_id, client_id, name, kind)
values ('{ids}00000000{o}513', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'Sanna Solberg', 'parent');
insert into guardian_relationships (id, organization_id, client_id, name, kind, status, evidence, verified_at, verified_by)
values ('{ids}00000000{o}524', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'Karl Solberg', 'legal_guardian', 'active', 'Letter of guardianship',
        timestamptz '2026-01-06 15:00+00', '{ids}0000000000{o}7');

insert into consent_types (id, organization_id, key, version, name, body, published_at)
values ('{ids}00000000{o}514', '{ids}0000000000{o}1', 'house_rules', 1, 'House rules', 'I come on time or call.', timestamptz '2026-01-05 15:00+00');
insert into client_consents (id, organization_id, client_id, consent_type_id, decision, method, signed_by_name, signed_at, recorded_by)
values ('{ids}00000000{o}515', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}00000000{o}514', 'given', 'in_person', 'Mira Solberg',
        timestamptz '2026-01-05 15:00+00', '{ids}0000000000{o}7');
insert into release_authorizations (id, organization_id, client_id, recipient, purpose, information, signed_on, expires_on)
values ('{ids}00000000{o}516', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'Springfield Family Medicine', 'Coordination of care', '{diagnosis}',
        date '2026-01-05', date '2027-01-04');

insert into diagnosis_codes (id, code, billable, parent_code, description, valid_from)
select md5('icd10cm ' || code || ' 2025-10-01')::uuid, code, billable, parent, description, date '2025-10-01'
  from (values ('F41', false, null, 'Other anxiety disorders'),
               ('F41.0', true, 'F41', 'Panic disorder [episodic paroxysmal anxiety]'),
               ('F41.1', true, 'F41', 'Generalized anxiety disorder'),
               ('F32.1', true, 'F32', 'Major depressive disorder, single episode, moderate')) list(code, billable, parent, description)
    on conflict do nothing;
insert into diagnosis_words (word, codes)
values ('anxiety', '{F41,F41.0,F41.1}'), ('disorder', '{F41.0,F41.1,F32.1}'), ('generalized', '{F41.1}') on conflict do nothing;
insert into diagnosis_typos (typo, word)
select typo, word from unnest('{anxiety,disorder,generalized}'::text[]) word, app.typo_keys(word) typo on conflict do nothing;
insert into diagnosis_releases (id, effective_from, sha256, codes, imported_at)
values (md5('sample release')::uuid, date '2025-10-01', repeat('0', 64), 4, timestamptz '2026-01-05 15:00+00') on conflict do nothing;

insert into client_diagnoses (id, organization_id, client_id, code, description, diagnosed_on, diagnosed_by)
values ('{ids}00000000{o}535', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'F32.1', 'Major depressive disorder, single episode, moderate',
        date '2026-01-05', '{ids}0000000000{o}3');
insert into client_allergies (id, organization_id, client_id, substance)
values ('{ids}00000000{o}536', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'Latex');
insert into client_medications (id, organization_id, client_id, name)
values ('{ids}00000000{o}537', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'Melatonin');
insert into client_flags (id, organization_id, client_id, kind, note, raised_by)
values ('{ids}00000000{o}517', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'safety', 'Call before a home visit', '{ids}0000000000{o}3');
insert into payers (id, organization_id, name, electronic_id) values ('{ids}00000000{o}518', '{ids}0000000000{o}1', 'Northwind Health', 'NWH01');
insert into client_insurance (id, organization_id, client_id, payer_id, rank, member_id_sealed, member_id_last_four, valid_from)
values ('{ids}00000000{o}519', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}00000000{o}518', 'primary',
        '\x{seal client_insurance.member_id/{ids}00000000{o}519 | W1234567701 seal}', '7701', date '2026-01-01');

insert into favorite_clients (id, organization_id, profile_id, client_id)
select ('{ids}000000{o}54' || n || '00')::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, '{ids}00000000{o}501' from unnest('{3,7}'::text[]) n;
insert into recently_viewed_clients (id, organization_id, profile_id, client_id, viewed_at)
select ('{ids}000000{o}55' || n || '00')::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, '{ids}00000000{o}501', timestamptz '2026-01-09 15:00+00'
  from unnest('{3,7}'::text[]) n;
