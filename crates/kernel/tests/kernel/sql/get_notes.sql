select text from public.notes order by text
