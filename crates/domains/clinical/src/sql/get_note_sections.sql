-- $1 note
select section_key, content_sealed from clinical_note_sections where note_id = $1 order by section_key
