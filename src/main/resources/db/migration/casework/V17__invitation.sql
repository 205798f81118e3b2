-- 约请 (S93, R37, R38): what no single body can solve comes to one table. Called by a 街镇 or the district, never by a
-- community; opened by itself, to be set up, when a case has come back twice (B10).
alter table casework.case_file drop constraint if exists case_file_tier_check;
alter table casework.case_file add constraint case_file_tier_check
    check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT', 'GRID', 'INVITATION'));
alter table casework.dispatch drop constraint if exists dispatch_tier_check;
alter table casework.dispatch add constraint dispatch_tier_check
    check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT', 'GRID', 'INVITATION'));

-- above: the tier above the community was asked for something, and may read the case from then on. invitation: how the
-- newest of its invitations stands; none when there was none, or it was called off. legacy: 历史遗留 (S94), no more overdue
-- but looked at each year. forced: ended with the approval of the tier above, and counted as not resolved (R46). verified:
-- what the tier above found where nobody answered (R45); none where it was not looked at.
alter table casework.case_file
    add column above boolean not null default false,
    add column invitation text check (invitation in ('OPENED', 'CALLED', 'HELD')),
    add column legacy boolean not null default false,
    add column forced boolean not null default false,
    add column verified boolean,
    add check (not forced or state = 'CLOSED' and result <> 'SOLVED' and not confirmed);

-- street, district: where its community lay when it was opened, so that a list is one walk along an index. due: what comes
-- next of it: by when it has to be set up, when the table meets, when it met.
create table casework.invitation (
    community   bigint not null,
    case_id     bigint not null,
    id          bigint generated always as identity (start with 1000) unique,
    street      bigint not null,
    district    bigint not null,
    desk        bigint not null,
    cause       text not null check (cause in ('CALLED', 'RETURNED')),
    state       text not null check (state in ('OPENED', 'CALLED', 'HELD', 'CALLED_OFF')),
    lead        bigint,
    purpose     text not null default '' check (length(purpose) <= 300),
    place       text not null default '' check (length(place) <= 60),
    opened_at   timestamptz not null,
    called_by   bigint,
    called_at   timestamptz,
    answer_due  timestamptz,
    meets_at    timestamptz,
    held_by     bigint,
    held_at     timestamptz,
    ended_words text not null default '' check (length(ended_words) <= 200),
    due         timestamptz not null,
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file,
    check ((state in ('CALLED', 'HELD')) <= (called_at is not null and lead is not null and purpose <> '' and place <> ''
        and answer_due <= meets_at)),
    check ((state = 'HELD') = (held_at is not null)),
    check ((state = 'CALLED_OFF') = (ended_words <> ''))
);

create unique index one_invitation on casework.invitation (community, case_id) where state in ('OPENED', 'CALLED');
create index on casework.invitation (street, due, id) where state in ('OPENED', 'CALLED');
create index on casework.invitation (district, due, id) where state in ('OPENED', 'CALLED');
create index on casework.invitation (street, due desc, id desc) where state = 'HELD';
create index on casework.invitation (district, due desc, id desc) where state = 'HELD';
create index on casework.invitation (lead) where state in ('OPENED', 'CALLED');

-- Each invited body answers once, by a date (coming, or not and why), and is there on the day or is not. Afterwards it says
-- whether it was right to call it.
create table casework.invitee (
    community   bigint not null,
    case_id     bigint not null,
    invitation  bigint not null,
    body        bigint not null,
    meets_at    timestamptz not null,
    coming      boolean,
    reason      text not null default '' check (length(reason) <= 200),
    answered_by bigint,
    answered_at timestamptz,
    attended    boolean,
    justified   boolean,
    opinion     text not null default '' check (length(opinion) <= 200),
    judged_by   bigint,
    judged_at   timestamptz,
    primary key (community, case_id, invitation, body),
    foreign key (community, case_id, invitation) references casework.invitation,
    check ((coming is null) = (answered_at is null)),
    check (coming is distinct from false or reason <> ''),
    check ((justified is null) = (judged_at is null)),
    check (justified is distinct from false or opinion <> '')
);

create index on casework.invitee (body, meets_at desc, invitation desc);

-- Minutes are written once and added to; what was written stays.
create table casework.minutes (
    community  bigint not null,
    case_id    bigint not null,
    invitation bigint not null,
    number     int not null,
    words      text not null check (length(words) between 1 and 2000),
    written_by bigint not null,
    at         timestamptz not null,
    primary key (community, case_id, invitation, number),
    foreign key (community, case_id, invitation) references casework.invitation
);

