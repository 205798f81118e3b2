create schema organization;

-- A place in the tree 区 → 街镇 → 居村 → 小区. Keyed by the published code, because names are not unique.
create table organization.area (
    id     bigint generated always as identity (start with 1000) primary key,
    code   text not null unique,
    kind   text not null check (kind in ('DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'ESTATE')),
    sort   text not null check (sort in ('DISTRICT', 'STREET', 'TOWN', 'PARK', 'RESIDENTIAL', 'VILLAGE', 'ESTATE')),
    name   text not null,
    label  text not null,
    short  text unique check (short ~ '^[a-z][a-z0-9]*$'),
    type   text check (type in ('COMMODITY', 'RELOCATED', 'AFFORDABLE', 'LOW_RENT', 'OLD_PUBLIC', 'RURAL')),
    parent bigint references organization.area,
    path   public.ltree not null unique,
    check ((kind = 'ESTATE') = (short is null)),
    check ((kind = 'COMMUNITY') = (type is not null))
);

create index on organization.area using gist (path);
create index on organization.area (parent);

create table organization.body (
    id   bigint generated always as identity (start with 1000) primary key,
    area bigint not null references organization.area,
    kind text not null check (kind in (
        'PARTY_ORGANIZATION', 'RESIDENTS_COMMITTEE', 'VILLAGERS_COMMITTEE', 'PROPERTY_COMPANY', 'HEALTH_CENTRE',
        'LAW_FIRM', 'POLICE_POST', 'SUBDISTRICT_OFFICE', 'GRID_CENTRE', 'URBAN_MANAGEMENT_SQUAD', 'DEPARTMENT',
        'DISTRICT_OFFICE', 'INSIGHT_CENTER', 'PLATFORM')),
    name text not null
);

create index on organization.body (area, kind);

-- The name under which an official acts. It is public wherever they act (R20).
create table organization.officer (
    person bigint primary key,
    name   text not null check (length(name) between 1 and 60)
);

create table organization.mandate (
    id       bigint generated always as identity (start with 1000) primary key,
    person   bigint not null references organization.officer,
    position text not null,
    body     bigint not null references organization.body,
    area     bigint not null references organization.area,
    since    timestamptz not null,
    until    timestamptz check (until > since)
);

create index on organization.mandate (person);
create index on organization.mandate (body);

-- Exactly one 书记 is responsible for a community (S13, R9); the ones before stay as history.
create unique index one_secretary on organization.mandate (area) where position = 'PARTY_SECRETARY' and until is null;

-- The right to look into an area, always with an end (R5, R8).
create table organization.observe_right (
    person bigint not null,
    area   bigint not null references organization.area,
    since  timestamptz not null,
    until  timestamptz not null check (until > since and until <= since + interval '90 days'),
    primary key (person, area, since)
);

-- Published: other modules may read these views, never the tables.
create view organization.area_view as
select id, code, kind, sort, name, label, short, type, parent, path from organization.area;

create view organization.body_view as
select body.id, body.kind, body.name, body.area, area.path
from organization.body join organization.area on area.id = body.area;

create view organization.mandate_view as
select mandate.id, mandate.person, mandate.position, mandate.body, mandate.area, mandate.since, mandate.until,
       officer.name as officer, body.name as body_name, body.kind as body_kind
from organization.mandate
join organization.officer on officer.person = mandate.person
join organization.body on body.id = mandate.body;
