-- One plan for whatever is typed. The plans are the same anyway, and making one takes longer than the search: the policies of eight
-- tables are part of it.
select set_config('plan_cache_mode', 'force_generic_plan', true)
