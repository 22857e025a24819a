-- The scopes everyone needs, and access to the audit itself.

select app.scope('organization', 'organization_id = (select app.organization_id())', 'every row of the caller''s organization');
select app.scope('own', 'profile_id = (select auth.uid())', 'rows about the caller: profile_id is the caller');
select app.scope('self', 'id = (select auth.uid())', 'the row that is the caller: id is the caller');
select app.scope('catalogue', '(select app.organization_id()) is not null', 'reference data, readable inside any organization');
select app.scope('auth_service', '(select current_user) = ''mentalspace_auth''', 'the sign-in service, before there is an organization');
select app.scope('audit_service', '(select current_user) = ''mentalspace_audit''', 'the audit sealer, across organizations');
-- Read by app.has_any_role, which runs as the owner inside a request: the caller's own grants and no other row.
select app.scope('callers_grants', 'organization_id = (select app.organization_id()) and profile_id = (select auth.uid())',
                 'the caller''s own role grants');

-- An event may only be written as oneself, now.
select app.scope('own_event',
    'organization_id = (select app.organization_id()) and actor_id = (select auth.uid()) and txid = (select pg_catalog.pg_current_xact_id())',
    'the caller''s own event of this transaction');
select app.scope('job_event',
    'organization_id = (select app.organization_id()) and txid = (select pg_catalog.pg_current_xact_id())',
    'an event of this transaction in this organization');
select app.scope('appended_event', 'txid = (select pg_catalog.pg_current_xact_id())', 'an event of this transaction');
select app.scope('this_event', 'event_id = (select app.event_id())', 'changes of the event this transaction is about to leave');

select app.guard('audit_events', assurance => 'aal1', unaudited => 'the audit does not audit itself: it is append-only and sealed');
select app.append_only('audit_events');
-- What somebody does before the second factor is recorded too, but only with it is the log read.
select app.write_policy('public.audit_events', 'audit_events_reading_assurance',
    'as restrictive for select to authenticated using ((select app.aal()) = ''aal2'')');
select app.permit('audit_events', 'select', '{administrator}', 'organization');
select app.permit('audit_events', 'select', '{mentalspace_audit}', 'audit_service');
select app.permit('audit_events', 'insert', '{authenticated}', 'own_event');
select app.permit('audit_events', 'insert', '{service_role}', 'job_event');
select app.permit('audit_events', 'insert', '{mentalspace_audit}', 'appended_event');

select app.guard('audit_changes', unaudited => 'the audit does not audit itself: it is append-only and sealed');
select app.append_only('audit_changes');
select app.permit('audit_changes', 'select', '{administrator}', 'organization');
select app.permit('audit_changes', 'select', '{mentalspace_audit}', 'audit_service');
select app.permit('audit_changes', 'insert', '{mentalspace_owner}', 'this_event');

select app.guard('audit_heads', assurance => 'aal1', unaudited => 'the audit does not audit itself: it is append-only and sealed',
                 catalogue => 'heads of one log over all organizations: hashes and ids only');
select app.append_only('audit_heads');
select app.permit('audit_heads', 'select', '{mentalspace_audit}', 'audit_service');
select app.permit('audit_heads', 'insert', '{mentalspace_audit}', 'audit_service');
