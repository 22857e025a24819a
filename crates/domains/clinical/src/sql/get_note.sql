-- $1 note, $2 now
select n.id, n.client_id, coalesce(c.chosen_name, c.first_name) || ' ' || c.last_name as client_name, c.mrn as client_mrn, c.birth_date as client_birth_date,
       n.author_id, p.first_name || ' ' || p.last_name as author_name, s.credentials as author_credentials,
       n.kind, n.template_id, t.key as template_key, t.version as template_version, t.name as template_name, t.definition,
       n.appointment_id, coalesce(a.time_zone, o.time_zone) as time_zone, n.service_on, n.started_at, n.ended_at, n.status, n.version_number, n.saved_at,
       n.signed_at, n.cosigned_by, cp.first_name || ' ' || cp.last_name as cosigner_name, n.cosigned_at, n.finalized_at, n.row_version,
       n.author_id in (select app.my_supervisees()) as supervises,
       exists (select from supervision_relationships r
                where r.organization_id = n.organization_id and r.supervisee_id = n.author_id
                  and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())) as supervised,
       exists (select from clinical_notes other
                where other.organization_id = n.organization_id and other.client_id = n.client_id and other.author_id = n.author_id
                  and other.service_on = n.service_on and other.id <> n.id) as another_that_day,
       coalesce(ps.cosign_required, true) as cosign_required, coalesce(ps.cosign_due_days, 7) as cosign_due_days,
       ($2::timestamptz at time zone o.time_zone)::date as today
  from clinical_notes n
  join organizations o on o.id = n.organization_id
  left join practice_settings ps on ps.organization_id = n.organization_id
  join note_templates t on t.id = n.template_id
  join profiles p on p.id = n.author_id
  left join staff_profiles s on s.organization_id = n.organization_id and s.profile_id = n.author_id
  left join profiles cp on cp.id = n.cosigned_by
  left join clients c on c.organization_id = n.organization_id and c.id = n.client_id
  left join appointments a on a.organization_id = n.organization_id and a.id = n.appointment_id
 where n.id = $1
