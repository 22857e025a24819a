-- the number of the next file
select app.next_number('interchange')
