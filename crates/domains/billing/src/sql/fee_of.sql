-- $1 code, $2 modifiers, $3 payer, $4 day
select app.fee_of($1, $2, $3, $4) as fee_cents
