-- Four notes about Mira, one of each standing: Noor's final one with an amendment, Noor's draft, Aiko's that waits for Stellan, Aiko's draft;
-- and Noor's process note. Both drafts lack nothing but a signature.

insert into clinical_notes (id, organization_id, client_id, author_id, kind, template_id, service_on, saved_at)
select ('{ids}00000000{o}b0' || n)::uuid, '{ids}0000000000{o}1', '{ids}00000000{o}501', ('{ids}0000000000{o}' || author)::uuid, 'progress_note',
       '0198e3a0-0000-7000-8000-000000000501', day::date, timestamptz '2026-02-23 16:00+00'
  from (values ('1', '3', '2026-02-16'), ('2', '3', '2026-02-23'), ('3', '5', '2026-02-17'), ('4', '5', '2026-02-24')) note(n, author, day);

insert into clinical_note_sections (id, organization_id, note_id, section_key, content_sealed)
values ('{ids}0000000{o}b111', '{ids}0000000000{o}1', '{ids}00000000{o}b01', 'subjective', '\x{seal clinical_note_sections.content/{ids}00000000{o}b01/subjective | [{"key":"concerns","text":"Slept better."}] seal}'),
       ('{ids}0000000{o}b121', '{ids}0000000000{o}1', '{ids}00000000{o}b02', 'subjective', '\x{seal clinical_note_sections.content/{ids}00000000{o}b02/subjective | [{"key":"concerns","text":"Worried about work."}] seal}'),
       ('{ids}0000000{o}b122', '{ids}0000000000{o}1', '{ids}00000000{o}b02', 'risk', '\x{seal clinical_note_sections.content/{ids}00000000{o}b02/risk | [{"key":"suicidal_ideation","picks":["Denied"]},{"key":"homicidal_ideation","picks":["Denied"]},{"key":"self_harm","picks":["Denied"]},{"key":"overall","picks":["Low"]}] seal}'),
       ('{ids}0000000{o}b123', '{ids}0000000000{o}1', '{ids}00000000{o}b02', 'assessment', '\x{seal clinical_note_sections.content/{ids}00000000{o}b02/assessment | [{"key":"impression","text":"Anxious, engaged."}] seal}'),
       ('{ids}0000000{o}b124', '{ids}0000000000{o}1', '{ids}00000000{o}b02', 'plan', '\x{seal clinical_note_sections.content/{ids}00000000{o}b02/plan | [{"key":"plan","text":"Weekly."}] seal}'),
       ('{ids}0000000{o}b131', '{ids}0000000000{o}1', '{ids}00000000{o}b03', 'subjective', '\x{seal clinical_note_sections.content/{ids}00000000{o}b03/subjective | [{"key":"concerns","text":"Family visit went well."}] seal}'),
       ('{ids}0000000{o}b141', '{ids}0000000000{o}1', '{ids}00000000{o}b04', 'subjective', '\x{seal clinical_note_sections.content/{ids}00000000{o}b04/subjective | [{"key":"concerns","text":"Tired."}] seal}'),
       ('{ids}0000000{o}b142', '{ids}0000000000{o}1', '{ids}00000000{o}b04', 'risk', '\x{seal clinical_note_sections.content/{ids}00000000{o}b04/risk | [{"key":"suicidal_ideation","picks":["Denied"]},{"key":"homicidal_ideation","picks":["Denied"]},{"key":"self_harm","picks":["Denied"]},{"key":"overall","picks":["Low"]}] seal}'),
       ('{ids}0000000{o}b143', '{ids}0000000000{o}1', '{ids}00000000{o}b04', 'assessment', '\x{seal clinical_note_sections.content/{ids}00000000{o}b04/assessment | [{"key":"impression","text":"Low energy."}] seal}'),
       ('{ids}0000000{o}b144', '{ids}0000000000{o}1', '{ids}00000000{o}b04', 'plan', '\x{seal clinical_note_sections.content/{ids}00000000{o}b04/plan | [{"key":"plan","text":"Activity diary."}] seal}');

insert into note_diagnoses (id, organization_id, note_id, client_diagnosis_id, code, description, rank)
select ('{ids}00000000{o}b2' || n)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}b0' || n)::uuid, '{ids}00000000{o}535', 'F32.1',
       'Major depressive disorder, single episode, moderate', 1
  from generate_series(1, 4) n;
