-- What a residents' committee helps with (R50). What is not listed is never sent to it as the unit in the lead. A default
-- of the district, which it may change.
create table casework.assistance (
    category text primary key references casework.category
);

insert into casework.assistance (category)
select code from casework.category where tier = 'SELF_GOVERNANCE';

-- A body that was sent a case says that it is not its own, once for each dispatch (R40). Until it is accepted the body
-- stays responsible; not decided in time is not accepted.
create table casework.objection (
    community  bigint not null,
    case_id    bigint not null,
    dispatch   bigint not null,
    reason     text not null check (length(reason) between 1 and 300),
    suggested  text not null check (length(suggested) between 1 and 60),
    raised_by  bigint not null,
    raised_at  timestamptz not null,
    due        timestamptz not null,
    state      text not null check (state in ('OPEN', 'ACCEPTED', 'REFUSED', 'LAPSED')),
    decided_by bigint,
    decided_at timestamptz,
    words      text not null default '' check (length(words) <= 300),
    primary key (community, case_id, dispatch),
    foreign key (community, case_id, dispatch) references casework.dispatch,
    check ((state = 'OPEN') = (decided_at is null)),
    check ((state in ('ACCEPTED', 'REFUSED')) = (decided_by is not null))
);

-- A dispatch that came back, by an objection that was accepted or from the 街镇 itself: why, and who should have it (A21).
create table casework.bounce (
    community bigint not null,
    case_id   bigint not null,
    dispatch  bigint not null,
    reason    text not null check (length(reason) between 1 and 300),
    suggested text not null check (length(suggested) between 1 and 60),
    at        timestamptz not null,
    primary key (community, case_id, dispatch),
    foreign key (community, case_id, dispatch) references casework.dispatch
);

-- More time, asked for before it is over (R42): for a dispatch, or for the case itself where there is none.
create table casework.extension (
    community  bigint not null,
    case_id    bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    dispatch   bigint,
    reason     text not null check (length(reason) between 1 and 300),
    due        timestamptz not null,
    until      timestamptz not null check (until > due),
    level      text not null check (level in ('ISSUER', 'SECRETARY', 'STREET')),
    asked_by   bigint not null,
    asked_at   timestamptz not null check (asked_at < due),
    state      text not null check (state in ('OPEN', 'GRANTED', 'REFUSED')),
    decided_by bigint,
    decided_at timestamptz,
    words      text not null default '' check (length(words) <= 300),
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file,
    foreign key (community, case_id, dispatch) references casework.dispatch,
    check ((level = 'ISSUER') <= (dispatch is not null)),
    check ((state = 'OPEN') = (decided_at is null and decided_by is null))
);

create unique index one_open_extension on casework.extension (community, case_id, coalesce(dispatch, 0))
where state = 'OPEN';

-- Nothing can be done for a while, for a reason that lies with nobody (R42). The clock was at due and has been put to
-- rests_due, which holds from the end of the rest on even if nobody does anything.
create table casework.suspension (
    community  bigint not null,
    case_id    bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    ground     text not null check (ground in ('WEATHER', 'SEASON', 'PROCEDURE', 'LITIGATION', 'PARTS', 'ABSENCE')),
    words      text not null check (length(words) between 1 and 300),
    since      timestamptz not null,
    until      timestamptz not null check (until > since and until <= since + interval '91 days'),
    due        timestamptz not null,
    rests_due  timestamptz not null,
    review_due timestamptz not null,
    decided_by bigint not null,
    ended_at   timestamptz,
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file
);

create unique index one_suspension on casework.suspension (community, case_id) where ended_at is null;

-- Who joins in: volunteers, social organisations, others (S99). No person's name.
create table casework.resource (
    community bigint not null,
    case_id   bigint not null,
    id        bigint generated always as identity (start with 1000) unique,
    kind      text not null check (kind in ('VOLUNTEERS', 'SOCIAL', 'ENTERPRISE', 'OWNERS', 'PARTY', 'OTHER')),
    name      text not null check (length(name) between 1 and 40),
    does      text not null check (length(does) between 1 and 120),
    added_by  bigint not null,
    at        timestamptz not null,
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file
);

-- Everything that a case's page says about its ways, read at once.
create view casework.way as
select it.community, it.case_id, 'OBJECTION' as kind, it.dispatch as number, it.dispatch, it.raised_at as at,
       it.due as until, null::timestamptz as moved, null::timestamptz as review, it.state, it.reason as words,
       it.suggested as detail, it.words as answer
from casework.objection it
union all
select it.community, it.case_id, 'BOUNCE', it.dispatch, it.dispatch, it.at, null, null, null, '', it.reason, it.suggested, ''
from casework.bounce it
union all
select it.community, it.case_id, 'EXTENSION', it.id, it.dispatch, it.asked_at, it.until, null, null, it.state, it.reason,
       it.level, it.words
from casework.extension it
union all
select it.community, it.case_id, 'SUSPENSION', it.id, null, it.since, it.until, it.rests_due, it.review_due, '', it.words,
       it.ground, ''
from casework.suspension it
where it.ended_at is null
union all
select it.community, it.case_id, 'RESOURCE', it.id, null, it.at, null, null, null, it.kind, it.does, it.name, ''
from casework.resource it
union all
select it.community, it.case_id, 'REMINDER', 0, null, mark.at, null, null, null, mark.name, it.clock, '', ''
from casework.clock it
cross join lateral (values ('HALF', it.half_at), ('OVER', it.over_at), ('TWICE', it.twice_at)) mark (name, at)
where mark.at is not null
union all
select file.community, file.id, 'STAGE', it.days, null, file.reported_at, null, null, null, '', it.label, '', ''
from casework.case_file file
join casework.stage it on it.category = file.category;

-- Who may see a case, in one place. A neighbour by the reporter's choice (R34); a body by its dispatch; a 街镇 what was
-- handed up to it, left somebody dissatisfied, is twice over its time (R32) or asks it for more (R42), within its own area.
create or replace function casework.seen(of_community bigint, of_case bigint, reach text, within bigint, me bigint, unit bigint)
returns boolean
language sql stable
return case reach
    when 'STAFF' then of_community = within
    when 'UNIT' then
        exists (
            select from casework.dispatch
            where body = unit and community = of_community and case_id = of_case and state <> 'WITHDRAWN')
    else
        exists (
            select from casework.case_file it
            where it.community = of_community and it.id = of_case
              and case reach
                  when 'NEIGHBOUR' then it.community = within and (it.reporter = me or it.visibility <> 'COMMITTEE')
                  when 'OBSERVER' then it.community = within and it.visibility <> 'COMMITTEE'
                  when 'STREET' then
                      exists (
                          select from organization.area_view own
                          join organization.area_view street on own.path operator(public.<@) street.path
                          where own.id = it.community and street.id = within)
                      and (it.tier <> 'SELF_GOVERNANCE' or it.unsatisfied_at is not null
                          or exists (
                              select from casework.clock
                              where community = it.community and case_id = it.id and twice_at is not null)
                          or exists (
                              select from casework.extension
                              where community = it.community and case_id = it.id and level = 'STREET')
                          or exists (
                              select from casework.dispatch
                              where body = unit and community = it.community and case_id = it.id
                                and state <> 'WITHDRAWN'))
                  else false
                  end)
end;
