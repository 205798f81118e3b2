-- What a body was sent counts as late from its own deadline on, whatever else of the case falls due first (S114). Only who
-- asks knows the moment: the view says whether it was answered, and by when it should have been.
drop view casework.order_view;

create view casework.order_view as
select sent.body, sent.community, sent.case_id, sent.id, file.number, file.title, sent.due,
       sent.answered_at is not null as replied, coalesce(sent.answered_at <= sent.due, false) as answered
from casework.dispatch sent
join casework.case_file file on file.community = sent.community and file.id = sent.case_id
where sent.state <> 'WITHDRAWN' and file.visibility <> 'COMMITTEE';
