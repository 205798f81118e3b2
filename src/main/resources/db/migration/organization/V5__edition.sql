-- A newer edition of the register, prepared by one person of the district and confirmed by another (R108).
create table organization.edition (
    id          bigint generated always as identity (start with 1000) primary key,
    district    bigint not null references organization.area,
    title       text not null check (length(title) between 1 and 40),
    sheet       text not null,
    state       text not null check (state in ('PREPARED', 'CONFIRMED', 'DISCARDED')),
    prepared_by bigint not null references organization.mandate,
    prepared_at timestamptz not null,
    decided_by  bigint references organization.mandate,
    decided_at  timestamptz,
    counts      text not null default '',
    check ((state = 'PREPARED') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null))
);

create unique index one_open_edition on organization.edition (district) where state = 'PREPARED';

-- How a line of the preview was corrected by hand.
create table organization.edition_decision (
    edition bigint not null references organization.edition,
    code    text not null,
    what    text not null check (what in ('ADDED', 'SPLIT', 'RECODED', 'MERGED', 'CLOSED')),
    other   text not null,
    slug    text not null,
    primary key (edition, code)
);

-- From an area to the one that came out of it, or that it went into.
create table organization.area_link (
    old  bigint not null references organization.area,
    new  bigint not null references organization.area,
    kind text not null check (kind in ('SPLIT', 'MERGED')),
    at   timestamptz not null,
    primary key (old, new),
    check (old <> new)
);

create index on organization.area_link (new);

create view organization.area_link_view as
select old, new, kind, at from organization.area_link;
