-- 户册: what the committee's books say. Which dwellings there are, and who is expected in each. Names are sealed; of
-- numbers only the blind index is kept, since nothing but comparing is done with them.
create table residency.dwelling (
    community bigint not null,
    id        bigint generated always as identity,
    estate    bigint not null,
    building  text not null check (length(building) between 1 and 20),
    room      text not null check (length(room) between 1 and 20),
    area      numeric(8, 2) check (area > 0),
    use       text not null check (use in ('HOME', 'RENTED', 'EMPTY', 'BUSINESS')),
    note      text not null check (length(note) <= 200),
    import    bigint,
    since     timestamptz not null,
    until     timestamptz,
    -- 3号楼 before 11号楼, as people count.
    place     text not null generated always as (
        lpad(coalesce(substring(building from '^\d+'), ''), 6, '0') || building || '/'
        || lpad(coalesce(substring(room from '^\d+'), ''), 6, '0') || room) stored,
    primary key (community, id)
);

create unique index one_dwelling on residency.dwelling (community, estate, building, room) where until is null;
create index dwellings_in_order on residency.dwelling (community, place, id) where until is null;
create index on residency.dwelling (community, import) where import is not null;

-- What was written of a dwelling before; import is the one that changed it.
create table residency.dwelling_past (
    community bigint not null,
    dwelling  bigint not null,
    area      numeric(8, 2),
    use       text not null,
    note      text not null,
    import    bigint,
    until     timestamptz not null,
    foreign key (community, dwelling) references residency.dwelling
);

create index on residency.dwelling_past (community, dwelling, until);
create index on residency.dwelling_past (community, import) where import is not null;

-- A person on the roll. A change ends a row and writes the next, so what was known when can be told.
create table residency.roll_entry (
    community   bigint not null,
    id          bigint generated always as identity,
    dwelling    bigint not null,
    full_name   bytea not null,
    name_index  bytea not null,
    id_index    bytea,
    phone_index bytea,
    relation    text not null check (relation in ('OWNER', 'FAMILY', 'TENANT', 'OTHER')),
    head        boolean not null,
    moved_in    date,
    import      bigint,
    mandate     bigint not null,
    since       timestamptz not null,
    until       timestamptz,
    ended_by    bigint,
    primary key (community, id),
    foreign key (community, dwelling) references residency.dwelling,
    check (ended_by is null or until is not null)
);

create unique index one_name_in_a_dwelling on residency.roll_entry (community, dwelling, name_index) where until is null;
create unique index one_head_of_a_dwelling on residency.roll_entry (community, dwelling) where until is null and head;
create unique index one_place_on_the_roll on residency.roll_entry (community, id_index) where until is null;
create index on residency.roll_entry (community, name_index) where until is null;
create index on residency.roll_entry (community, dwelling, id);
create index on residency.roll_entry (community, import) where import is not null;
create index on residency.roll_entry (community, ended_by) where ended_by is not null;

-- A file that was sent in. One person of the committee prepares it, another confirms it (R108).
create table residency.roll_import (
    community    bigint not null,
    id           bigint generated always as identity,
    state        text not null check (state in ('READING', 'READY', 'CONFIRMED', 'UNDONE', 'DROPPED')),
    rows         int not null,
    done         int not null default 0,
    added        int not null default 0,
    changed      int not null default 0,
    unchanged    int not null default 0,
    faulty       int not null default 0,
    hidden       int not null,
    digest       text not null default '',
    preparer     bigint not null,
    prepared_by  bigint not null,
    prepared_at  timestamptz not null,
    confirmer    bigint,
    confirmed_by bigint,
    confirmed_at timestamptz,
    undone_by    bigint,
    undone_at    timestamptz,
    primary key (community, id),
    check ((state in ('CONFIRMED', 'UNDONE')) = (confirmed_at is not null)),
    check (confirmer <> preparer),
    check ((state = 'UNDONE') = (undone_at is not null))
);

create index on residency.roll_import (community, prepared_at desc, id desc);

-- Its rows as they were typed, sealed, until they are needed no more.
create table residency.roll_import_row (
    community bigint not null,
    import    bigint not null,
    number    int not null,
    cells     bytea not null,
    outcome   text check (outcome in ('ADDED', 'CHANGED', 'UNCHANGED', 'FAULTY')),
    columns   text[] not null default '{}',
    reasons   text[] not null default '{}',
    primary key (community, import, number),
    foreign key (community, import) references residency.roll_import
);

create index on residency.roll_import_row (community, import, outcome, number);
