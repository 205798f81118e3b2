create schema casework;

-- How long a class of matters may take (R31, R43): to the first answer in natural hours; to the end in natural hours or
-- in working days. Settings, not code.
create table casework.limits (
    class        text primary key,
    first_hours  int not null check (first_hours > 0),
    handle_hours int check (handle_hours > 0),
    handle_days  int check (handle_days > 0),
    check ((handle_hours is null) <> (handle_days is null))
);

insert into casework.limits (class, first_hours, handle_hours, handle_days)
values ('U', 2, 24, null), ('F', 24, null, 3), ('N', 24, null, 5), ('H', 24, null, 15);

-- Two levels, 物业服务 / 水电门禁报修. A minor may have times of its own instead of its class's.
create table casework.category (
    code         text primary key,
    major        text not null,
    minor        text not null,
    tier         text not null check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT', 'GRID', 'INVITATION')),
    lead         text not null,
    lead_kind    text not null,
    class        text not null references casework.limits,
    icon         text not null,
    chosen       boolean not null,
    active       boolean not null,
    position     int not null,
    first_hours  int check (first_hours > 0),
    handle_hours int check (handle_hours > 0),
    handle_days  int check (handle_days > 0),
    check (handle_hours is null or handle_days is null)
);

-- Days that are not what their weekday says. A year that is not here yet is Monday to Friday.
create table casework.calendar (
    day   date primary key,
    works boolean not null,
    name  text not null
);

-- Where the numbers of a community stand on a day. Drawn in the transaction that opens the case: unique for life (R35).
create table casework.series (
    community bigint not null,
    day       date not null,
    last      int not null,
    primary key (community, day)
);

create table casework.case_file (
    community         bigint not null,
    id                bigint generated always as identity (start with 1000) unique,
    number            text not null unique,
    reporter          bigint not null,
    visibility        text not null check (visibility in ('PUBLIC', 'UNNAMED', 'COMMITTEE')),
    estate            bigint not null,
    category          text not null references casework.category,
    title             text not null check (length(title) between 1 and 60),
    words             text not null check (length(words) between 1 and 2000),
    place             text not null check (length(place) <= 60),
    state             text not null check (state in ('REPORTED', 'ACCEPTED', 'HANDLING', 'ANSWERED', 'REWORK', 'CLOSED')),
    tier              text not null check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT')),
    holder            bigint,
    reported_at       timestamptz not null,
    first_due         timestamptz not null,
    first_answered_at timestamptz,
    handle_from       timestamptz not null,
    handle_due        timestamptz not null,
    answered_at       timestamptz,
    rate_due          timestamptz,
    closed_at         timestamptz,
    outcome           text check (outcome in ('SOLVED', 'PARTLY', 'EXPLAINED', 'UNLAWFUL')),
    result            text check (result in ('SOLVED', 'PARTLY', 'EXPLAINED', 'UNLAWFUL')),
    confirmed         boolean not null default false,
    reworks           int not null default 0,
    unsatisfied_at    timestamptz,
    nudged_at         timestamptz,
    same_count        int not null default 0,
    due               timestamptz not null,
    version           int not null default 1,
    primary key (community, id),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((state = 'CLOSED') = (result is not null)),
    check ((state in ('ANSWERED', 'CLOSED')) = (answered_at is not null)),
    check ((state in ('ANSWERED', 'CLOSED')) = (outcome is not null)),
    check (not confirmed or state = 'CLOSED')
);

create index on casework.case_file (community, due, id) where state <> 'CLOSED';
create index on casework.case_file (community, closed_at desc, id desc) where state = 'CLOSED';
create index on casework.case_file (community, reported_at desc, id desc);
create index on casework.case_file (community, reporter, reported_at desc, id desc);
create index on casework.case_file (community, unsatisfied_at desc, id desc) where unsatisfied_at is not null;