-- What a body took on at the table, and by when: a dispatch to it, with the clock and the reminders of any other.
create table casework.commitment (
    community  bigint not null,
    case_id    bigint not null,
    invitation bigint not null,
    dispatch   bigint not null,
    primary key (community, case_id, invitation, dispatch),
    foreign key (community, case_id, invitation) references casework.invitation,
    foreign key (community, case_id, dispatch) references casework.dispatch
);

revoke update, delete on casework.minutes, casework.commitment from ${app};
revoke delete on casework.invitation, casework.invitee from ${app};

-- Published, for assessment (R95): both sides of every call, one row for each invited body. answered_in_time is null while
-- there is still time; attended until the table has met. commitments and kept count what the body took on there: kept is
-- answered by its day, and due_last the day of the last one. solved is the case as its reporter confirmed or the
-- tier above verified it, null while it is open. justified is what the body says of the caller (null: it has not said), cause RETURNED that nobody
-- called but the rule of two returns.
create view casework.invitation_view as
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
           max(sent.due) filter (where sent.state <> 'WITHDRAWN') as due_last
    from casework.commitment took
    join casework.dispatch sent on sent.community = took.community and sent.case_id = took.case_id
         and sent.id = took.dispatch
    where took.community = it.community and took.case_id = it.case_id and took.invitation = it.id
      and sent.body = guest.body
) took;

-- As V16, and: an invited body sees what it is invited for; a 街镇 what it was asked about in any way; the district what it
-- may have to call a table for.
create or replace function casework.seen_above(of_community bigint, of_case bigint, reach text, within bigint, unit bigint)
returns boolean
language sql stable
return case reach
    when 'UNIT' then
        exists (
            select from casework.dispatch
            where body = unit and community = of_community and case_id = of_case and state <> 'WITHDRAWN')
        or exists (
            select from casework.invitee
            join casework.invitation it on it.community = invitee.community and it.case_id = invitee.case_id
                 and it.id = invitee.invitation
            where invitee.body = unit and invitee.community = of_community and invitee.case_id = of_case
              and it.state <> 'CALLED_OFF')
    when 'STREET' then
        exists (
            select from organization.area_view own
            join organization.area_view street on own.path operator(public.<@) street.path
            where own.id = of_community and street.id = within)
        and (exists (
                select from casework.case_file
                where community = of_community and id = of_case
                  and (tier <> 'SELF_GOVERNANCE' or above or unsatisfied_at is not null))
            or exists (
                select from casework.clock
                where community = of_community and case_id = of_case and twice_at is not null)
            or exists (
                select from casework.extension
                where community = of_community and case_id = of_case and level = 'STREET')
            or exists (
                select from casework.dispatch
                where body = unit and community = of_community and case_id = of_case and state <> 'WITHDRAWN'))
    when 'DISTRICT' then
        exists (
            select from organization.area_view own
            join organization.area_view district on own.path operator(public.<@) district.path
            where own.id = of_community and district.id = within)
        and exists (
            select from casework.case_file
            where community = of_community and id = of_case and (invitation is not null or legacy))
    else false
end;

create or replace view casework.standing as
select file.community, file.id, file.number, file.reporter, file.visibility, file.estate, file.category, file.title,
       file.words, file.place, file.state, file.tier, file.holder, file.reported_at, file.first_due,
       file.first_answered_at, file.handle_from, file.handle_due, file.answered_at, file.rate_due, file.closed_at,
       file.outcome, file.result, file.confirmed, file.reworks, file.unsatisfied_at, file.nudged_at, file.same_count,
       file.due, file.version,
       area.label as community_label, area.sort = 'VILLAGE' as village,
       category.major, category.minor, category.icon,
       case when file.urgent then 'U' else category.class end as class, keeper.until as holder_until,
       units.labels as unit_labels, units.kinds as unit_kinds, units.issued_at as unit_from, units.due as unit_due,
       file.aside, file.above, file.invitation, file.legacy, file.forced, file.verified
from casework.case_file file
join organization.area_view area on area.id = file.community
join casework.category on category.code = file.category
left join organization.mandate_view keeper on keeper.id = file.holder
left join lateral (
    select array_agg(body.name order by dispatch.id) as labels,
           array_agg(body.kind order by dispatch.id) as kinds,
           (array_agg(dispatch.issued_at order by dispatch.due))[1] as issued_at,
           min(dispatch.due) as due
    from casework.dispatch
    join organization.body_view body on body.id = dispatch.body
    where dispatch.community = file.community and dispatch.case_id = file.id and dispatch.state = 'OPEN'
) units on true;
