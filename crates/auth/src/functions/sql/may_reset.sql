-- $1 the person; whether the caller manages them at all, and whether the caller may change how they sign in
select auth.may_manage($1) as manages, auth.may_reset($1) as resets
