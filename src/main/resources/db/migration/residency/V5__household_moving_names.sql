-- Those who live in one dwelling under one head (户代表). The dwelling is the voting unit, so there is one of them for it;
-- who is in it follows from where the members live. A head who left leaves the place empty until the committee fills it.
create table residency.household (
    community  bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    estate     bigint not null,
    building   text not null check (length(building) between 1 and 20),
    room       text not null check (length(room) between 1 and 20),
    head       bigint,
    offered_to bigint,
    primary key (community, id),
    unique (community, estate, building, room),
    check (offered_to is null or head is not null and offered_to <> head)
);

create index on residency.household (community, building, room, id);

insert into residency.household (community, estate, building, room, head)
select community, estate, building, room,
       (array_agg(person order by since, person) filter (where relation in ('OWNER', 'TENANT')))[1]
from residency.member
where until is null
group by community, estate, building, room;

-- What happened in a household, in the order it happened: who did it, to whom, under which mandate, in which words.
create table residency.household_step (
    community bigint not null,
    household bigint not null,
    id        bigint generated always as identity (start with 1000) primary key,
    kind      text not null check (kind in ('JOINED', 'CONFIRMED', 'DISPUTED', 'KEPT', 'ENDED', 'LEFT', 'OFFERED',
                                            'TOOK_OVER', 'DECLINED', 'HEAD_SET')),
    person    bigint not null,
    subject   bigint not null,
    mandate   bigint not null,
    words     text not null check (length(words) <= 200),
    at        timestamptz not null,
    foreign key (community, household) references residency.household
);

create index on residency.household_step (community, household, id);
revoke update, delete on residency.household_step from ${app};

-- Standing: what the household and the committee say about a membership. Who is disputed reads and does not write. Settled
-- is what the committee has decided about a dispute: it cannot be raised again. Formal is the surname with 女士 or 先生,
-- whatever name somebody chose to be shown under. The membership is confirmed anew each year (A11).
alter table residency.member
    add column standing        text not null default 'CONFIRMED' check (standing in ('CONFIRMED', 'AWAITING', 'DISPUTED')),
    add column settled         boolean not null default false,
    add column principal       boolean not null default false,
    add column formal          text check (length(formal) between 1 and 20),
    add column form            text not null default 'TITLE' check (form in ('TITLE', 'NICKNAME', 'REAL')),
    add column confirmed_until timestamptz,
    add column asked_for       timestamptz,
    add column lapsed_for      timestamptz,
    add column ending          text check (ending in ('MOVED', 'ENDED', 'CLOSED')),
    add column ending_mandate  bigint,
    add column ending_words    text check (length(ending_words) between 1 and 200),
    add column named_at        timestamptz,
    add check (ending is null or until is not null),
    add check ((ending = 'ENDED') = (ending_mandate is not null and ending_words is not null));

-- Nobody who was here before loses the right to write without having been asked in time.
update residency.member
set formal = called, confirmed_until = greatest(since + interval '12 months', now() + interval '60 days');

update residency.member
set principal = true
where until is null
  and (community, person) in (
      select distinct on (person) community, person from residency.member where until is null order by person, since);

create unique index one_principal_home on residency.member (person) where principal and until is null;
create unique index one_nickname on residency.member (community, called) where form = 'NICKNAME' and until is null;
create index on residency.member (confirmed_until) where until is null;
create index on residency.member (community, standing) where until is null and standing <> 'CONFIRMED';
create index on residency.member (community, estate, building, room) where until is null;

-- What a newcomer has seen to of the first steps (S136), and whether somebody with two homes was asked about the older.
create table residency.first_step (
    community bigint not null,
    person    bigint not null,
    step      text not null check (step in ('LOOKED', 'MET', 'KEPT', 'DISMISSED')),
    at        timestamptz not null,
    primary key (community, person, step),
    foreign key (community, person) references residency.member
);

insert into residency.first_step (community, person, step, at)
select community, person, step, since from residency.member cross join unnest(array['KEPT', 'DISMISSED']) as step
where until is null;

-- Which names somebody was shown under before (B11): kept, because what was written under one is still there.
create table residency.name_change (
    community bigint not null,
    person    bigint not null,
    number    int not null,
    form      text not null,
    called    text not null,
    until     timestamptz not null,
    primary key (community, person, number),
    foreign key (community, person) references residency.member
);

revoke update, delete on residency.name_change from ${app};

-- Somebody moves to another dwelling of the same community: the committee confirms it (S23).
create table residency.move (
    community  bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    person     bigint not null,
    estate     bigint not null,
    building   text not null check (length(building) between 1 and 20),
    room       text not null check (length(room) between 1 and 20),
    relation   text not null check (relation in ('OWNER', 'FAMILY', 'TENANT', 'OTHER')),
    state      text not null check (state in ('ASKED', 'MADE', 'REFUSED', 'WITHDRAWN')),
    asked_at   timestamptz not null,
    decided_at timestamptz,
    mandate    bigint,
    words      text check (length(words) between 1 and 200),
    primary key (community, id),
    check ((state = 'ASKED') = (decided_at is null)),
    check ((state = 'REFUSED') = (words is not null))
);

create unique index one_open_move on residency.move (community, person) where state = 'ASKED';
create index on residency.move (community, state, asked_at, id);
