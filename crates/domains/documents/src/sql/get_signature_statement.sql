select version, body from signature_statements order by version desc limit 1
