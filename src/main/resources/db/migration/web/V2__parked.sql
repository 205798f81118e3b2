-- What somebody sent when their session had just ended, sealed and theirs alone, until they have signed in again. A day
-- later it is gone (decision 0017).
create table web.parked (
    id     text primary key,
    person text not null,
    fields bytea not null,
    at     timestamptz not null
);

create index on web.parked (person, at desc);
create index on web.parked (at);
