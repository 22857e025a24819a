-- Four services of Noor to Mira, charged: one waits for a claim, one stands on a draft, one is held, one was accepted by the payer, whose
-- remittance waits to be posted; a price list, a payment, and the files that went to and fro.

update billing_settings
   set tax_id = '12-3456789', taxonomy_code = '251S00000X', street = '12 Orchard Lane', city = 'Springfield', state = 'NY', postal_code = '10001-1234',
       contact_name = 'Billing desk', contact_phone = '+1 212 555 0100', submitter_id = 'LINDENHOF', receiver_id = 'PARTNER', receiver_name = 'Example clearinghouse'
 where organization_id = '{ids}0000000000{o}1';

insert into fee_schedules (id, organization_id, name, kind, valid_from)
values ('{ids}00000000{o}901', '{ids}0000000000{o}1', 'Our prices', 'standard', date '2026-01-01');
insert into fee_schedule_rates (id, organization_id, fee_schedule_id, code, fee_cents)
values ('{ids}00000000{o}902', '{ids}0000000000{o}1', '{ids}00000000{o}901', '90837', 18000);

insert into clinical_notes (id, organization_id, client_id, author_id, kind, template_id, service_on, saved_at)
select ('{ids}00000000{o}95' || n)::uuid, '{ids}0000000000{o}1', '{ids}00000000{o}501', '{ids}0000000000{o}3', 'progress_note',
       '0198e3a0-0000-7000-8000-000000000501', date '2026-01-19' + 7 * n, timestamptz '2026-02-16 16:00+00'
  from generate_series(1, 4) n;
insert into note_diagnoses (id, organization_id, note_id, client_diagnosis_id, code, description, rank)
select ('{ids}00000000{o}96' || n)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}95' || n)::uuid, '{ids}00000000{o}535', 'F32.1',
       'Major depressive disorder, single episode, moderate', 1
  from generate_series(1, 4) n;
insert into note_services (id, organization_id, note_id, position, billing_code_id, minutes)
select ('{ids}00000000{o}97' || n)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}95' || n)::uuid, 1, '{ids}00000000{o}f01', case n when 3 then 45 else 55 end
  from generate_series(1, 4) n;
insert into note_versions (id, organization_id, note_id, number, reason, content_sealed, sha256, created_by, created_at)
select ('{ids}00000000{o}98' || n)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}95' || n)::uuid, 1, 'signed', '\x00', sha256('sample'), '{ids}0000000000{o}3',
       timestamptz '2026-02-16 16:00+00'
  from generate_series(1, 4) n;
update clinical_notes set status = 'final', version_number = 1, signed_at = timestamptz '2026-02-16 16:10+00', finalized_at = timestamptz '2026-02-16 16:10+00'
 where id = any (array['{ids}00000000{o}951', '{ids}00000000{o}952', '{ids}00000000{o}953', '{ids}00000000{o}954']::uuid[]);

insert into charges (id, organization_id, client_id, note_id, note_service_id, clinician_id, billing_code_id, client_insurance_id, code, place_of_service,
                     service_on, minutes, units, amount_cents, status, hold_reason)
select ('{ids}00000000{o}91' || n)::uuid, '{ids}0000000000{o}1', '{ids}00000000{o}501', ('{ids}00000000{o}95' || n)::uuid, ('{ids}00000000{o}97' || n)::uuid,
       '{ids}0000000000{o}3', '{ids}00000000{o}f01', '{ids}00000000{o}519', '90837', '11', date '2026-01-19' + 7 * n, case n when 3 then 45 else 55 end, 1, 18000,
       case n when 1 then 'ready' when 3 then 'held' else 'claimed' end, case n when 3 then 'minutes_do_not_fit' end
  from generate_series(1, 4) n;
insert into charge_diagnoses (id, organization_id, charge_id, position, code)
select ('{ids}0000000{o}91d' || n)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}91' || n)::uuid, 1, 'F32.1' from generate_series(1, 4) n;

insert into payments (id, organization_id, client_id, method, amount_cents, receipt_number, received_on, received_by, recorded_at)
values ('{ids}00000000{o}903', '{ids}0000000000{o}1', '{ids}00000000{o}501', 'cash', 2500, 900001, date '2026-02-16', '{ids}0000000000{o}7', timestamptz '2026-02-16 17:00+00');
insert into journal_entries (id, organization_id, kind, client_id, effective_on, recorded_at, recorded_by)
select ('{ids}00000000{o}92' || n)::uuid, '{ids}0000000000{o}1', kind, '{ids}00000000{o}501', day, timestamptz '2026-02-16 16:10+00', who
  from (values (1, 'charge', date '2026-01-26', null::uuid), (2, 'charge', date '2026-02-02', null), (4, 'charge', date '2026-02-16', null),
               (5, 'client_payment', date '2026-02-16', '{ids}0000000000{o}7'::uuid)) entry(n, kind, day, who);
