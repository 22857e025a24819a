-- $1 kind, $2 template: that one, or the first of the kind
select t.id from note_templates t
 where t.kind = $1 and ($2::uuid is null or t.id = $2)
   and ($2 is not null or not exists (select from note_templates later where later.key = t.key and later.version > t.version))
 order by t.key, t.version desc
 limit 1
