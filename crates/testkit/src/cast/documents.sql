-- What Mira's chart holds: an insurance card that was signed and looked at, a letter she sees in the portal, one that was set aside, and her
-- photo; a document and a photo that have arrived and are in no chart yet; a recording that is on its way.

insert into stored_files (id, organization_id, client_id, kind, size_bytes, sha256, width, height, thumbnail_sealed, scan_status, scanned_at, stored_by)
select ('{ids}00000000{o}' || f.id)::uuid, '{ids}0000000000{o}1', '{ids}00000000{o}501', f.kind, 48000, decode(repeat('5a', 32), 'hex'),
       f.width, f.height, f.small, 'clean', timestamptz '2026-01-05 15:00+00', '{ids}0000000000{o}7'
  from (values ('811', 'jpeg', 640, 400, null::bytea), ('812', 'jpeg', 300, 400, '\x{seal stored_files.thumbnail/{ids}00000000{o}812 | data:image/jpeg;base64,/9j/ seal}'), ('813', 'pdf', null, null, null),
               ('814', 'jpeg', 300, 400, '\x{seal stored_files.thumbnail/{ids}00000000{o}814 | data:image/jpeg;base64,/9j/ seal}'), ('815', 'pdf', null, null, null),
               ('816', 'pdf', null, null, null)) f(id, kind, width, height, small);

insert into uploads (id, organization_id, client_id, profile_id, purpose, object_id, kept_id, file_name, size_bytes, store_upload, status, file_id, expires_at)
values ('{ids}00000000{o}821', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}7', 'chart_document',
        '{ids}00000000{o}813', '{ids}00000000{o}835', 'Referral.pdf', 48000, null, 'finished', '{ids}00000000{o}813', timestamptz '2026-03-03 15:00+00'),
       ('{ids}00000000{o}822', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}7', 'photo',
        '{ids}00000000{o}834', '{ids}00000000{o}814', 'Mira.jpg', 48000, null, 'finished', '{ids}00000000{o}814', timestamptz '2026-03-03 15:00+00'),
       ('{ids}00000000{o}823', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}7', 'video',
        '{ids}00000000{o}833', '{ids}00000000{o}836', 'Session.mp4', 20971520, '{ids}00000000{o}837', 'open', null, timestamptz '2026-03-03 15:00+00');
insert into upload_parts (id, organization_id, upload_id, client_id, number, tag, size_bytes, arrived_at)
values ('{ids}00000000{o}881', '{ids}0000000000{o}1', '{ids}00000000{o}823', '{ids}00000000{o}501', 1, 'a1', 8388608, timestamptz '2026-03-02 14:59+00');

insert into client_documents (id, organization_id, client_id, category, title, tags, shared_at, shared_by, archived_at, archived_by, archive_reason, created_by)
values ('{ids}00000000{o}801', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'insurance_card', 'Insurance card', '{front}', null, null, null, null, null,
        '{ids}0000000000{o}7'),
       ('{ids}00000000{o}802', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'correspondence', 'Letter to the school', '{}',
        timestamptz '2026-01-06 15:00+00', '{ids}0000000000{o}3', null, null, null, '{ids}0000000000{o}3'),
       ('{ids}00000000{o}803', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'correspondence', 'Letter, wrong date', '{}', null, null,
        timestamptz '2026-01-06 15:00+00', '{ids}0000000000{o}2', 'Wrong date', '{ids}0000000000{o}3');
insert into client_document_versions (id, organization_id, document_id, client_id, number, file_id, file_name, added_by, added_at)
values ('{ids}00000000{o}841', '{ids}0000000000{o}1', '{ids}00000000{o}801', '{ids}00000000{o}501', 1, '{ids}00000000{o}811', 'card.jpg',
        '{ids}0000000000{o}7', timestamptz '2026-01-05 15:00+00'),
       ('{ids}00000000{o}842', '{ids}0000000000{o}1', '{ids}00000000{o}802', '{ids}00000000{o}501', 1, '{ids}00000000{o}815', 'school.pdf',
        '{ids}0000000000{o}3', timestamptz '2026-01-05 15:00+00'),
       ('{ids}00000000{o}843', '{ids}0000000000{o}1', '{ids}00000000{o}803', '{ids}00000000{o}501', 1, '{ids}00000000{o}816', 'wrong.pdf',
        '{ids}0000000000{o}3', timestamptz '2026-01-05 15:00+00');
insert into document_signatures (id, organization_id, document_id, client_id, version_id, content_sha256, signed_as, typed_name, statement_version,
                                 recorded_by, signed_at, address)
values ('{ids}00000000{o}861', '{ids}0000000000{o}1', '{ids}00000000{o}801', '{ids}00000000{o}501', '{ids}00000000{o}841',
        decode(repeat('5a', 32), 'hex'), 'witness', 'Rosa Ortega', 1, '{ids}0000000000{o}7', timestamptz '2026-01-05 15:00+00', '192.0.2.7');
insert into document_views (id, organization_id, document_id, client_id, version_id, profile_id, viewed_at)
values ('{ids}00000000{o}851', '{ids}0000000000{o}1', '{ids}00000000{o}801', '{ids}00000000{o}501', '{ids}00000000{o}841', '{ids}0000000000{o}3',
        timestamptz '2026-01-06 15:00+00');
insert into client_photos (id, organization_id, client_id, file_id, set_by, set_at)
values ('{ids}00000000{o}871', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}00000000{o}812', '{ids}0000000000{o}7', timestamptz '2026-01-05 15:00+00');
