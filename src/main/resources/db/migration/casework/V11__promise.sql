-- A sentence of an official that somebody confirmed as a promise (B8). What it says never changes; its deadline does, with
-- a reason that stays beside it. DECLINED: looked at, and not meant as one.
create table casework.promise (
    community bigint not null,
    id        bigint generated always as identity (start with 1000) unique,
    case_id   bigint not null,
    number    int not null,
    sentence  text not null check (length(sentence) between 1 and 120),
    mandate   bigint not null,
    holder    bigint not null,
    state     text not null check (state in ('OPEN', 'KEPT', 'BROKEN', 'DECLINED')),
    made_at   timestamptz not null,
    first_due timestamptz not null,
    due       timestamptz not null,
    kept_at   timestamptz,
    words     text not null default '' check (length(words) <= 500),
    primary key (community, id),
    unique (community, case_id, number, sentence),
    foreign key (community, case_id, number) references casework.step,
    check (state <> 'KEPT' or kept_at <= due),
    check (state not in ('OPEN', 'DECLINED') or kept_at is null)
);

comment on column casework.promise.mandate is 'who said it';
comment on column casework.promise.holder is 'who has it to keep now: a post hands it over with the rest';
comment on column casework.promise.kept_at is 'of a broken one: when it was done all the same';

create index on casework.promise (community, due, id) where state = 'OPEN';
create index on casework.promise (community, due desc, id desc) where state in ('KEPT', 'BROKEN');
create index on casework.promise (holder) where state = 'OPEN';

create table casework.promise_change (
    community bigint not null,
    promise   bigint not null,
    serial    int not null,
    at        timestamptz not null,
    mandate   bigint not null,
    before    timestamptz not null,
    reason    text not null check (length(reason) between 1 and 200),
    primary key (community, promise, serial),
    foreign key (community, promise) references casework.promise
);

revoke delete on casework.promise from ${app};
revoke update, delete on casework.promise_change from ${app};
