-- Two readings that many screens share. Both are read with the rights of whoever asks.

-- A client as a line in a list.
create view client_directory with (security_invoker = true) as
select c.organization_id, c.id, c.mrn, c.first_name, c.middle_name, c.last_name, c.suffix, c.chosen_name, c.pronouns, c.birth_date, c.status,
       c.registered_on, c.merged_into_id, c.sort_name, c.row_version,
       (select p.value from client_contact_points p
         where p.organization_id = c.organization_id and p.client_id = c.id and p.system = 'phone' and p.ended_at is null
         order by p.rank, p.id limit 1) as phone,
       (select p.value from client_contact_points p
         where p.organization_id = c.organization_id and p.client_id = c.id and p.system = 'email' and p.ended_at is null
         order by p.rank, p.id limit 1) as email,
       (select t.profile_id from client_care_team t
         where t.organization_id = c.organization_id and t.client_id = c.id and t.role = 'primary_therapist'
           and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now())) as therapist_id,
       (select p.first_name || ' ' || p.last_name from client_care_team t join profiles p on p.id = t.profile_id
         where t.organization_id = c.organization_id and t.client_id = c.id and t.role = 'primary_therapist'
           and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now())) as therapist_name,
       exists (select from favorite_clients f
                where f.organization_id = c.organization_id and f.client_id = c.id and f.profile_id = (select auth.uid())) as favorite
  from clients c;
comment on view client_directory is 'a client as a line in a list: number, names, contact, therapist';
grant select on client_directory to authenticated, service_role;

-- Everything that happened in a chart, in one order. Later domains add their own lines.
create view client_timeline with (security_invoker = true) as
select organization_id, client_id, changed_at as occurred_at, 'status' as kind, id as item_id,
       case when from_status is null then 'Registered' else 'Status: ' || replace(to_status, '_', ' ') end as title, reason as detail, changed_by as actor_id
  from client_status_history
union all
select organization_id, client_id, valid_from, 'care_team', id, 'Joined the care team: ' || replace(role, '_', ' '), null, profile_id
  from client_care_team
union all
select organization_id, client_id, valid_to, 'care_team', id, 'Left the care team: ' || replace(role, '_', ' '), null, profile_id
  from client_care_team where valid_to is not null
union all
select s.organization_id, s.client_id, s.signed_at, 'consent', s.id, 'Consent ' || s.decision || ': ' || t.name, 'version ' || t.version, s.recorded_by
  from client_consents s join consent_types t on t.organization_id = s.organization_id and t.id = s.consent_type_id
union all
select s.organization_id, s.client_id, s.revoked_at, 'consent', s.id, 'Consent revoked: ' || t.name, s.revocation_reason, null
  from client_consents s join consent_types t on t.organization_id = s.organization_id and t.id = s.consent_type_id
 where s.revoked_at is not null
union all
select organization_id, client_id, created_at, 'release', id, 'Release authorized: ' || recipient, purpose, null from release_authorizations
union all
select organization_id, client_id, revoked_at, 'release', id, 'Release revoked: ' || recipient, revocation_reason, null
  from release_authorizations where revoked_at is not null
union all
select organization_id, client_id, created_at, 'diagnosis', id, 'Diagnosis: ' || code || ' ' || description, note, diagnosed_by
  from client_diagnoses where status <> 'entered_in_error'
union all
select organization_id, client_id, created_at, 'allergy', id, 'Allergy: ' || substance, reaction, null
  from client_allergies where status <> 'entered_in_error'
union all
select organization_id, client_id, created_at, 'medication', id, 'Medication: ' || name, concat_ws(', ', dose, frequency), null
  from client_medications where status <> 'entered_in_error'
union all
select organization_id, client_id, created_at, 'flag', id, 'Flag: ' || replace(kind, '_', ' '), note, raised_by from client_flags
union all
select organization_id, client_id, cleared_at, 'flag', id, 'Flag cleared: ' || replace(kind, '_', ' '), cleared_reason, null
  from client_flags where cleared_at is not null
union all
select i.organization_id, i.client_id, i.created_at, 'insurance', i.id, 'Insurance: ' || p.name, i.rank, null
  from client_insurance i join payers p on p.organization_id = i.organization_id and p.id = i.payer_id
union all
select organization_id, client_id, granted_at, 'break_glass', id, 'Chart opened in an emergency', reason, profile_id from break_glass_grants
union all
select organization_id, kept_id, merged_at, 'merge', id, 'Another record was merged into this one', reason, merged_by from client_merges
union all
select organization_id, kept_id, undone_at, 'merge', id, 'A merge was undone', null, undone_by from client_merges where undone_at is not null;
comment on view client_timeline is 'everything that happened in a chart, as far as the reader may see it';
grant select on client_timeline to authenticated, service_role;
