-- The visits of a day, with what each still needs. $1 day (the practice's today if it is null), $2 now, $3 clinicians
-- The bounds are asked for first: behind row-level security only a finished value reaches the index.
with d as materialized (
    select w.day, w.day::timestamp at time zone w.time_zone as begins, (w.day + 1)::timestamp at time zone w.time_zone as ends
      from (select coalesce($1::date, ($2::timestamptz at time zone o.time_zone)::date) as day, o.time_zone
              from organizations o where o.id = (select app.organization_id())) w)
select v.id, v.appointment_type_id, v.type_name, v.color, v.clinician_id, v.clinician_name, v.location_id, v.location_name, v.room_id, v.room_name,
       v.starts_at, v.ends_at, v.time_zone, v.modality, v.status, v.cancel_reason, v.status_reason, v.series_id, v.rescheduled_from_id, v.off_schedule,
       v.checked_in_at, v.started_at, v.ended_at, v.note, v.client_count, v.clients, v.manages, v.attends, v.row_version,
       coalesce((
           select jsonb_agg(jsonb_build_object('kind', n.kind, 'client_id', k.client_id, 'what', n.what, 'due_on', n.due_on, 'amount_cents', n.amount_cents)
                            order by n.turn, k.client_id, n.what)
             from appointment_clients k
             join clients c on c.organization_id = k.organization_id and c.id = k.client_id
            cross join lateral (
               select 1 as turn, 'consent_missing' as kind, t.name as what, null::date as due_on, null::bigint as amount_cents
                 from consent_types t
                where t.organization_id = k.organization_id and (t.required or (t.key = 'telehealth' and v.modality = 'video'))
                  and (select app.has_any_role('{administrator,front_desk,supervisor,therapist,associate_trainee}'))
                  and not exists (select from consent_types newer where newer.organization_id = t.organization_id and newer.key = t.key and newer.version > t.version)
                  and not exists (
                      select from client_consents s
                        join consent_types signed on signed.organization_id = s.organization_id and signed.id = s.consent_type_id
                       where s.organization_id = k.organization_id and s.client_id = k.client_id and signed.key = t.key
                         and s.decision = 'given' and s.revoked_at is null and (s.expires_on is null or s.expires_on >= (select d.day from d)))
               union all
               select 2, 'consent_expires', signed.name, max(s.expires_on), null
                 from client_consents s
                 join consent_types signed on signed.organization_id = s.organization_id and signed.id = s.consent_type_id
                where s.organization_id = k.organization_id and s.client_id = k.client_id and s.decision = 'given' and s.revoked_at is null
                  and (select app.has_any_role('{administrator,front_desk,supervisor,therapist,associate_trainee}'))
                group by signed.key, signed.name
               having max(coalesce(s.expires_on, 'infinity'::date)) between (select d.day from d) and (select d.day from d) + 30
               union all
               select 3, 'insurance_unverified', p.name, null, null
                 from client_insurance i join payers p on p.organization_id = i.organization_id and p.id = i.payer_id
                where i.organization_id = k.organization_id and i.client_id = k.client_id and i.verified_at is null
                  and i.valid_from <= (select d.day from d) and (i.valid_to is null or i.valid_to >= (select d.day from d))
               union all
               -- Only those are told who may see what was paid; for the others it would never be done.
               select 4, 'copay', p.name, null, i.copay_cents
                 from client_insurance i join payers p on p.organization_id = i.organization_id and p.id = i.payer_id
                where i.organization_id = k.organization_id and i.client_id = k.client_id and i.rank = 'primary' and i.copay_cents > 0
                  and (select app.has_any_role('{administrator,front_desk,billing_staff}'))
                  and i.copay_cents > (select coalesce(sum(y.amount_cents), 0) from payments y
                                        where y.organization_id = k.organization_id and y.client_id = k.client_id
                                          and y.received_on = (select d.day from d))
                  and i.valid_from <= (select d.day from d) and (i.valid_to is null or i.valid_to >= (select d.day from d))
               union all
               -- Nobody is asked for a note who could not know whether there is one.
               select 0, 'note', null, null, null
                where v.status in ('in_session', 'completed')
                  and (v.clinician_id = (select auth.uid()) or (select app.has_any_role('{administrator}')))
                  and not exists (select from clinical_notes m
                                   where m.organization_id = k.organization_id and m.appointment_id = v.id and m.client_id = k.client_id
                                     and m.status in ('awaiting_cosign', 'final'))
               union all
               select 5, 'care_team', null, null, null
                where not exists (select from client_care_team m
                                   where m.organization_id = k.organization_id and m.client_id = k.client_id and m.profile_id = v.clinician_id
                                     and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()))) n
            where k.organization_id = v.organization_id and k.appointment_id = v.id
              and (v.status in ('scheduled', 'confirmed', 'checked_in', 'in_session') or (v.status = 'completed' and n.kind = 'note'))), '[]') as needs
  from visits v
 where v.organization_id = (select app.organization_id())
   and v.starts_at >= (select d.begins from d) and v.starts_at < (select d.ends from d)
   and ($3::uuid[] is null or v.clinician_id = any ($3))
 order by v.starts_at, v.clinician_name, v.id
