-- Many of one kind in one 小区 within thirty days (R52): told once, and again only when as many new ones have come after
-- it was dealt with.
create table casework.signal (
    community  bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    street     bigint not null,
    estate     bigint not null,
    category   text not null references casework.category,
    raised_at  timestamptz not null,
    state      text not null check (state in ('OPEN', 'TAKEN', 'HANDLED', 'DISMISSED')),
    done       boolean generated always as (state in ('HANDLED', 'DISMISSED')) stored,
    words      text not null default '' check (length(words) <= 300),
    decided_by bigint,
    decided_at timestamptz,
    primary key (community, id),
    check ((state = 'OPEN') = (decided_at is null)),
    check (state = 'OPEN' or words <> '')
);

create unique index one_open_signal on casework.signal (community, estate, category)
where state in ('OPEN', 'TAKEN');
create index on casework.signal (community, done, raised_at desc, id desc);
create index on casework.signal (street, done, raised_at desc, id desc);

-- The cases behind it: each belongs to one wave and no other.
create table casework.signal_case (
    community bigint not null,
    case_id   bigint not null,
    signal    bigint not null,
    primary key (community, case_id),
    foreign key (community, signal) references casework.signal,
    foreign key (community, case_id) references casework.case_file
);

create index on casework.signal_case (community, signal);
create index on casework.case_file (community, estate, category, reported_at desc);
