-- What holds of every note however it is written to, and who may see what of it.

-- Where a note may go from where it stands; the same table stands in Rust (status.rs), and a test compares them.
create function app.note_may_become(old_status text, new_status text) returns boolean
    language sql immutable parallel safe
    set search_path = ''
    return (old_status, new_status) in (
        ('draft', 'awaiting_cosign'), ('draft', 'final'),
        ('awaiting_cosign', 'returned'), ('awaiting_cosign', 'final'),
        ('returned', 'awaiting_cosign'), ('returned', 'final'));

create function app.keep_note() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a note is never removed' using errcode = 'restrict_violation', constraint = 'clinical_notes_kept';
    end if;
    if old.status = 'final' then
        raise exception 'a final note is never changed' using errcode = 'restrict_violation', constraint = 'clinical_notes_immutable',
            hint = 'Add an amendment.';
    end if;
    if (new.id, new.organization_id, new.client_id, new.appointment_id, new.author_id, new.kind, new.template_id)
       is distinct from (old.id, old.organization_id, old.client_id, old.appointment_id, old.author_id, old.kind, old.template_id) then
        raise exception 'a note stays with its client, visit, author and template'
            using errcode = 'restrict_violation', constraint = 'clinical_notes_stays';
    end if;
    if new.status <> old.status and not app.note_may_become(old.status, new.status) then
        raise exception 'a note does not go from % to %', old.status, new.status
            using errcode = 'restrict_violation', constraint = 'clinical_notes_transition';
    end if;
    -- Whoever decides is somebody else, and signs with their name.
    if old.status = 'awaiting_cosign' and new.status <> old.status and (auth.uid() is not distinct from old.author_id
       or (new.status = 'final') <> (new.cosigned_by is not null)) then
        raise exception 'a note that waits for its cosignature is decided on by a supervisor'
            using errcode = 'restrict_violation', constraint = 'clinical_notes_decided_by_another';
    end if;
    if old.status <> 'awaiting_cosign' and new.cosigned_by is not null then
        raise exception 'a note is cosigned after it was handed in' using errcode = 'restrict_violation', constraint = 'clinical_notes_transition';
    end if;
    if old.status = 'awaiting_cosign' and (new.service_on, new.started_at, new.ended_at, new.version_number)
       is distinct from (old.service_on, old.started_at, old.ended_at, old.version_number) then
        raise exception 'a note that waits for its cosignature is not changed'
            using errcode = 'restrict_violation', constraint = 'clinical_notes_waiting';
    end if;
    return new;
end
$$;
revoke all on function app.keep_note() from public;
create trigger keep before update or delete on clinical_notes for each row execute function app.keep_note();

-- Runs after the row was written: row-level security has the first word.
create function app.begin_note() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if new.status <> 'draft' then
        raise exception 'a note begins as a draft' using errcode = 'restrict_violation', constraint = 'clinical_notes_begins_as_draft';
    end if;
    return null;
end
$$;
revoke all on function app.begin_note() from public;
create trigger keep_first after insert on clinical_notes for each row execute function app.begin_note();
create trigger keep_all before truncate on clinical_notes for each statement execute function app.refuse_change();

-- The content of a note moves only while the author has it in hand. It runs after the row was written, so that row-level security has
-- decided before it whether the row is the caller's at all; and it locks the header, so that nothing slips in beside a signature.
create function app.keep_note_content() returns trigger
    language plpgsql
    set search_path = ''
as $$
declare
    organization constant uuid := case when tg_op = 'DELETE' then old.organization_id else new.organization_id end;
    note constant uuid := case when tg_op = 'DELETE' then old.note_id else new.note_id end;
    standing text;
begin
    if tg_op = 'UPDATE' and new.note_id <> old.note_id then
        raise exception 'content stays with its note' using errcode = 'restrict_violation', constraint = 'clinical_notes_stays';
    end if;
    select n.status into standing from public.clinical_notes n where n.organization_id = organization and n.id = note for no key update;
    if standing is null or standing not in ('draft', 'returned') then
        raise exception 'the content of a signed note is never changed' using errcode = 'restrict_violation', constraint = 'clinical_notes_immutable',
            hint = 'Add an amendment.';
    end if;
    return null;
end
$$;
revoke all on function app.keep_note_content() from public;
create trigger keep after insert or update or delete on clinical_note_sections for each row execute function app.keep_note_content();
create trigger keep after insert or update or delete on note_diagnoses for each row execute function app.keep_note_content();
create trigger keep after insert or update or delete on note_services for each row execute function app.keep_note_content();
create trigger keep_all before truncate on clinical_note_sections for each statement execute function app.refuse_change();
create trigger keep_all before truncate on note_diagnoses for each statement execute function app.refuse_change();
create trigger keep_all before truncate on note_services for each statement execute function app.refuse_change();
create trigger keep_all before delete or truncate on psychotherapy_notes for each statement execute function app.refuse_change();

