select organization_id, time_zone, names, planned from app.calendars()
