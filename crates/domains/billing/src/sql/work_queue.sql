-- what waits for a biller, each with how many and how much
select count(*) filter (where c.status = 'held') as held_charges, coalesce(sum(c.amount_cents) filter (where c.status = 'held'), 0)::bigint as held_cents,
       count(*) filter (where c.status = 'ready') as ready_charges, coalesce(sum(c.amount_cents) filter (where c.status = 'ready'), 0)::bigint as ready_cents,
       k.draft_claims, k.draft_cents, k.rejected_claims, k.rejected_cents, k.denied_claims, k.denied_cents, k.waiting_claims, k.waiting_cents,
       r.remittances_to_post, r.to_post_cents, r.unmatched_payments, r.unmatched_cents, a.adjustments_to_decide, a.to_decide_cents
  from (select count(*) filter (where status = 'draft') as draft_claims, coalesce(sum(total_cents) filter (where status = 'draft'), 0)::bigint as draft_cents,
               count(*) filter (where status = 'rejected') as rejected_claims, coalesce(sum(total_cents) filter (where status = 'rejected'), 0)::bigint as rejected_cents,
               count(*) filter (where status = 'denied' and not done) as denied_claims, coalesce(sum(total_cents) filter (where status = 'denied' and not done), 0)::bigint as denied_cents,
               count(*) filter (where status in ('queued', 'submitted', 'accepted')) as waiting_claims,
               coalesce(sum(total_cents) filter (where status in ('queued', 'submitted', 'accepted')), 0)::bigint as waiting_cents
          from (select k.status, k.total_cents, exists (select from claims r where r.organization_id = k.organization_id and r.replaces_id = k.id and r.status <> 'void')
                       or (k.status = 'denied' and 0 >= (select coalesce(sum(e.amount_cents), 0) from claim_service_lines l
                               join ledger_entries e on e.organization_id = l.organization_id and e.charge_id = l.charge_id and e.account = 'insurance_receivable'
                              where l.organization_id = k.organization_id and l.claim_id = k.id and not l.void))
                       as done from claims k) k) k
  cross join (select count(*) filter (where r.status = 'imported') as remittances_to_post,
                     coalesce(sum(r.paid_cents) filter (where r.status = 'imported'), 0)::bigint as to_post_cents,
                     (select count(*) from remittance_claims c where c.claim_id is null and not exists (
                         select from unmatched_payment_decisions d where d.organization_id = c.organization_id and d.remittance_claim_id = c.id)) as unmatched_payments,
                     coalesce((select sum(c.paid_cents) from remittance_claims c where c.claim_id is null and not exists (
                         select from unmatched_payment_decisions d where d.organization_id = c.organization_id and d.remittance_claim_id = c.id)), 0)::bigint as unmatched_cents
                from remittances r) r
  cross join (select count(*) as adjustments_to_decide, coalesce(sum(amount_cents), 0)::bigint as to_decide_cents from adjustments where status = 'requested') a
  left join charges c on c.status in ('held', 'ready')
 group by k.draft_claims, k.draft_cents, k.rejected_claims, k.rejected_cents, k.denied_claims, k.denied_cents, k.waiting_claims, k.waiting_cents,
          r.remittances_to_post, r.to_post_cents, r.unmatched_payments, r.unmatched_cents, a.adjustments_to_decide, a.to_decide_cents