insert into ledger_entries (id, organization_id, journal_entry_id, account, amount_cents, client_id, charge_id, payment_id)
select ('{ids}0000000{o}92' || n || side)::uuid, '{ids}0000000000{o}1', ('{ids}00000000{o}92' || n)::uuid, account, cents, '{ids}00000000{o}501',
       case n when 5 then null else ('{ids}00000000{o}91' || n)::uuid end, case n when 5 then '{ids}00000000{o}903'::uuid end
  from (values (1, 1, 'insurance_receivable', 18000), (1, 2, 'revenue', -18000), (2, 1, 'insurance_receivable', 18000), (2, 2, 'revenue', -18000),
               (4, 1, 'insurance_receivable', 18000), (4, 2, 'revenue', -18000), (5, 1, 'client_cash', 2500), (5, 2, 'client_credit', -2500)) line(n, side, account, cents);

insert into edi_files (id, organization_id, direction, kind, name, control_number, sha256, content_sealed, status, sent_at)
values ('{ids}00000000{o}921', '{ids}0000000000{o}1', 'outbound', 'claims', 'claims-000900001.837', 900001, sha256('claims {tag}'),
        '\x{seal edi_files.content/{ids}00000000{o}921 | sample seal}', 'accepted', timestamptz '2026-02-17 15:00+00'),
       ('{ids}00000000{o}922', '{ids}0000000000{o}1', 'inbound', 'remittance', 'sample.835', 77, sha256('remittance {tag}'),
        '\x{seal edi_files.content/{ids}00000000{o}922 | sample seal}', 'read', null);

insert into claims (id, organization_id, number, client_id, client_insurance_id, payer_id, clinician_id, place_of_service, total_cents, status, payer_claim_number)
values ('{ids}00000000{o}931', '{ids}0000000000{o}1', 'C900001', '{ids}00000000{o}501', '{ids}00000000{o}519', '{ids}00000000{o}518', '{ids}0000000000{o}3', '11',
        18000, 'draft', null),
       ('{ids}00000000{o}932', '{ids}0000000000{o}1', 'C900002', '{ids}00000000{o}501', '{ids}00000000{o}519', '{ids}00000000{o}518', '{ids}0000000000{o}3', '11',
        18000, 'accepted', 'P900002');
insert into claim_diagnoses (id, organization_id, claim_id, position, code)
values ('{ids}00000000{o}933', '{ids}0000000000{o}1', '{ids}00000000{o}931', 1, 'F32.1'),
       ('{ids}00000000{o}934', '{ids}0000000000{o}1', '{ids}00000000{o}932', 1, 'F32.1');
insert into claim_service_lines (id, organization_id, claim_id, position, charge_id, code, modifiers, service_on, units, amount_cents, pointers)
values ('{ids}00000000{o}935', '{ids}0000000000{o}1', '{ids}00000000{o}931', 1, '{ids}00000000{o}912', '90837', '{}', date '2026-02-02', 1, 18000, '{1}'),
       ('{ids}00000000{o}936', '{ids}0000000000{o}1', '{ids}00000000{o}932', 1, '{ids}00000000{o}914', '90837', '{}', date '2026-02-16', 1, 18000, '{1}');
insert into claim_submissions (id, organization_id, claim_id, edi_file_id)
values ('{ids}00000000{o}937', '{ids}0000000000{o}1', '{ids}00000000{o}932', '{ids}00000000{o}921');
insert into claim_status_history (id, organization_id, claim_id, position, from_status, to_status, edi_file_id, changed_by, changed_at)
values ('{ids}00000000{o}938', '{ids}0000000000{o}1', '{ids}00000000{o}931', 1, null, 'draft', null, '{ids}0000000000{o}6', timestamptz '2026-02-17 14:00+00'),
       ('{ids}00000000{o}939', '{ids}0000000000{o}1', '{ids}00000000{o}932', 1, 'submitted', 'accepted', '{ids}00000000{o}921', null, timestamptz '2026-02-17 16:00+00');

insert into remittances (id, organization_id, edi_file_id, payer_name, payer_identifier, trace_number, method, paid_on, paid_cents, charged_cents,
                         claims_paid_cents, contractual_cents, patient_cents, other_cents, provider_cents)
values ('{ids}00000000{o}941', '{ids}0000000000{o}1', '{ids}00000000{o}922', 'NORTHWIND HEALTH', '1512345678', 'T900001', 'CHK', date '2026-02-25', 8900, 18000,
        9000, 6000, 3000, 0, 100);
