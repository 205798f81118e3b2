-- 共性问题 (S102): different matters with one cause, kept together under one name by the desk that leads, a community or a
-- 街镇, until the cause is gone. A case lies in one of them at most. at is by when a list has it: made, or solved.
create table casework.common_problem (
    area         bigint not null,
    id           bigint generated always as identity (start with 1000) unique,
    title        text not null check (length(title) between 4 and 60),
    cause        text not null default '' check (length(cause) <= 500),
    plan         text check (length(plan) between 1 and 200),
    plan_due     date,
    state        text not null check (state in ('OPEN', 'SOLVED')),
    made_at      timestamptz not null,
    solved_words text check (length(solved_words) between 1 and 500),
    solved_at    timestamptz,
    at           timestamptz generated always as (coalesce(solved_at, made_at)) stored,
    version      int not null default 1,
    primary key (area, id),
    check ((state = 'SOLVED') = (solved_at is not null)),
    check ((solved_at is null) = (solved_words is null)),
    check ((plan is null) = (plan_due is null))
);

create index on casework.common_problem (area, state, at desc, id desc);
create index on casework.common_problem (area, at desc, id desc);

create table casework.common_case (
    community bigint not null,
    case_id   bigint not null,
    area      bigint not null,
    problem   bigint not null,
    added_at  timestamptz not null,
    primary key (community, case_id),
    foreign key (community, case_id) references casework.case_file,
    foreign key (area, problem) references casework.common_problem
);

create index on casework.common_case (area, problem, added_at desc, case_id desc);
create index on casework.common_case (community, area, problem);

-- Who did what with it, one after the other. Never changed.
create table casework.common_step (
    area    bigint not null,
    problem bigint not null,
    id      bigint generated always as identity (start with 1000) unique,
    at      timestamptz not null,
    kind    text not null check (kind in ('MADE', 'NAMED', 'ADDED', 'TAKEN_OUT', 'PLANNED', 'SOLVED', 'REOPENED')),
    mandate bigint not null,
    words   text not null default '' check (length(words) <= 500),
    due     date,
    cases   bigint[] not null default '{}',
    primary key (area, problem, id),
    foreign key (area, problem) references casework.common_problem
);

revoke delete on casework.common_problem from ${app};
revoke update, delete on casework.common_step from ${app};

-- Which cases a desk may keep in a common problem, and sees in it: a community its own; a 街镇 what its desk sees, and what
-- whoever asks may look at by 观察权. Never upwards what was told to the committee alone, whatever else is true of it.
create function casework.common_seen(
    of_community bigint, of_case bigint, visibility text, reach text, within bigint, me bigint, unit bigint,
    moment timestamptz)
returns boolean
language sql stable
return case reach
    when 'STAFF' then of_community = within
    when 'STREET' then visibility <> 'COMMITTEE'
        and (casework.seen_above(of_community, of_case, reach, within, unit)
            or exists (
                select from organization.area_view own
                join organization.area_view street on own.path operator(public.<@) street.path
                join organization.right_view looks on own.path operator(public.<@) looks.path
                where own.id = of_community and street.id = within and looks.person = me
                  and looks.since <= moment and looks.until > moment))
    else false
end;
