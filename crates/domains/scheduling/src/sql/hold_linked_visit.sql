-- $1 hash of the secret in a link
select r.id, r.appointment_id, r.client_id,
       exists (select from appointment_reminders said
                where said.organization_id = r.organization_id and said.appointment_id = r.appointment_id and said.client_id = r.client_id
                  and said.confirmed_at is not null) as said_so,
       (select count(*) from appointment_clients other
         where other.organization_id = r.organization_id and other.appointment_id = r.appointment_id and other.client_id <> r.client_id
           and not exists (select from appointment_reminders said
                            where said.organization_id = other.organization_id and said.appointment_id = other.appointment_id
                              and said.client_id = other.client_id and said.confirmed_at is not null)) as others_open,
       a.status, a.starts_at, a.time_zone, o.name as practice
  from appointment_reminders r
  join appointments a on a.organization_id = r.organization_id and a.id = r.appointment_id
  join organizations o on o.id = r.organization_id
 where r.token_hash = $1
   for update of a
