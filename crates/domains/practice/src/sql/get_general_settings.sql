select name, legal_name, npi, phone, email, website, time_zone, row_version from organizations
