-- $1 document; the stamp moves its version, so that whoever looks at the former one learns of it
update client_documents set title = title where id = $1
