-- $1 time off
select status from schedule_exceptions where organization_id = (select app.organization_id()) and id = $1 for update
