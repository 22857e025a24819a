-- $1 keys of a misspelled word, $2 the word: what it may have meant, the most alike first
select t.word from diagnosis_typos t where t.typo = any ($1::text[])
 group by t.word order by extensions.similarity(t.word, $2) desc, t.word limit 1
