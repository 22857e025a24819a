-- How much waits for the caller, of what they may see. $1 now
select (select count(*) from appointments a
         where a.organization_id = (select app.organization_id()) and a.ends_at < $1::timestamptz
           and a.status in ('scheduled', 'confirmed', 'checked_in', 'in_session')
           and ((select app.has_any_role('{administrator,front_desk}')) or a.clinician_id = (select auth.uid()))) as open_visits,
       (select count(*)
          from appointments a
          join appointment_clients k on k.organization_id = a.organization_id and k.appointment_id = a.id
         where a.organization_id = (select app.organization_id()) and a.clinician_id = (select auth.uid()) and a.status = 'completed'
           and a.starts_at > $1 - interval '90 days'
           and not exists (select from clinical_notes m
                            where m.organization_id = k.organization_id and m.appointment_id = a.id and m.client_id = k.client_id
                              and m.status in ('awaiting_cosign', 'final'))) as unsigned_notes,
       (select count(*) from schedule_exceptions x
         where x.organization_id = (select app.organization_id()) and x.status = 'requested' and x.ends_at > $1
           and ((select app.has_any_role('{administrator}'))
                or ((select app.has_any_role('{supervisor}')) and x.clinician_id <> (select auth.uid())))) as time_off_requests,
       (select count(distinct (k.client_id, i.id))
          from appointments a
          join appointment_clients k on k.organization_id = a.organization_id and k.appointment_id = a.id
          join client_insurance i on i.organization_id = k.organization_id and i.client_id = k.client_id
         where a.organization_id = (select app.organization_id())
           and a.status in ('scheduled', 'confirmed') and a.ends_at >= $1 and a.ends_at < $1 + interval '7 days'
           and i.verified_at is null and i.valid_from <= a.starts_at::date and (i.valid_to is null or i.valid_to >= a.starts_at::date)
           and (select app.has_any_role('{administrator,front_desk,billing_staff}'))) as unverified_insurance
