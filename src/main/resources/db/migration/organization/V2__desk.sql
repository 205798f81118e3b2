-- 领导小组 and 推进办公室 of a district or a street are bodies (S11). A department is sent nothing before it is connected
-- (S69); every other body is there from its first day.
alter table organization.body
    drop constraint body_kind_check,
    add constraint body_kind_check check (kind in (
        'PARTY_ORGANIZATION', 'RESIDENTS_COMMITTEE', 'VILLAGERS_COMMITTEE', 'PROPERTY_COMPANY', 'HEALTH_CENTRE',
        'LAW_FIRM', 'POLICE_POST', 'SUBDISTRICT_OFFICE', 'GRID_CENTRE', 'URBAN_MANAGEMENT_SQUAD', 'DEPARTMENT',
        'DISTRICT_OFFICE', 'INSIGHT_CENTER', 'PLATFORM', 'LEADING_GROUP', 'PROMOTION_OFFICE')),
    add column onboarding text not null default 'CONNECTED' check (onboarding in ('NONE', 'TRIAL', 'CONNECTED'));

create unique index one_of_its_name on organization.body (area, name)
    where kind in ('DEPARTMENT', 'LEADING_GROUP', 'PROMOTION_OFFICE', 'INSIGHT_CENTER', 'PLATFORM');

-- How a department came nearer, or went away again. Never changed.
create table organization.onboarding (
    body   bigint not null references organization.body,
    at     timestamptz not null,
    state  text not null check (state in ('NONE', 'TRIAL', 'CONNECTED')),
    by     bigint not null,
    reason text not null check (length(reason) between 1 and 200),
    primary key (body, at)
);

-- All single characters and all pairs of neighbours: what an index of trigrams cannot find in Chinese, 吴淞, this one does.
create function organization.grams(words text) returns text[]
language sql immutable parallel safe
return (
    select coalesce(array_agg(distinct substr(lower(words), at, size)), '{}')
    from generate_series(1, length(words)) as at
    cross join (values (1), (2)) as it (size)
    where at + size - 1 <= length(words));

alter table organization.area
    add column phone text check (phone ~ '^[0-9+() -]{3,20}$'),
    add column sought text not null generated always as
        (lower(label || ' ' || name || ' ' || code || ' ' || coalesce(short, ''))) stored,
    add column grams text[] not null generated always as
        (organization.grams(label || ' ' || name || ' ' || code || ' ' || coalesce(short, ''))) stored;

-- Areas change a few times a year: no list of what is not yet in the index is read by every search.
create index area_grams on organization.area using gin (grams) with (fastupdate = off);
create index on organization.area (parent, code);

-- What somebody is there for, in their own words; who ended it, and why (A24).
alter table organization.mandate
    add column duty text not null default '' check (length(duty) <= 200),
    add column ended_by bigint,
    add column reason text check (length(reason) between 1 and 200);

create index on organization.mandate (area, position) where until is null;
create index on organization.mandate (area, since desc, id desc);
create unique index held_once on organization.mandate (person, position, body) where until is null;

-- 三员分立 (R106): nobody is two of the three.
create unique index one_of_three on organization.mandate (person)
    where position in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN') and until is null;

-- Who answers for a mechanism in a district or a street (S12), and who is the contact of a street or a community (S107).
create table organization.charge (
    id        bigint generated always as identity (start with 1000) primary key,
    area      bigint not null references organization.area,
    mechanism text not null check (mechanism in ('COORDINATION', 'PATROL', 'SUPPORT', 'CONTACT')),
    mandate   bigint not null references organization.mandate,
    since     timestamptz not null,
    until     timestamptz check (until > since),
    given_by  bigint not null
);

create unique index one_in_charge on organization.charge (area, mechanism) where until is null;
create index on organization.charge (mandate) where until is null;

