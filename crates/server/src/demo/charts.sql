-- The clients of one practice of the demo. Every person is invented. Nobody treats the last two.
create temporary table people as
select md5('{organization}' || ' client ' || n)::uuid as id, p.*
  from (values
    (1, 'Mira', 'Solberg', 'Mia', 'she/her', date '1991-04-12', 'female', '(212) 555-0101', 'Panic attacks since spring'),
    (2, 'Jonas', 'Falkenrath', null, 'he/him', date '1979-11-30', 'male', '(212) 555-0102', 'Low mood after a separation'),
    (3, 'Tamsin', 'Okonjo', null, null, date '2009-02-17', 'female', '(212) 555-0103', 'School refusal; comes with her mother'),
    (4, 'Emeka', 'Adeyemi', null, 'he/him', date '1986-08-03', 'male', '(212) 555-0104', 'Sleeps badly, worries at night'),
    (5, 'Liv', 'Andersdotter', null, 'they/them', date '1998-12-09', 'unknown', '(212) 555-0105', 'Questions of identity and family'),
    (6, 'Rafael', 'Montoya-Reyes', 'Rafa', null, date '1969-05-21', 'male', '(212) 555-0106', 'Grief'),
    (7, 'Aiyana', 'Whitecloud', null, 'she/her', date '1995-01-28', 'female', '(212) 555-0107', 'Trauma after an accident'),
    (8, 'Piotr', 'Zawadzki', null, null, date '1958-09-14', 'male', '(212) 555-0108', 'Referred by his physician'),
    (9, 'Soraya', 'Benali', null, 'she/her', date '2001-07-07', 'female', '(212) 555-0109', 'Exam anxiety'),
    (10, 'Henrik', 'Lindqvist', null, 'he/him', date '1982-03-19', 'male', '(212) 555-0110', 'Couple''s conflict'),
    (11, 'Grace', 'Mbeki', null, null, date '1974-10-25', 'female', '(212) 555-0111', 'Burnout'),
    (12, 'Theo', 'Marchetti', null, null, date '2012-06-02', 'male', '(212) 555-0112', 'Attention at school')
  ) p(n, first_name, last_name, chosen_name, pronouns, birth_date, sex, phone, reason);

insert into clients (id, organization_id, mrn, first_name, last_name, chosen_name, pronouns, birth_date, sex, referral_reason, registered_on, sort_name)
select id, '{organization}', 'MH' || to_char(now(), 'YYYY') || lpad(n::text, 6, '0'), first_name, last_name, chosen_name, pronouns, birth_date, sex, reason,
       current_date - n * 9, ''
  from people;
update number_sequences set next_number = 13 where organization_id = '{organization}' and name = 'chart';
insert into client_status_history (id, organization_id, client_id, to_status, reason, effective_on, changed_at)
select md5('status ' || id)::uuid, '{organization}', id, 'active', 'Registered', current_date - n * 9, now() - n * interval '9 days' from people;
insert into client_contact_points (id, organization_id, client_id, system, value, text_consent)
select md5('phone ' || id)::uuid, '{organization}', id, 'phone', phone, n % 2 = 0 from people;
insert into client_care_team (id, organization_id, client_id, profile_id, role, valid_from)
select md5('team ' || p.id)::uuid, '{organization}', p.id, t.profile_id, 'primary_therapist', now() - p.n * interval '9 days'
  from people p
  join (select profile_id, row_number() over (order by role desc, profile_id) - 1 as place, count(*) over () as size
          from user_roles where organization_id = '{organization}' and role in ('therapist', 'associate_trainee') and valid_to is null) t
    on t.place = p.n % t.size
 where p.n <= 10;
insert into client_diagnoses (id, organization_id, client_id, code, description, diagnosed_on)
select md5('diagnosis ' || p.id)::uuid, '{organization}', p.id, d.code, d.description, current_date - p.n * 7
  from people p
  join diagnosis_codes d on d.code = (array['F41.0', 'F32.1', 'F93.0', 'F41.1', 'F43.22', 'F43.21', 'F43.10', 'F33.1', 'F41.8', 'F43.23'])[p.n] and d.valid_to is null
 where p.n <= 10;
insert into client_flags (id, organization_id, client_id, kind, note, raised_by)
select md5('flag ' || p.id)::uuid, '{organization}', p.id, 'custody', 'Comes with her mother, who has custody', t.profile_id
  from people p join client_care_team t on t.client_id = p.id where p.n = 3;
drop table people;
