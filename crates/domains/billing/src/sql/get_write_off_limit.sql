-- of the practice
select l.limit_cents, l.row_version from write_off_limits l
