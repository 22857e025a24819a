select pg_sleep($1::integer / 1000.0)::text as pause
