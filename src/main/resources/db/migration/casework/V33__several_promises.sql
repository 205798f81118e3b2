-- One body may take on several things at a table, each with a day of its own (S93). What it is sent otherwise it has once, as
-- before: a dispatch says itself whether it was taken on, because an index cannot look it up.
alter table casework.dispatch add column committed boolean not null default false;

update casework.dispatch sent set committed = true
from casework.commitment took
where took.community = sent.community and took.case_id = sent.case_id and took.dispatch = sent.id;

drop index casework.one_open_dispatch;
create unique index one_open_dispatch on casework.dispatch (community, case_id, body) where state = 'OPEN' and not committed;

-- As V17, and: what whoever had sent it took back again is no promise that was not kept.
create or replace view casework.invitation_view as
select it.community, it.case_id, it.id as invitation, it.street, it.district, it.desk, it.cause, it.state, it.lead,
       it.called_by, it.opened_at, it.called_at, it.answer_due, it.meets_at, it.held_at, guest.body, guest.coming,
       guest.answered_at, guest.answered_at <= it.answer_due as answered_in_time, guest.attended, guest.justified,
       took.commitments, took.kept, took.due_last,
       case when file.state = 'CLOSED' then file.result = 'SOLVED' and (file.confirmed or file.verified is true) end as solved
from casework.invitation it
join casework.invitee guest on guest.community = it.community and guest.case_id = it.case_id and guest.invitation = it.id
join casework.case_file file on file.community = it.community and file.id = it.case_id
cross join lateral (
    select count(*) as commitments,
           count(*) filter (where sent.state = 'ANSWERED' and sent.answered_at <= sent.due) as kept,
           max(sent.due) as due_last
    from casework.commitment took
    join casework.dispatch sent on sent.community = took.community and sent.case_id = took.case_id
         and sent.id = took.dispatch and sent.state <> 'WITHDRAWN'
    where took.community = it.community and took.case_id = it.case_id and took.invitation = it.id
      and sent.body = guest.body
) took;
