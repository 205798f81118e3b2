-- Communities from which fewer matters come than from their like (B3), counted anew each night: how many were told in the
-- last three months, how many their size, type and age let expect, and how many are missing. That little comes from where
-- few live says nothing.
create table supervision.quiet (
    community  bigint primary key,
    street     bigint not null,
    district   bigint not null,
    residents  int not null check (residents >= 0),
    expected   numeric(10, 1) not null,
    actual     int not null,
    missing    numeric(10, 1) not null,
    silent     boolean not null,
    counted_at timestamptz not null
);

create index on supervision.quiet (district, missing, community) where silent;
create index on supervision.quiet (street, missing, community) where silent;

-- Published: which communities are too quiet, for whoever lists communities.
create view supervision.quiet_view as
select community, street, district, residents, expected, actual, missing, silent, counted_at
from supervision.quiet;
