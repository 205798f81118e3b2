create schema web;

create table web.once (
    key    uuid not null,
    person text not null,
    route  text not null,
    answer text,
    at     timestamptz not null,
    primary key (key, person, route)
);

create index on web.once (at);
