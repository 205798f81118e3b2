-- What was raised with words of an emergency: its clocks are the urgent ones whatever its category says (R36).
-- Closed without asking for a verdict, and why: it is with a court or an authority, or it went into an earlier case. It
-- is counted as raised and as answered, and neither as solved nor as unsolved.
alter table casework.case_file
    add column urgent boolean not null default false,
    add column aside text check (aside in ('CHANNEL', 'MERGED')),
    add check (aside is null or state = 'CLOSED');

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
       file.aside
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

-- Which channel somebody was shown instead of a dispatch.
create table casework.channel (
    community bigint not null,
    case_id   bigint not null,
    number    int not null,
    channel   text not null check (channel in
        ('LITIGATION', 'ARBITRATION', 'PETITION', 'RECONSIDERATION', 'SUPERVISION')),
    primary key (community, case_id, number),
    foreign key (community, case_id, number) references casework.step
);

revoke update, delete on casework.channel from ${app};

-- 代录: what a colleague wrote down for somebody who rang or came. Until that person takes it over it is nobody's, and
-- nobody judges it. The number is sealed; its index finds them when they join with it.
create table casework.recorded (
    community   bigint not null,
    case_id     bigint not null unique,
    mandate     bigint not null,
    at          timestamptz not null,
    member      bigint,
    called      bytea,
    phone       bytea,
    phone_index bytea,
    taken_by    bigint,
    taken_at    timestamptz,
    refused_at  timestamptz,
    primary key (community, case_id),
    foreign key (community, case_id) references casework.case_file,
    check ((taken_by is null) = (taken_at is null)),
    check (taken_at is null or refused_at is null),
    check (member is not null or called is not null),
    check ((phone is null) = (phone_index is null))
);

create index on casework.recorded (community, member) where taken_at is null and refused_at is null;
create index on casework.recorded (phone_index) where taken_at is null and refused_at is null;
