-- How a session was proved decides what opens to it and how long it lives (R105). The browser is a few words of our own,
-- never what the browser says of itself; the number is its name on a page, where the hash has no business.
alter table identity.session
    add column number    bigint generated always as identity unique,
    add column proof     text not null default 'CODE' check (proof in ('CODE', 'STAFF')),
    add column proved_at timestamptz,
    add column browser   text not null default '' check (length(browser) <= 40);

-- The newest of a person's rows is in force; the others are kept so that they are not taken again (R105).
create table identity.password (
    id     bigint generated always as identity primary key,
    person bigint not null references identity.person,
    hash   text not null,
    set_at timestamptz not null
);

create index on identity.password (person, id desc);

-- The secret is sealed. Of the codes that follow from it, none up to the last step is taken again.
create table identity.authenticator (
    person    bigint primary key references identity.person,
    secret    bytea not null,
    last_step bigint not null default 0,
    set_at    timestamptz not null
);

-- A keyed hash each: whoever reads the table cannot try them all without the key.
create table identity.recovery_code (
    person  bigint not null references identity.person,
    hash    bytea not null,
    used_at timestamptz,
    primary key (person, hash)
);

-- A new authenticator that has not shown a code yet. The ticket is the hash of what the page that shows it carries on.
create table identity.enrolment (
    person   bigint primary key references identity.person,
    ticket   text not null,
    secret   bytea not null,
    begun_at timestamptz not null
);

-- One link for each person: a new one takes the place of the old.
create table identity.activation (
    person  bigint primary key references identity.person,
    hash    text not null unique,
    made_at timestamptz not null,
    used_at timestamptz
);

-- Failures that follow each other, by account and by address at the other end of the wire (AT-32).
create table identity.tries (
    key      text primary key,
    failures int not null,
    until    timestamptz not null
);

create index on identity.code_sent (at);

-- Published: how it stands with an account, for whoever keeps the list of officials. No number, no name, no secret.
create view identity.account_view as
select person.id as person, person.disabled_at,
       exists (select from identity.authenticator where authenticator.person = person.id)
           and exists (select from identity.password where password.person = person.id) as active,
       (select activation.made_at from identity.activation
        where activation.person = person.id and activation.used_at is null) as invited_at
from identity.person;
