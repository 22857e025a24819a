-- $1 claims
select k.id, k.number, k.client_id, cl.first_name || ' ' || cl.last_name as client_name, p.name as payer_name,
       pr.first_name || ' ' || pr.last_name as clinician_name, s.first_service_on, s.services, k.total_cents,
       coalesce(s.open_insurance, 0)::bigint as open_insurance_cents, k.status, h.detail as last_detail, k.kind, k.replaces_id,
       o.number as replaces_number, r.id as corrected_by_id, r.number as corrected_by_number, k.payer_claim_number, k.place_of_service,
       k.authorization_number, k.row_version
  from claims k
  join clients cl on cl.organization_id = k.organization_id and cl.id = k.client_id
  join payers p on p.organization_id = k.organization_id and p.id = k.payer_id
  join profiles pr on pr.id = k.clinician_id
  left join claims o on o.organization_id = k.organization_id and o.id = k.replaces_id
  left join claims r on r.organization_id = k.organization_id and r.replaces_id = k.id and r.status <> 'void'
  join lateral (
      select min(l.service_on) as first_service_on, count(*) as services,
             sum((select sum(e.amount_cents) from ledger_entries e
                   where e.organization_id = l.organization_id and e.charge_id = l.charge_id and e.account = 'insurance_receivable'))
                 filter (where not l.void) as open_insurance
        from claim_service_lines l where l.organization_id = k.organization_id and l.claim_id = k.id) s on true
  left join lateral (
      select h.detail from claim_status_history h where h.organization_id = k.organization_id and h.claim_id = k.id
       order by h.position desc limit 1) h on true
 where k.id = any ($1) order by k.number
