begin;
set local time zone 'UTC';
set local search_path = public;
set local synchronous_commit = off;
set local maintenance_work_mem = '512MB';
set local work_mem = '256MB';
set local plan_cache_mode = force_custom_plan;
