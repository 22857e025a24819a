-- $1 licence
select row_version from provider_licenses where id = $1 for update
