create schema insight;

-- 经验库 (S131). What a community learned, as it tells others; refined and published above it; taken up elsewhere.
create table insight.experience (
    id           bigint generated always as identity (start with 1000) primary key,
    community    bigint not null,
    street       bigint not null,
    district     bigint not null,
    major        text not null check (length(major) between 1 and 20),
    title        text not null check (length(title) between 1 and 40),
    problem      text not null check (length(problem) between 1 and 1000),
    method       text not null check (length(method) between 1 and 2000),
    effect       text not null check (length(effect) between 1 and 1000),
    caution      text not null check (length(caution) <= 1000),
    matter       bigint,
    parent       bigint references insight.experience,
    person       bigint not null,
    mandate      bigint not null,
    state        text not null check (state in ('SUBMITTED', 'RETURNED', 'PUBLISHED', 'WITHDRAWN')),
    version      int not null default 1 check (version > 0),
    said         text check (length(said) between 1 and 500),
    at           timestamptz not null,
    published_at timestamptz,
    publisher    bigint,
    adoptions    int not null default 0 check (adoptions >= 0),
    check ((state in ('PUBLISHED', 'WITHDRAWN')) = (published_at is not null)),
    check ((published_at is null) = (publisher is null)),
    check ((state in ('RETURNED', 'WITHDRAWN')) = (said is not null))
);

create index on insight.experience (district, published_at desc, id desc) where state = 'PUBLISHED';
create index on insight.experience (district, at desc, id desc) where state = 'SUBMITTED';
create index on insight.experience (street, at desc, id desc) where state = 'SUBMITTED';
create index on insight.experience (community, at desc, id desc);
create index on insight.experience (parent) where state = 'PUBLISHED';

-- Every wording it ever had, and whose it was. Never changed.
create table insight.edition (
    experience bigint not null references insight.experience,
    number     int not null,
    at         timestamptz not null,
    mandate    bigint not null,
    title      text not null,
    problem    text not null,
    method     text not null,
    effect     text not null,
    caution    text not null,
    primary key (experience, number)
);

revoke update, delete on insight.edition from ${app};

-- Who does it too, and what came of it there.
create table insight.adoption (
    experience bigint not null references insight.experience,
    community  bigint not null,
    person     bigint not null,
    mandate    bigint not null,
    at         timestamptz not null,
    plan       text not null check (length(plan) between 1 and 500),
    verdict    text check (verdict in ('WORKS', 'PARTLY', 'NOT_HERE')),
    words      text check (length(words) between 1 and 500),
    judged_at  timestamptz,
    primary key (experience, community),
    check ((verdict is null) = (words is null) and (verdict is null) = (judged_at is null))
);

create index on insight.adoption (experience, at desc);
create index on insight.adoption (community, at desc);
