select slot_minutes, appointment_minutes, max_recurrences, booking_window_days, booking_notice_hours,
       late_cancel_hours, late_cancel_fee_cents, no_show_fee_cents, row_version
  from scheduling_settings
