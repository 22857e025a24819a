-- One line in everybody's bell; Noor has read an older one.

insert into notifications (id, organization_id, profile_id, kind, subject_id, created_at, read_at)
select ('{ids}00000000{o}b0' || n)::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, 'client_assigned', '{ids}00000000{o}501',
       timestamptz '2026-03-01 15:00+00', null
  from unnest('{2,3,4,5,6,7,8}'::text[]) n;
insert into notifications (id, organization_id, profile_id, kind, subject_id, created_at, read_at)
values ('{ids}00000000{o}b11', '{ids}0000000000{o}1', '{ids}0000000000{o}3', 'client_assigned', '{ids}00000000{o}502',
        timestamptz '2026-02-01 15:00+00', timestamptz '2026-02-01 16:00+00');
