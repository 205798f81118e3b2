create schema notification;

-- One matter is one line for each reader: what happened last to it, and how often something did.
create table notification.notice (
    recipient  bigint not null,
    area       bigint not null,
    desk       boolean not null,
    about_kind text not null,
    about_id   bigint not null,
    number     bigint generated always as identity,
    kind       text not null,
    times      int not null default 1,
    at         timestamptz not null,
    read_at    timestamptz,
    primary key (recipient, area, desk, about_kind, about_id)
);

create index on notification.notice (recipient, area, desk, at desc, number desc);

-- Events that were told already: delivery is at least once.
create table notification.told (
    id uuid primary key,
    at timestamptz not null
);

create index on notification.told (at);

