-- $1 id, $2 account, $3 whether it succeeded, $4 why not, $5 from where, $6 program
select auth.record_attempt($1, null, $2, 'external', $3, $4, $5, $6)
