-- $1 goes on, $2 ends in it. Nothing may have been merged into the one that ends.
update clients set merged_into_id = $1
 where id = $2 and not exists (select from clients other where other.merged_into_id = $2)
