-- What waits in somebody's bell: that something happened, and where. Never what it is: the thing itself is read, and audited, where it stands.

create table notifications (
    id uuid primary key,
    organization_id uuid not null,
    profile_id uuid not null,
    kind text not null constraint notifications_kind_check check (kind in (
        'note_awaiting_cosign', 'note_returned', 'note_cosigned', 'claim_rejected', 'claim_denied', 'document_signed', 'client_assigned')),
    -- The note, claim, document or client, as the kind says. No foreign key: each kind has another table.
    subject_id uuid not null,
    created_at timestamptz not null,
    read_at timestamptz,
    unique (organization_id, id),
    constraint notifications_person_fkey foreign key (organization_id, profile_id)
        references organization_memberships (organization_id, profile_id) on delete restrict,
    constraint notifications_read_after_made check (read_at >= created_at)
);
comment on table notifications is 'what somebody is told in the bell: that something happened, and where, never what';
create index notifications_person_idx on notifications (organization_id, profile_id, created_at desc, id desc);
-- What is said again before it was read is said once.
create unique index notifications_unread_once on notifications (organization_id, profile_id, kind, subject_id) where read_at is null;

select app.guard('notifications', unaudited => 'it says that something waits and where; opening the thing is audited itself');
select app.permit('notifications', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'own');
select app.permit('notifications', 'update', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'own', columns => '{read_at}');
select app.permit('notifications', 'select', '{service_role}', 'organization');
select app.permit('notifications', 'insert', '{service_role}', 'organization');
select app.permit('notifications', 'update', '{service_role}', 'organization', columns => '{created_at}');
