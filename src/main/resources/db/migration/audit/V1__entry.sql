create schema audit;

-- Where each area's chain ends. Locked while an entry is added: one writer to a chain at a time.
create table audit.head (
    area   bigint primary key,
    number bigint not null,
    hash   text not null
);

create table audit.entry (
    area     bigint not null,
    number   bigint not null,
    at       timestamptz not null,
    person   bigint not null,
    capacity text not null,
    source   text not null,
    act      text not null,
    kind     text not null,
    subject  bigint not null,
    hash     text not null,
    primary key (area, number)
);

revoke update, delete on audit.entry from ${app};
revoke delete on audit.head from ${app};