-- A version names the one before it by its hash.
create function app.chain_note_version() returns trigger
    language plpgsql
    set search_path = ''
as $$
declare
    prior bytea;
begin
    if new.number > 1 then
        select v.sha256 into prior from public.note_versions v
         where v.organization_id = new.organization_id and v.note_id = new.note_id and v.number = new.number - 1;
        if prior is distinct from new.previous_sha256 then
            raise exception 'a version names the hash of the one before it' using errcode = 'restrict_violation', constraint = 'note_versions_chain';
        end if;
    end if;
    return null;
end
$$;
revoke all on function app.chain_note_version() from public;
create trigger chain after insert on note_versions for each row execute function app.chain_note_version();

-- Whose work the caller answers for, today.
create function app.my_supervisees() returns setof uuid
    language plpgsql stable security definer rows 10
    set search_path = ''
as $$
begin
    return query
        select s.supervisee_id from public.supervision_relationships s
         where s.organization_id = app.organization_id() and s.supervisor_id = auth.uid()
           and s.valid_from <= pg_catalog.now() and (s.valid_to is null or s.valid_to > pg_catalog.now());
end
$$;
revoke all on function app.my_supervisees() from public;
grant execute on function app.my_supervisees(), app.note_may_become(text, text) to authenticated, service_role;
insert into app.definer_functions (signature, reason) values
    ('app.my_supervisees()', 'reads the caller''s own supervision, on which the visibility of notes rests');

select app.scope('own_note', 'author_id = (select auth.uid())', 'what the caller wrote');
select app.scope('new_note', 'author_id = (select auth.uid()) and client_id in (select app.my_clients())',
    'written by the caller about a client whom the caller treats');
select app.scope('supervised_note', 'status <> ''draft'' and author_id in (select app.my_supervisees())',
    'handed in by somebody whom the caller supervises');
select app.scope('cosigned_note', 'status = ''awaiting_cosign'' and author_id in (select app.my_supervisees())',
    'waiting for a cosignature, by somebody whom the caller supervises',
    'status in (''awaiting_cosign'', ''returned'', ''final'') and author_id in (select app.my_supervisees())');
select app.scope('supervisee', 'author_id in (select app.my_supervisees())', 'of somebody whom the caller supervises');

select app.scope('note_author',
    'exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id and n.author_id = (select auth.uid()))',
    'of a note that the caller wrote');
select app.scope('note_in_hand',
    'exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and n.author_id = (select auth.uid()) and n.status in (''draft'', ''returned''))',
    'of a note that the caller wrote and has not signed');
select app.scope('note_supervisor',
    'exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and n.status <> ''draft'' and n.author_id in (select app.my_supervisees()))',
    'of a note that was handed in by somebody whom the caller supervises');
select app.scope('note_treated',
    'exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and n.status = ''final'' and n.client_id in (select app.my_clients()))',
    'of a final note about a client whom the caller treats');
select app.scope('note_of_client',
    'exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and n.client_id in (select app.my_clients()))',
    'of a note about a client whom the caller treats');
select app.scope('note_final',
    'exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id and n.status = ''final'')',
    'of a final note');
select app.scope('note_signed_by_me',
    'signer_id = (select auth.uid()) and exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and (n.author_id = (select auth.uid()) and {table}.role = ''author'' and n.status in (''draft'', ''returned'')
                     or n.author_id in (select app.my_supervisees()) and {table}.role = ''cosigner'' and n.status = ''awaiting_cosign''))',
    'the caller''s own signature: under an own note, or as a supervisor under one that waits for it');
select app.scope('note_event_by_me',
    'actor_id = (select auth.uid()) and exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and (n.author_id = (select auth.uid()) and n.status in (''draft'', ''returned'')
                     or n.author_id in (select app.my_supervisees()) and n.status = ''awaiting_cosign''))',
    'what the caller does with an own note, or as a supervisor with one that waits');
select app.scope('own_amendment',
    'author_id = (select auth.uid()) and exists (select from public.clinical_notes n where n.organization_id = {table}.organization_id and n.id = {table}.note_id
                and n.status = ''final'' and (select auth.uid()) in (n.author_id, n.cosigned_by))',
    'the caller''s own addition to a final note that the caller wrote or cosigned');

select app.guard('note_templates', catalogue => 'the templates are the same for every practice and hold no practice data',
                 unaudited => 'published by migrations only; a published version is never changed');
select app.append_only('note_templates');
select app.permit('note_templates', 'select', '{administrator,supervisor,therapist,associate_trainee,service_role}', 'catalogue');

