create schema supervision;

-- What an observer really opened (B2). Written by the page that was served, and by nothing else.
create table supervision.opened (
    person    bigint not null,
    kind      text not null,
    id        bigint not null,
    at        timestamptz not null,
    community bigint not null,
    primary key (person, kind, id, at)
);

create index on supervision.opened (at);

-- One of the three patrols of a day (R53). Above is the desk that is told of what was missed.
create table supervision.round (
    id          bigint generated always as identity (start with 1000) primary key,
    mandate     bigint not null,
    person      bigint not null,
    area        bigint not null,
    above       bigint not null,
    day         date not null,
    number      int not null check (number between 1 and 3),
    opens_at    timestamptz not null,
    closes_at   timestamptz not null check (closes_at > opens_at),
    lines       int not null default 0 check (lines >= 0),
    opened      int not null default 0 check (opened between 0 and lines),
    listed      boolean not null default false,
    started_at  timestamptz,
    last_at     timestamptz,
    reminded_at timestamptz,
    state       text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'MISSED')),
    ended_at    timestamptz,
    unique (mandate, day, number),
    check ((state = 'OPEN') = (ended_at is null)),
    check (state <> 'DONE' or opened = lines and listed)
);

create index on supervision.round (person, closes_at) where state = 'OPEN';
create index on supervision.round (closes_at, id) where state = 'OPEN';
create index on supervision.round (area, day, mandate, number);
create index on supervision.round (above, day, mandate, number);
create index on supervision.round (area, closes_at desc, id desc) where state = 'MISSED';
create index on supervision.round (above, closes_at desc, id desc) where state = 'MISSED';

-- What is to be opened in a round: a community, of which the list or any matter will do; or a matter, and then that matter.
create table supervision.line (
    round     bigint not null references supervision.round,
    number    int not null,
    community bigint not null,
    why       text not null check (why in ('COVER', 'OVERDUE', 'REOPENED', 'UNANSWERED', 'SAMPLE')),
    kind      text,
    subject   bigint,
    opened_at timestamptz,
    primary key (round, number),
    check ((why = 'COVER') = (kind is null)),
    check ((kind is null) = (subject is null))
);

create index on supervision.line (round, community);

-- 督办 (R51). Its demand and its deadline are the issuer's, its end too.
create table supervision.supervision_order (
    id         bigint generated always as identity (start with 1000) primary key,
    community  bigint not null,
    street     bigint not null,
    kind       text not null,
    subject    bigint not null,
    person     bigint not null,
    mandate    bigint not null,
    area       bigint not null,
    demand     text not null check (length(demand) between 1 and 500),
    issued_at  timestamptz not null,
    due        timestamptz not null check (due > issued_at),
    version    int not null default 1,
    state      text not null check (state in ('ISSUED', 'REPLIED', 'LIFTED')),
    replied_at timestamptz,
    lifted_at  timestamptz,
    told_at    timestamptz,
    check (state <> 'REPLIED' or replied_at is not null),
    check ((state = 'LIFTED') = (lifted_at is not null))
);

create index on supervision.supervision_order (community, due, id) where state <> 'LIFTED';
create index on supervision.supervision_order (area, due, id) where state <> 'LIFTED';
create index on supervision.supervision_order (community, issued_at desc, id desc);
create index on supervision.supervision_order (area, issued_at desc, id desc);
create index on supervision.supervision_order (kind, subject, issued_at);
create index on supervision.supervision_order (mandate) where state <> 'LIFTED';
create index on supervision.supervision_order (due, id) where state = 'ISSUED' and told_at is null;

-- What was written to and fro. Never changed.
create table supervision.order_step (
    id      bigint not null references supervision.supervision_order,
    number  int not null,
    at      timestamptz not null,
    kind    text not null check (kind in ('ISSUED', 'REPLIED', 'RETURNED', 'LIFTED')),
    person  bigint not null,
    mandate bigint not null,
    words   text not null check (length(words) between 1 and 500),
    due     timestamptz,
    primary key (id, number)
);

-- What a patroller noted of something opened (S109). A remark is one that the community answers within a day (R55).
create table supervision.finding (
    id          bigint generated always as identity (start with 1000) primary key,
    community   bigint not null,
    street      bigint not null,
    kind        text not null,
    subject     bigint not null,
    person      bigint not null,
    mandate     bigint not null,
    area        bigint not null,
    round       bigint references supervision.round,
    fault       text not null check (fault in ('UNANSWERED', 'EVADING', 'NOT_DONE', 'MOOD', 'OTHER')),
    words       text not null check (length(words) between 1 and 500),
    at          timestamptz not null,
    state       text not null check (state in ('NOTED', 'REMARKED', 'ANSWERED', 'ORDERED')),
    due         timestamptz,
    answer      text check (length(answer) between 1 and 500),
    answered_by bigint,
    answered_at timestamptz,
    issued      bigint references supervision.supervision_order,
    told_at     timestamptz,
    check (state <> 'NOTED' or due is null),
    check (state not in ('REMARKED', 'ANSWERED') or due is not null),
    check ((state = 'ANSWERED') <= (answer is not null)),
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
    check ((state = 'ORDERED') = (issued is not null))
);

create index on supervision.finding (community, due, id) where state = 'REMARKED';
create index on supervision.finding (community, at desc, id desc) where due is not null;
create index on supervision.finding (person, at desc, id desc);
create index on supervision.finding (kind, subject, at);
create index on supervision.finding (round) where round is not null;
create index on supervision.finding (due, id) where state = 'REMARKED' and told_at is null;

-- What residents were dissatisfied with, as the street reads it (S106): one line for a matter, until they say better.
create table supervision.lead (
    community bigint not null,
    subject   bigint not null,
    street    bigint not null,
    at        timestamptz not null,
    primary key (community, subject)
);

create index on supervision.lead (street, at desc, subject desc);
create index on supervision.lead (at desc, subject desc);

revoke update, delete on supervision.order_step from ${app};

-- Published: what an assessment counts. A round that is OPEN counts neither way.
create view supervision.patrol_view as
select mandate, area, above, day, number, state, lines, opened, listed, opens_at, closes_at, ended_at
from supervision.round;

-- replied_at is the last reply; it was in time when it is not after due. What was returned is ISSUED again.
create view supervision.order_view as
select id, community, street, area, mandate, issued_at, due, state, replied_at, lifted_at
from supervision.supervision_order;

-- Remarks alone: a finding that its writer kept for themselves counts for nobody.
create view supervision.remark_view as
select id, community, street, area, mandate, at, due, state, answered_at
from supervision.finding
where due is not null;

-- Whether a desk looks after a community: it lies below the desk, or, for a department, in its patch (S107).
create function supervision.reaches(of_community bigint, scope bigint, unit bigint) returns boolean
language sql stable
return exists (
    select from organization.area_view place
    where place.id = of_community and place.kind = 'COMMUNITY'
      and case unit
          when 0 then exists (
              select from organization.area_view desk
              where desk.id = scope and place.path operator(public.<@) desk.path)
          else exists (
              select from organization.mandate_view mandate
              join organization.charge_view charge on charge.mandate = mandate.id
              join organization.area_view patch on patch.id = charge.area
              where mandate.body = unit and charge.mechanism = 'CONTACT' and charge.until is null
                and place.path operator(public.<@) patch.path)
          end);
