-- $1 payer's number, $2 trace number
select r.id from remittances r where r.payer_identifier = $1 and r.trace_number = $2