insert into remittance_claims (id, organization_id, remittance_id, position, claim_number, claim_id, patient_name, status_code, charged_cents, paid_cents, patient_cents)
values ('{ids}00000000{o}942', '{ids}0000000000{o}1', '{ids}00000000{o}941', 1, 'C900002', '{ids}00000000{o}932', 'MIRA SOLBERG', '1', 18000, 9000, 3000);
insert into remittance_service_lines (id, organization_id, remittance_claim_id, position, code, service_on, charged_cents, paid_cents, allowed_cents, charge_id)
values ('{ids}00000000{o}943', '{ids}0000000000{o}1', '{ids}00000000{o}942', 1, '90837', date '2026-02-16', 18000, 9000, 12000, '{ids}00000000{o}914');
insert into remittance_adjustments (id, organization_id, remittance_id, remittance_claim_id, service_line_id, group_code, reason_code, amount_cents)
values ('{ids}00000000{o}944', '{ids}0000000000{o}1', '{ids}00000000{o}941', '{ids}00000000{o}942', '{ids}00000000{o}943', 'CO', '45', 6000),
       ('{ids}00000000{o}945', '{ids}0000000000{o}1', '{ids}00000000{o}941', '{ids}00000000{o}942', '{ids}00000000{o}943', 'PR', '3', 3000),
       ('{ids}00000000{o}946', '{ids}0000000000{o}1', '{ids}00000000{o}941', null, null, 'PLB', 'L6', 100);

-- In the same check, a denial of somebody whom nobody here knows; a second one is not ours, as was decided.
insert into remittance_claims (id, organization_id, remittance_id, position, claim_number, claim_id, patient_name, status_code, charged_cents, paid_cents, patient_cents,
                               payer_claim_number)
values ('{ids}00000000{o}947', '{ids}0000000000{o}1', '{ids}00000000{o}941', 2, 'X55', null, 'MIRA SOLBERG', '4', 0, 0, 0, 'P900002'),
       ('{ids}00000000{o}948', '{ids}0000000000{o}1', '{ids}00000000{o}941', 3, 'X56', null, 'ARNE TVEIT', '4', 0, 0, 0, null);
insert into unmatched_payment_decisions (id, organization_id, remittance_claim_id, outcome, reason, decided_by, decided_at)
values ('{ids}00000000{o}949', '{ids}0000000000{o}1', '{ids}00000000{o}948', 'set_aside', 'Never seen here', '{ids}0000000000{o}6', timestamptz '2026-02-26 15:00+00');

-- A claim that the payer denied: its charge is to be claimed anew.
insert into claims (id, organization_id, number, client_id, client_insurance_id, payer_id, clinician_id, place_of_service, total_cents, status, payer_claim_number)
values ('{ids}00000000{o}93a', '{ids}0000000000{o}1', 'C900003', '{ids}00000000{o}501', '{ids}00000000{o}519', '{ids}00000000{o}518', '{ids}0000000000{o}3', '11',
        18000, 'denied', 'P900003');
insert into claim_diagnoses (id, organization_id, claim_id, position, code)
values ('{ids}00000000{o}93b', '{ids}0000000000{o}1', '{ids}00000000{o}93a', 1, 'F32.1');
insert into claim_service_lines (id, organization_id, claim_id, position, charge_id, code, modifiers, service_on, units, amount_cents, pointers, void)
values ('{ids}00000000{o}93c', '{ids}0000000000{o}1', '{ids}00000000{o}93a', 1, '{ids}00000000{o}911', '90837', '{}', date '2026-01-26', 1, 18000, '{1}', true);

-- On the charge that stands on the draft, $10 was given up; on the accepted one a biller asks to give up $20 more.
insert into journal_entries (id, organization_id, kind, client_id, effective_on, recorded_at, recorded_by)
values ('{ids}00000000{o}926', '{ids}0000000000{o}1', 'adjustment', '{ids}00000000{o}501', date '2026-02-26', timestamptz '2026-02-26 15:00+00', '{ids}0000000000{o}6');
insert into ledger_entries (id, organization_id, journal_entry_id, account, amount_cents, client_id, charge_id)
values ('{ids}0000000{o}9261', '{ids}0000000000{o}1', '{ids}00000000{o}926', 'write_off', 1000, '{ids}00000000{o}501', '{ids}00000000{o}912'),
       ('{ids}0000000{o}9262', '{ids}0000000000{o}1', '{ids}00000000{o}926', 'insurance_receivable', -1000, '{ids}00000000{o}501', '{ids}00000000{o}912');
insert into adjustments (id, organization_id, charge_id, client_id, debtor, reason, note, amount_cents, status, requested_by, requested_at, decided_by, decided_at)
values ('{ids}00000000{o}904', '{ids}0000000000{o}1', '{ids}00000000{o}914', '{ids}00000000{o}501', 'insurance', 'not_covered', 'Not covered that day', 2000, 'requested',
        '{ids}0000000000{o}6', timestamptz '2026-02-26 15:00+00', null, null),
       ('{ids}00000000{o}905', '{ids}0000000000{o}1', '{ids}00000000{o}912', '{ids}00000000{o}501', 'insurance', 'courtesy', 'Agreed with the client', 1000, 'posted',
        '{ids}0000000000{o}6', timestamptz '2026-02-26 15:00+00', '{ids}0000000000{o}6', timestamptz '2026-02-26 15:00+00');
