create schema conversation;

create table conversation.comment (
    id           bigint generated always as identity (start with 1000) primary key,
    community    bigint not null,
    kind         text not null,
    subject      bigint not null,
    person       bigint not null,
    mandate      bigint not null,
    words        text not null check (length(words) between 1 and 500),
    at           timestamptz not null,
    withdrawn_at timestamptz
);

create index on conversation.comment (kind, subject, at desc, id desc);

create table conversation.likes (
    kind    text not null,
    subject bigint not null,
    person  bigint not null,
    at      timestamptz not null,
    primary key (kind, subject, person)
);

-- Counted in the transaction that comments or likes, so that a list has the numbers without counting.
create table conversation.tally (
    kind     text not null,
    subject  bigint not null,
    comments int not null default 0 check (comments >= 0),
    likes    int not null default 0 check (likes >= 0),
    primary key (kind, subject)
);

create view conversation.tally_view as
select kind, subject, comments, likes from conversation.tally;