insert into note_services (id, organization_id, note_id, position, billing_code_id, minutes)
select ('{ids}00000000{o}b4' || n)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}b0' || n)::uuid, 1, '{ids}00000000{o}f01', 55
  from generate_series(1, 4) n;

insert into note_versions (id, organization_id, note_id, number, reason, content_sealed, sha256, created_by, created_at)
values ('{ids}00000000{o}b51', '{ids}0000000000{o}1', '{ids}00000000{o}b01', 1, 'signed',
        '\x{seal note_versions.content/{ids}00000000{o}b01/1 | {"sample":"signed"} seal}',
        sha256(decode(repeat('00', 32), 'hex') || convert_to('{"sample":"signed"}', 'UTF8')), '{ids}0000000000{o}3', timestamptz '2026-02-23 16:10+00'),
       ('{ids}00000000{o}b53', '{ids}0000000000{o}1', '{ids}00000000{o}b03', 1, 'submitted',
        '\x{seal note_versions.content/{ids}00000000{o}b03/1 | {"sample":"submitted"} seal}',
        sha256(decode(repeat('00', 32), 'hex') || convert_to('{"sample":"submitted"}', 'UTF8')), '{ids}0000000000{o}5', timestamptz '2026-02-24 16:10+00');
insert into note_signatures (id, organization_id, note_id, version_number, role, signer_id, typed_name, attestation_version, signed_at, authenticated_at)
values ('{ids}00000000{o}b61', '{ids}0000000000{o}1', '{ids}00000000{o}b01', 1, 'author', '{ids}0000000000{o}3', 'Noor Haddad', 1,
        timestamptz '2026-02-23 16:10+00', timestamptz '2026-02-23 16:05+00'),
       ('{ids}00000000{o}b63', '{ids}0000000000{o}1', '{ids}00000000{o}b03', 1, 'author', '{ids}0000000000{o}5', 'Aiko Mori', 1,
        timestamptz '2026-02-24 16:10+00', timestamptz '2026-02-24 16:05+00');
insert into note_cosignatures (id, organization_id, note_id, author_id, supervisor_id, submitted_at, due_on)
values ('{ids}00000000{o}b73', '{ids}0000000000{o}1', '{ids}00000000{o}b03', '{ids}0000000000{o}5', '{ids}0000000000{o}4',
        timestamptz '2026-02-24 16:10+00', date '2026-03-03');
insert into note_cosignature_events (id, organization_id, note_id, kind, version_number, actor_id, occurred_at)
values ('{ids}00000000{o}b83', '{ids}0000000000{o}1', '{ids}00000000{o}b03', 'submitted', 1, '{ids}0000000000{o}5', timestamptz '2026-02-24 16:10+00');
update clinical_notes set status = 'final', version_number = 1, signed_at = timestamptz '2026-02-23 16:10+00', finalized_at = timestamptz '2026-02-23 16:10+00'
 where id = '{ids}00000000{o}b01';
update clinical_notes set status = 'awaiting_cosign', version_number = 1, signed_at = timestamptz '2026-02-24 16:10+00' where id = '{ids}00000000{o}b03';
insert into note_amendments (id, organization_id, note_id, number, author_id, content_sealed, sha256, previous_sha256, typed_name, attestation_version, signed_at, authenticated_at)
select '{ids}00000000{o}b91', '{ids}0000000000{o}1', v.note_id, 1, '{ids}0000000000{o}3',
       '\x{seal note_amendments.content/{ids}00000000{o}b01/1 | {"note_id":"{ids}00000000{o}b01","number":1,"salt":"-","text":"The client called to confirm.","typed_name":"Noor Haddad","signed_words":"-","at":"2026-02-24T16:10:00Z"} seal}',
       sha256(v.sha256 || convert_to('{"note_id":"{ids}00000000{o}b01","number":1,"salt":"-","text":"The client called to confirm.","typed_name":"Noor Haddad","signed_words":"-","at":"2026-02-24T16:10:00Z"}', 'UTF8')),
       v.sha256, 'Noor Haddad', 1, timestamptz '2026-02-24 16:10+00', timestamptz '2026-02-24 16:05+00'
  from note_versions v where v.id = '{ids}00000000{o}b51';

insert into psychotherapy_notes (id, organization_id, client_id, author_id, session_on, content_sealed)
values ('{ids}00000000{o}b31', '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}3', date '2026-02-23',
        '\x{seal psychotherapy_notes.content/{ids}00000000{o}b31 | Reminds me of an earlier case. seal}');
