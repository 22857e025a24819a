-- A chart's history, whole: visits, notes, claims and payments beside what the chart itself and its documents add. Everybody
-- reads as much of it as the tables behind it let them: a therapist no claim, the front desk no note.
do $$
begin
    execute pg_catalog.format('create or replace view public.client_timeline with (security_invoker = true) as %s union all
        select s.organization_id, s.client_id, case a.status when ''completed'' then a.ended_at else a.status_changed_at end, ''visit'', a.id,
               t.name || '': '' || replace(a.status, ''_'', '' ''), a.status_reason, a.clinician_id
          from public.appointment_clients s
          join public.appointments a on a.organization_id = s.organization_id and a.id = s.appointment_id
          join public.appointment_types t on t.organization_id = a.organization_id and t.id = a.appointment_type_id
         where a.status in (''completed'', ''no_show'', ''cancelled'', ''late_cancelled'')
        union all
        select n.organization_id, n.client_id, n.signed_at, ''note'', n.id,
               case n.kind when ''progress_note'' then ''Progress note'' else ''Intake assessment'' end
                   || case n.status when ''final'' then '' signed'' else '' signed, waits for the cosignature'' end,
               ''Service of '' || n.service_on, n.author_id
          from public.clinical_notes n where n.signed_at is not null
        union all
        select n.organization_id, n.client_id, n.cosigned_at, ''note'', n.id,
               case n.kind when ''progress_note'' then ''Progress note'' else ''Intake assessment'' end || '' cosigned'',
               ''Service of '' || n.service_on, n.cosigned_by
          from public.clinical_notes n where n.cosigned_at is not null
        union all
        select n.organization_id, n.client_id, m.signed_at, ''note'', m.id, ''Amendment '' || m.number || '' to a note'',
               ''Service of '' || n.service_on, m.author_id
          from public.note_amendments m
          join public.clinical_notes n on n.organization_id = m.organization_id and n.id = m.note_id
        union all
        select c.organization_id, c.client_id, h.changed_at, ''claim'', h.id,
               ''Claim '' || c.number || '': '' || replace(h.to_status, ''_'', '' ''), p.name, h.changed_by
          from public.claim_status_history h
          join public.claims c on c.organization_id = h.organization_id and c.id = h.claim_id
          join public.payers p on p.organization_id = c.organization_id and p.id = c.payer_id
         where h.to_status not in (''draft'', ''queued'')
        union all
        select y.organization_id, y.client_id, y.recorded_at, ''payment'', y.id,
               ''Payment: $'' || pg_catalog.to_char(y.amount_cents / 100.0, ''FM999,999,990.00'') || '', '' || y.method,
               ''Receipt '' || y.receipt_number, y.received_by
          from public.payments y',
        pg_catalog.rtrim(pg_catalog.pg_get_viewdef('public.client_timeline'::regclass), ';'));
end
$$;
