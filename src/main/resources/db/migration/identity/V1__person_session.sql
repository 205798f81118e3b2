create schema identity;

-- The part is what somebody plays in the demonstration; a name is residency's or organization's, and never here.
create table identity.person (
    id          bigint generated always as identity (start with 1000) primary key,
    part        text,
    made_at     timestamptz not null,
    disabled_at timestamptz
);

create table identity.account (
    person      bigint primary key references identity.person,
    phone       bytea not null,
    phone_index bytea not null unique
);

create table identity.session (
    hash      text primary key,
    person    bigint not null references identity.person,
    opened_at timestamptz not null,
    seen_at   timestamptz not null
);

create index on identity.session (person);

-- The last code sent to a number. Its hash only, and it dies with the fifth wrong try.
create table identity.code (
    phone_index bytea primary key,
    hash        text not null,
    sent_at     timestamptz not null,
    tries       int not null default 0
);

create table identity.code_sent (
    phone_index bytea not null,
    source      text not null,
    at          timestamptz not null
);

create index on identity.code_sent (phone_index, at);
create index on identity.code_sent (source, at);

create table identity.set_up (
    hash    text primary key,
    made_at timestamptz not null,
    used_at timestamptz
);