-- One case, several bodies: each has its own dispatch, deadline and answer (R39). The handler says how the resident was
-- reached (R41): spoken to, tried twice, or through the committee because the handler knows no person (R48).
create table casework.dispatch (
    community        bigint not null,
    case_id          bigint not null,
    id               bigint generated always as identity (start with 1000) unique,
    body             bigint not null,
    tier             text not null check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT')),
    purpose          text not null check (length(purpose) between 1 and 500),
    due              timestamptz not null,
    state            text not null check (state in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    issued_by        bigint,
    issued_area      bigint,
    issued_at        timestamptz not null,
    answer           text check (length(answer) between 1 and 1000),
    stage            text check (stage in ('SITE', 'AFTER', 'REPLY')),
    answered_by      bigint,
    answered_at      timestamptz,
    contact          text check (contact in ('REACHED', 'TRIED', 'COMMITTEE')),
    contact_at       timestamptz,
    contact_again_at timestamptz,
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file,
    check ((state = 'ANSWERED') = (answered_at is not null and answer is not null and contact is not null)),
    check (contact is distinct from 'REACHED' or contact_at is not null),
    check (contact is distinct from 'TRIED' or contact_again_at > contact_at)
);

create unique index one_open_dispatch on casework.dispatch (community, case_id, body) where state = 'OPEN';
create index on casework.dispatch (body, due, id) where state = 'OPEN';
create index on casework.dispatch (body, answered_at desc, id desc) where state = 'ANSWERED';
create index on casework.dispatch (body, community, case_id);

-- The whole path, one step after the other: its number is the version the case has with it. Never changed (R47).
create table casework.step (
    community bigint not null,
    case_id   bigint not null,
    number    int not null,
    id        bigint generated always as identity (start with 1000) unique,
    at        timestamptz not null,
    kind      text not null,
    person    bigint not null,
    mandate   bigint not null,
    shown     boolean not null,
    words     text not null check (length(words) <= 2000),
    bodies    bigint[] not null default '{}',
    handed_to bigint,
    category  text,
    due       timestamptz,
    stage     text,
    before    int,
    primary key (community, case_id, number),
    foreign key (community, case_id) references casework.case_file
);

-- What stood behind a feedback: its outcome, and who was on the spot when, or why nobody was (S87).
create table casework.feedback (
    community  bigint not null,
    case_id    bigint not null,
    number     int not null,
    outcome    text not null check (outcome in ('SOLVED', 'PARTLY', 'EXPLAINED', 'UNLAWFUL')),
    present    text not null check (length(present) <= 60),
    present_at timestamptz,
    absent     text not null check (length(absent) <= 200),
    primary key (community, case_id, number),
    foreign key (community, case_id, number) references casework.step,
    check (absent <> '' or (present <> '' and present_at is not null))
);

-- 解决了吗, 满意吗 (R44), once for each feedback.
create table casework.rating (
    community bigint not null,
    case_id   bigint not null,
    round     int not null,
    number    int not null,
    resolved  text not null check (resolved in ('YES', 'PARTLY', 'NO')),
    grade     int not null check (grade between 1 and 5),
    at        timestamptz not null,
    primary key (community, case_id, round),
    unique (community, case_id, number),
    foreign key (community, case_id, number) references casework.step
);

create index on casework.rating (community, at);

revoke update, delete on casework.step, casework.feedback, casework.rating from ${app};

-- 我也遇到.
create table casework.same (
    community bigint not null,
    case_id   bigint not null,
    person    bigint not null,
    at        timestamptz not null,
    primary key (community, case_id, person),
    foreign key (community, case_id) references casework.case_file
);

-- Who may see a case, in one place. A neighbour by the reporter's choice (R34); a body by its dispatch; a 街镇 what was
-- handed up to it or left somebody dissatisfied, within its own area.
create function casework.seen(of_community bigint, of_case bigint, reach text, within bigint, me bigint, unit bigint)
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
                              select from casework.dispatch
                              where body = unit and community = it.community and case_id = it.id
                                and state <> 'WITHDRAWN'))
                  else false
                  end)
end;

-- How a case stands: itself, its place and category, and the bodies that have still to answer. For our own lists.
create view casework.standing as
select file.community, file.id, file.number, file.reporter, file.visibility, file.estate, file.category, file.title,
       file.words, file.place, file.state, file.tier, file.holder, file.reported_at, file.first_due,
       file.first_answered_at, file.handle_from, file.handle_due, file.answered_at, file.rate_due, file.closed_at,
       file.outcome, file.result, file.confirmed, file.reworks, file.unsatisfied_at, file.nudged_at, file.same_count,
       file.due, file.version,
       area.label as community_label, area.sort = 'VILLAGE' as village,
       category.major, category.minor, category.icon, category.class, keeper.until as holder_until,
       units.labels as unit_labels, units.kinds as unit_kinds, units.issued_at as unit_from, units.due as unit_due
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

-- Published: other modules may read this view, never the tables.
create view casework.case_view as
select community, id, number, state, reporter, visibility, title, category, reported_at, first_due, first_answered_at,
       handle_due, answered_at, closed_at, result, same_count as same
from casework.case_file;
