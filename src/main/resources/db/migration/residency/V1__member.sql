create schema residency;

-- Who lives where. The shown form (called), the dwelling and the relation are clear, and never leave this schema.
create table residency.member (
    community bigint not null,
    person    bigint not null,
    estate    bigint not null,
    building  text not null check (length(building) between 1 and 20),
    room      text not null check (length(room) between 1 and 20),
    relation  text not null check (relation in ('OWNER', 'FAMILY', 'TENANT', 'OTHER')),
    surname   text not null check (length(surname) between 1 and 4),
    called    text not null check (length(called) between 1 and 20),
    alias     text not null,
    since     timestamptz not null,
    until     timestamptz,
    primary key (community, person),
    unique (community, alias)
);

create index on residency.member (person);
create index on residency.member (community, building, room);

-- The identity of a person, sealed. One identity is one person district-wide (R17).
create table residency.identity (
    person    bigint primary key,
    full_name bytea not null,
    id_number bytea not null,
    id_index  bytea not null unique,
    born      date not null
);
