-- of the practice
select b.tax_id, b.taxonomy_code, b.street, b.city, b.state, b.postal_code, b.contact_name, b.contact_phone, b.submitter_id, b.receiver_id, b.receiver_name,
       b.test_claims, b.row_version
  from billing_settings b
