select e.id from audit_events e where e.id = $1