-- Somebody is proposed for a position, and another decides (R108). Where somebody holds it still, it waits for the
-- hand-over of both.
create table organization.appointment (
    id          bigint generated always as identity (start with 1000) primary key,
    area        bigint not null references organization.area,
    body        bigint not null references organization.body,
    position    text not null,
    person      bigint not null references organization.officer,
    duty        text not null default '' check (length(duty) <= 200),
    replaces    bigint references organization.mandate,
    state       text not null check (state in ('PROPOSED', 'HANDING', 'MADE', 'REFUSED', 'WITHDRAWN')),
    proposed_by bigint not null references organization.mandate,
    proposed_at timestamptz not null,
    decided_by  bigint references organization.mandate,
    decided_at  timestamptz,
    reason      text check (length(reason) between 1 and 200),
    alone       boolean not null default false,
    mandate     bigint references organization.mandate,
    check ((state in ('PROPOSED', 'WITHDRAWN')) or decided_at is not null),
    check ((state = 'MADE') = (mandate is not null)),
    check (alone or state <> 'MADE' or decided_by <> proposed_by
           or position not in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
);

create unique index one_candidate on organization.appointment (person, position, body) where state in ('PROPOSED', 'HANDING');
create unique index one_successor on organization.appointment (area)
    where position = 'PARTY_SECRETARY' and state in ('PROPOSED', 'HANDING');
create index on organization.appointment (area, state);

-- 交接 (B19). The one who goes acts on until both have confirmed; then everything changes in one moment.
create table organization.handover (
    id           bigint generated always as identity (start with 1000) primary key,
    appointment  bigint not null unique references organization.appointment,
    outgoing     bigint not null references organization.mandate,
    goes         bigint not null,
    comes        bigint not null,
    opened_at    timestamptz not null,
    goes_at      timestamptz,
    comes_at     timestamptz,
    closed_at    timestamptz,
    state        text not null check (state in ('OPEN', 'DONE', 'CANCELLED')),
    check (goes <> comes),
    check ((state = 'OPEN') = (closed_at is null)),
    check (state <> 'DONE' or goes_at is not null and comes_at is not null)
);

create unique index one_handover on organization.handover (outgoing) where state = 'OPEN';
create index on organization.handover (goes) where state = 'OPEN';
create index on organization.handover (comes) where state = 'OPEN';

-- What lay in the hands of the one who went, as it was at that moment.
create table organization.handover_line (
    handover bigint not null references organization.handover,
    number   int not null,
    what     text not null,
    count    int not null,
    primary key (handover, number)
);

-- 观察权 and 督查权 (S104): asked for by one, granted by another, always with a purpose and an end.
create table organization.right_request (
    id          bigint generated always as identity (start with 1000) primary key,
    person      bigint not null,
    areas       bigint[] not null check (cardinality(areas) between 1 and 30),
    inspects    boolean not null,
    until       timestamptz not null,
    purpose     text not null check (length(purpose) between 1 and 200),
    proposed_by bigint not null references organization.mandate,
    scope       bigint not null references organization.area,
    proposed_at timestamptz not null,
    state       text not null check (state in ('PROPOSED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    decided_by  bigint references organization.mandate,
    decided_at  timestamptz,
    reason      text check (length(reason) between 1 and 200),
    check (until > proposed_at and until <= proposed_at + interval '90 days'),
    check ((state in ('GRANTED', 'REFUSED')) = (decided_by is not null and decided_at is not null)),
    check (decided_by is null or decided_by <> proposed_by)
);

create index on organization.right_request (proposed_at desc, id desc);
create index on organization.right_request (proposed_at, id) where state = 'PROPOSED';

alter table organization.observe_right
    add column id bigint generated always as identity (start with 1000) unique,
    add column inspects boolean not null default false,
    add column request bigint references organization.right_request,
    add column revoked_by bigint references organization.mandate,
    add column reason text check (length(reason) between 1 and 200),
    add check ((revoked_by is null) = (reason is null));

create index on organization.observe_right (area, until);
create index on organization.observe_right (until, id);

create or replace view organization.body_view as
select body.id, body.kind, body.name, body.area, area.path, body.onboarding
from organization.body join organization.area on area.id = body.area;

-- Everybody who acts, or was proposed to act, for a body: officials are known by name everywhere (R20).
create view organization.officer_view as
select person, name from organization.officer;
