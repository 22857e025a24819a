-- $1 adjustment
select row_version from adjustments where id = $1 for update
