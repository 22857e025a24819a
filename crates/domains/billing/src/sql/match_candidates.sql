-- $1 payment, $2 the statuses in which a claim is with its payer, $3 words to look for instead (a claim's number, or a name), $4 rows
with paid as (
    select c.id, c.claim_number, c.payer_claim_number, app.bare_name(c.patient_name) as patient, c.member_id_sealed, c.member_id_last_four, c.charged_cents,
           (select array_agg(distinct l.service_on) from remittance_service_lines l
             where l.organization_id = c.organization_id and l.remittance_claim_id = c.id and l.service_on is not null) as days
      from remittance_claims c where c.id = $1),
who as (
    select cl.id from clients cl cross join paid
     where paid.patient <> '' and app.bare_name(cl.last_name) <> '' and right(paid.patient, length(app.bare_name(cl.last_name))) = app.bare_name(cl.last_name)
    union
    select i.client_id from client_insurance i join paid on i.member_id_last_four = paid.member_id_last_four),
found as (
    select k.id from claims k where $3::text is null and k.client_id in (select id from who)
    union
    select k.id from claims k join paid on k.payer_claim_number = paid.payer_claim_number or k.number = paid.claim_number where $3 is null
    union
    select l.claim_id from paid cross join claim_service_lines l join charges c on c.organization_id = l.organization_id and c.id = l.charge_id
      join claims k on k.organization_id = l.organization_id and k.id = l.claim_id
     where $3 is null and c.service_on = any (paid.days) and k.total_cents = abs(paid.charged_cents)
    union
    select k.id from claims k join clients cl on cl.organization_id = k.organization_id and cl.id = k.client_id
     where $3 is not null and (upper(k.number) = upper($3) or (app.bare_name($3) <> '' and strpos(app.bare_name(cl.first_name || cl.last_name), app.bare_name($3)) > 0))),
weighed as (
    select k.id, k.number, k.status, k.client_id, cl.first_name || ' ' || cl.last_name as client_name, p.name as payer_name, s.first_service_on, k.total_cents,
           coalesce(s.open_insurance, 0)::bigint as open_insurance_cents, i.id as policy_id, i.member_id_sealed, paid.member_id_sealed as paid_member_id_sealed,
           coalesce(i.member_id_last_four = paid.member_id_last_four, false) as last_four_same,
           app.bare_name(cl.first_name || cl.last_name) = paid.patient as name_same,
           right(paid.patient, length(app.bare_name(cl.last_name))) = app.bare_name(cl.last_name) and app.bare_name(cl.last_name) <> '' as last_name_same,
           coalesce(paid.days <@ s.days, false) as days_same,
           exists (select from unnest(paid.days) theirs, unnest(s.days) ours where abs(theirs - ours) <= 7) as days_near,
           coalesce(k.payer_claim_number = paid.payer_claim_number, false) as payer_number_same, paid.charged_cents
      from found f
      join claims k on k.id = f.id
      join clients cl on cl.organization_id = k.organization_id and cl.id = k.client_id
      join payers p on p.organization_id = k.organization_id and p.id = k.payer_id
      join client_insurance i on i.organization_id = k.organization_id and i.id = k.client_insurance_id
      cross join paid
      join lateral (
          select min(l.service_on) as first_service_on, array_agg(distinct l.service_on) as days,
                 sum((select sum(e.amount_cents) from ledger_entries e
                       where e.organization_id = l.organization_id and e.charge_id = l.charge_id and e.account = 'insurance_receivable')) as open_insurance
            from claim_service_lines l where l.organization_id = k.organization_id and l.claim_id = k.id) s on true
     where k.status = any ($2))
select w.* from weighed w
 order by w.last_four_same::integer * 3 + w.name_same::integer * 2 + w.days_same::integer * 2 + (w.total_cents = abs(w.charged_cents))::integer * 2
          + w.payer_number_same::integer desc, w.id desc
 limit $4
