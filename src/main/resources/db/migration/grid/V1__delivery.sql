create schema grid;

-- What has to reach another system: ids and times, no words. Whoever sends one takes it for a minute first, so that a
-- machine that dies with it keeps it from nobody. It is sent at least once; the other side knows it by its number.
create table grid.delivery (
    referral     bigint primary key,
    peer         text not null,
    case_id      bigint not null,
    street       bigint not null,
    district     bigint not null,
    state        text not null check (state in ('WAITING', 'DELIVERED', 'DEAD', 'DROPPED')),
    attempts     int not null default 0,
    next_at      timestamptz not null,
    fault        text,
    made_at      timestamptz not null,
    tried_at     timestamptz,
    delivered_at timestamptz,
    check ((state = 'DELIVERED') = (delivered_at is not null))
);

create index waiting on grid.delivery (peer, next_at, referral) where state = 'WAITING';

-- What failed at least once and has not arrived: the list at the desks.
create index stuck_street on grid.delivery (street, made_at desc, referral desc)
where attempts > 0 and state in ('WAITING', 'DEAD');
create index stuck_district on grid.delivery (district, made_at desc, referral desc)
where attempts > 0 and state in ('WAITING', 'DEAD');

-- Each signed call is taken once; kept as long as its time is believed.
create table grid.nonce (
    peer  text not null,
    nonce text not null check (length(nonce) between 16 and 64),
    at    timestamptz not null,
    primary key (peer, nonce)
);

create index on grid.nonce (at);
