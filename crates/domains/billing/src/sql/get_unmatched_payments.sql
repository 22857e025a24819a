-- $1 standing, $2 one payment, $3 the id before which the page begins, $4 rows: what the file itself did not match, newest first
select c.id, c.remittance_id, r.payer_name, r.trace_number, r.paid_on, r.status = 'posted' as posted, c.claim_number, c.payer_claim_number, c.patient_name,
       c.member_id_last_four,
       (select min(l.service_on) from remittance_service_lines l where l.organization_id = c.organization_id and l.remittance_claim_id = c.id) as service_on,
       c.status_code, c.charged_cents, c.paid_cents, c.patient_cents,
       coalesce((select array_agg(a.group_code || '-' || a.reason_code || ' ' || to_char(a.amount_cents / 100.0, 'FM999999990.00') order by a.group_code, a.reason_code)
                   from remittance_adjustments a where a.organization_id = c.organization_id and a.remittance_claim_id = c.id), '{}') as reasons,
       case when exists (select from claims k where k.organization_id = c.organization_id and k.number = c.claim_number) then 'amount_differs'
            when (select count(*) from claims k where k.organization_id = c.organization_id and k.payer_claim_number = c.payer_claim_number) > 1 then 'several_claims'
            else 'number_unknown' end as mismatch,
       coalesce(d.outcome, 'open') as status, d.claim_id, k.number as matched_number, d.reason as set_aside_reason,
       p.first_name || ' ' || p.last_name as decided_by_name, d.decided_at
  from remittance_claims c
  join remittances r on r.organization_id = c.organization_id and r.id = c.remittance_id
  left join lateral (
      select d.outcome, d.claim_id, d.reason, d.decided_by, d.decided_at from unmatched_payment_decisions d
       where d.organization_id = c.organization_id and d.remittance_claim_id = c.id
       order by d.outcome = 'matched' desc limit 1) d on true
  left join claims k on k.organization_id = c.organization_id and k.id = d.claim_id
  left join profiles p on p.id = d.decided_by
 where c.claim_id is null and ($1::text is null or coalesce(d.outcome, 'open') = $1) and ($2::uuid is null or c.id = $2) and ($3::uuid is null or c.id < $3)
 order by c.id desc
 limit $4
