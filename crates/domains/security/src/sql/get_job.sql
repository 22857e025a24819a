select j.id, j.name, j.status, j.attempts, j.max_attempts, j.due_at, j.started_at, j.finished_at, j.error_code, j.created_at
  from background_jobs j where j.id = $1
