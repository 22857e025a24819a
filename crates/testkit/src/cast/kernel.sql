-- One row of everything the waist keeps, so that the matrix of tables and roles has something to try.

insert into audit_events (id, organization_id, occurred_at, actor_id, actor_role, action, effect, outcome, resource, request_id, mac)
values ('{ids}000000000{o}51', '{ids}0000000000{o}1', timestamptz '2026-01-05 15:00+00', '{ids}0000000000{o}3', 'therapist',
        'update-my-profile', 'write', 'success', 'profile', '{ids}000000000{o}52', '\x00');
insert into audit_changes (organization_id, event_id, table_name, row_id, command)
values ('{ids}0000000000{o}1', '{ids}000000000{o}51', 'profiles', '{ids}0000000000{o}3', 'update');

insert into idempotency_keys (id, organization_id, profile_id, function, key, fingerprint, answer)
select ('{ids}00000000{o}6a' || n)::uuid, '{ids}0000000000{o}1', ('{ids}0000000000{o}' || n)::uuid, 'create-room', 'sample', sha256('\x00'), '{}'
  from unnest('{2,3,4,5,6,7,8}'::text[]) n;

insert into background_jobs (id, organization_id, name, payload, due_at, max_attempts)
values ('{ids}000000000{o}61', '{ids}0000000000{o}1', 'sample-job', '{}', timestamptz '2100-01-01 00:00+00', 5);
insert into background_jobs (id, organization_id, name, payload, status, due_at, attempts, max_attempts, started_at, finished_at, error_code)
values ('{ids}000000000{o}65', '{ids}0000000000{o}1', 'sample-job', '{}', 'dead', timestamptz '2026-01-05 15:00+00', 5, 5,
        timestamptz '2026-01-05 15:00+00', timestamptz '2026-01-05 15:01+00', 'unavailable');
insert into job_runs (id, organization_id, job_id, name, attempt, lease_number, started_at, ended_at, outcome)
values ('{ids}000000000{o}62', '{ids}0000000000{o}1', '{ids}000000000{o}61', 'sample-job', 1, 1,
        timestamptz '2026-01-05 15:00+00', timestamptz '2026-01-05 15:01+00', 'failed');
insert into scheduled_jobs (id, organization_id, name, cron, planned_until)
values ('{ids}000000000{o}63', '{ids}0000000000{o}1', 'sample-job', '0 3 * * *', timestamptz '2026-01-05 15:00+00');
insert into outbox_messages (id, organization_id, kind, template, sealed)
values ('{ids}000000000{o}64', '{ids}0000000000{o}1', 'mail', 'sample', '\x00');