select app.guard('clinical_notes');
select app.permit('clinical_notes', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('clinical_notes', 'select', '{supervisor,therapist,associate_trainee}', 'own_note');
select app.permit('clinical_notes', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('clinical_notes', 'select', '{supervisor}', 'supervised_note');
select app.permit('clinical_notes', 'insert', '{supervisor,therapist,associate_trainee}', 'new_note');
select app.permit('clinical_notes', 'update', '{supervisor,therapist,associate_trainee}', 'own_note',
    columns => '{service_on,started_at,ended_at,status,version_number,last_save_id,saved_at,signed_at,cosigned_by,cosigned_at,finalized_at}');
select app.permit('clinical_notes', 'update', '{supervisor}', 'cosigned_note',
    columns => '{service_on,started_at,ended_at,status,version_number,last_save_id,saved_at,signed_at,cosigned_by,cosigned_at,finalized_at}');

-- What is written in a note stays out of the audit: that it changed is recorded, the sealed words are not copied.
select app.guard('clinical_note_sections', redact => '{content_sealed}');
select app.guard('note_versions', redact => '{content_sealed}');
select app.guard('note_amendments', redact => '{content_sealed}');
select app.guard('note_signatures');
select app.guard('note_cosignature_events', redact => '{comment_sealed}');
select app.permit(t, 'select', '{supervisor,therapist,associate_trainee}', 'note_author')
  from unnest(array['clinical_note_sections', 'note_versions', 'note_amendments', 'note_signatures', 'note_cosignature_events']) t;
select app.permit(t, 'select', '{supervisor}', 'note_supervisor')
  from unnest(array['clinical_note_sections', 'note_versions', 'note_amendments', 'note_signatures', 'note_cosignature_events']) t;
select app.permit(t, 'select', '{supervisor,therapist,associate_trainee}', 'note_treated')
  from unnest(array['clinical_note_sections', 'note_versions', 'note_amendments', 'note_signatures']) t;
select app.permit(t, 'select', '{administrator}', 'note_final')
  from unnest(array['clinical_note_sections', 'note_versions', 'note_amendments', 'note_signatures']) t;
select app.permit('clinical_note_sections', 'insert', '{supervisor,therapist,associate_trainee}', 'note_in_hand');
select app.permit('clinical_note_sections', 'update', '{supervisor,therapist,associate_trainee}', 'note_in_hand', columns => '{content_sealed}');
select app.append_only('note_versions');
select app.permit('note_versions', 'insert', '{supervisor,therapist,associate_trainee}', 'note_in_hand');
select app.append_only('note_amendments');
select app.permit('note_amendments', 'insert', '{supervisor,therapist,associate_trainee}', 'own_amendment');
select app.append_only('note_signatures');
select app.permit('note_signatures', 'insert', '{supervisor,therapist,associate_trainee}', 'note_signed_by_me');
select app.append_only('note_cosignature_events');
select app.permit('note_cosignature_events', 'insert', '{supervisor,therapist,associate_trainee}', 'note_event_by_me');

select app.guard(t) from unnest(array['note_diagnoses', 'note_services']) t;
select app.permit(t, 'select', '{administrator,billing_staff,service_role}', 'organization') from unnest(array['note_diagnoses', 'note_services']) t;
select app.permit(t, 'select', '{supervisor,therapist,associate_trainee}', 'note_author') from unnest(array['note_diagnoses', 'note_services']) t;
select app.permit(t, 'select', '{supervisor,therapist,associate_trainee}', 'note_of_client') from unnest(array['note_diagnoses', 'note_services']) t;
select app.permit(t, 'select', '{supervisor}', 'note_supervisor') from unnest(array['note_diagnoses', 'note_services']) t;
select app.permit(t, 'insert', '{supervisor,therapist,associate_trainee}', 'note_in_hand') from unnest(array['note_diagnoses', 'note_services']) t;
select app.permit(t, 'delete', '{supervisor,therapist,associate_trainee}', 'note_in_hand') from unnest(array['note_diagnoses', 'note_services']) t;

select app.guard('note_cosignatures');
select app.permit('note_cosignatures', 'select', '{administrator,service_role}', 'organization');
select app.permit('note_cosignatures', 'select', '{supervisor,therapist,associate_trainee}', 'own_note');
select app.permit('note_cosignatures', 'select', '{supervisor}', 'supervisee');
select app.permit('note_cosignatures', 'insert', '{supervisor,therapist,associate_trainee}', 'own_note');
select app.permit('note_cosignatures', 'update', '{supervisor,therapist,associate_trainee}', 'own_note',
    columns => '{supervisor_id,status,submitted_at,due_on,decided_at,decided_by}');
select app.permit('note_cosignatures', 'update', '{supervisor}', 'supervisee', columns => '{supervisor_id,status,submitted_at,due_on,decided_at,decided_by}');

-- The author's own, whoever else may read the chart.
select app.guard('psychotherapy_notes', redact => '{content_sealed}');
select app.permit('psychotherapy_notes', 'select', '{supervisor,therapist,associate_trainee}', 'own_note');
select app.permit('psychotherapy_notes', 'insert', '{supervisor,therapist,associate_trainee}', 'new_note');
select app.permit('psychotherapy_notes', 'update', '{supervisor,therapist,associate_trainee}', 'own_note', columns => '{session_on,content_sealed}');
