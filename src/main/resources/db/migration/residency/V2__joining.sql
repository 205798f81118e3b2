-- The QR code of an estate: whoever has its token may ask to join there. One is open, the ones before explain themselves.
create table residency.door (
    token      text primary key check (length(token) between 22 and 64),
    community  bigint not null,
    estate     bigint not null,
    made_at    timestamptz not null,
    revoked_at timestamptz
);

create unique index one_open_door on residency.door (estate) where revoked_at is null;
create index on residency.door (community);

-- Somebody asks to be known as a resident. Name and number are sealed, and leave the row when it is withdrawn. A draft
-- lies in the browser only: what fails the check of the number is never stored (R16). Steps counts what happened to it.
create table residency.registration (
    community    bigint not null,
    id           bigint generated always as identity (start with 1000),
    estate       bigint not null,
    person       bigint not null,
    state        text not null check (state in ('SUBMITTED', 'NEED_MORE', 'REJECTED', 'APPROVED', 'WITHDRAWN')),
    full_name    bytea,
    id_number    bytea,
    id_index     bytea,
    born         date,
    building     text not null check (length(building) between 1 and 20),
    room         text not null check (length(room) between 1 and 20),
    relation     text not null check (relation in ('OWNER', 'FAMILY', 'TENANT', 'OTHER')),
    submitted_at timestamptz not null,
    due_at       timestamptz not null,
    decided_at   timestamptz,
    decided_by   bigint,
    words        text check (length(words) between 1 and 500),
    steps        int not null default 1,
    primary key (community, id),
    check ((state = 'WITHDRAWN') = (full_name is null)),
    check ((full_name is null) = (id_number is null) and (id_number is null) = (id_index is null)
           and (id_index is null) = (born is null)),
    check ((state in ('NEED_MORE', 'REJECTED', 'APPROVED')) = (decided_at is not null)),
    check ((decided_at is null) = (decided_by is null)),
    check ((state in ('NEED_MORE', 'REJECTED')) = (words is not null))
);

create unique index one_open_registration on residency.registration (community, person)
    where state in ('SUBMITTED', 'NEED_MORE', 'REJECTED');
create index on residency.registration (community, state, due_at, id);
create index on residency.registration (person, id);
create index on residency.registration (id_index) where state in ('SUBMITTED', 'NEED_MORE', 'REJECTED');

-- What the applicant is shown of it, in the order it happened; a step of the committee has the mandate it was taken under.
create table residency.registration_step (
    community    bigint not null,
    registration bigint not null,
    number       int not null,
    kind         text not null check (kind in ('SUBMITTED', 'CHANGED', 'NEED_MORE', 'REJECTED', 'APPROVED', 'WITHDRAWN')),
    words        text,
    mandate      bigint,
    at           timestamptz not null,
    primary key (community, registration, number),
    foreign key (community, registration) references residency.registration
);

-- That somebody agreed, to what, in which wording (R98).
create table residency.consent (
    person  bigint not null,
    kind    text not null,
    version int not null,
    at      timestamptz not null,
    primary key (person, kind, version)
);

-- What a reviewer has to know and an applicant may not (R17, S21): computed when it is read, since others move meanwhile.
create view residency.review as
select registration.community, registration.id, found.card_elsewhere, found.other_card, found.households,
       not found.card_elsewhere and not found.other_card
       and (registration.relation = 'FAMILY') = (found.households > 0) as agrees
from residency.registration
cross join lateral (
    select exists (
               select from residency.identity other
               where other.id_index = registration.id_index and other.person <> registration.person)
           or exists (
               select from residency.registration other
               where other.id_index = registration.id_index and other.person <> registration.person
                 and other.state in ('SUBMITTED', 'NEED_MORE', 'REJECTED')) as card_elsewhere,
           exists (
               select from residency.identity own
               where own.person = registration.person and own.id_index <> registration.id_index) as other_card,
           (select count(*)
            from residency.member neighbour
            where neighbour.community = registration.community and neighbour.estate = registration.estate
              and neighbour.building = registration.building and neighbour.room = registration.room
              and neighbour.person <> registration.person and neighbour.until is null
              and neighbour.relation in ('OWNER', 'TENANT')) as households
) as found;
