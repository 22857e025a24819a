-- $1 remittance
select r.provider_cents from remittances r where r.id = $1
