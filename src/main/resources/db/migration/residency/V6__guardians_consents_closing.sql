-- A guardian's consent for a child under 14 (R18): given in the guardian's own account before the child may ask to join,
-- for one card and one dwelling. Of the card stay its index and a mask for the guardian to know it by.
create table residency.guardian_consent (
    community    bigint not null,
    id           bigint generated always as identity (start with 1000) unique,
    guardian     bigint not null,
    estate       bigint not null,
    building     text not null,
    room         text not null,
    child_index  bytea not null,
    child_mask   bytea not null,
    version      int not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz,
    primary key (community, id)
);

create unique index one_consent_of_a_guardian on residency.guardian_consent (guardian, child_index) where withdrawn_at is null;
create index on residency.guardian_consent (child_index) where withdrawn_at is null;
create index on residency.guardian_consent (guardian, id);

-- A consent that was taken back stops what it was for at once (R99); one given anew is a new act at a new time.
alter table residency.consent add column withdrawn_at timestamptz;

-- Somebody asked for their account to be closed (R100): it is, unless they sign in again before it falls due.
create table residency.closing (
    person   bigint primary key,
    asked_at timestamptz not null,
    due_at   timestamptz not null
);

create index on residency.closing (due_at);

-- What is left of a closed identity: under which person it was known, so that whoever comes back is not two voters (A12).
create table residency.former_identity (
    id_index    bytea not null,
    person      bigint not null,
    closed_at   timestamptz not null,
    returned_as bigint,
    primary key (id_index, person)
);

-- The names somebody was shown under go with the account they belonged to.
grant delete on residency.name_change to ${app};
