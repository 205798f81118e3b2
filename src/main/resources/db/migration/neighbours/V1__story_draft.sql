create schema neighbours;

-- 身边事. What a resident says about life here. A problem or a suggestion is a case from its first moment; of the other
-- kinds the committee may make one (R34). The words have been starred before they came here (R27).
create table neighbours.story (
    community    bigint not null,
    id           bigint generated always as identity (start with 1000) unique,
    author       bigint not null,
    kind         text not null check (kind in ('PROBLEM', 'SUGGESTION', 'PRAISE', 'LIFE')),
    title        text not null check (length(title) between 1 and 60),
    words        text not null check (length(words) between 1 and 500),
    starred      boolean not null,
    place        text not null check (length(place) <= 60),
    estate       bigint not null,
    category     text,
    visibility   text not null check (visibility in ('PUBLIC', 'UNNAMED', 'COMMITTEE')),
    case_id      bigint unique,
    at           timestamptz not null,
    edited_at    timestamptz,
    withdrawn_at timestamptz,
    primary key (community, id),
    check (visibility <> 'COMMITTEE' or case_id is not null),
    check (withdrawn_at is null or case_id is null)
);

create index on neighbours.story (community, at desc, id desc) where withdrawn_at is null;
create index on neighbours.story (community, author, at desc, id desc) where withdrawn_at is null;

-- What a story said before it was edited (R29).
create table neighbours.revision (
    community  bigint not null,
    story      bigint not null,
    number     int not null,
    kind       text not null,
    title      text not null,
    words      text not null,
    place      text not null,
    estate     bigint not null,
    category   text,
    visibility text not null,
    until      timestamptz not null,
    primary key (community, story, number),
    foreign key (community, story) references neighbours.story
);

revoke update, delete on neighbours.revision from ${app};

-- What somebody has begun to write, one for each person and community. Nobody else ever sees it.
create table neighbours.draft (
    community  bigint not null,
    person     bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    kind       text not null,
    words      text not null check (length(words) <= 500),
    place      text not null check (length(place) <= 60),
    estate     bigint not null,
    category   text not null,
    visibility text not null,
    at         timestamptz not null,
    primary key (community, person)
);
