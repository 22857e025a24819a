-- $1 subject, $2 name, $3 now, $4 seconds one call costs, $5 seconds of a full bucket
-- Answers with the seconds to wait; 0 when the call is admitted. See app.admit.
select app.admit($1, $2, $3, $4, $5)
