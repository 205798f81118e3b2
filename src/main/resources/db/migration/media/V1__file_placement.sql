create schema media;

-- A picture, drawn anew from what was uploaded: no name, no place and no camera of the original is left in it.
create table media.file (
    id          text primary key check (length(id) = 22),
    owner       bigint not null,
    at          timestamptz not null,
    width       int not null,
    height      int not null,
    large       bytea not null,
    small       bytea not null,
    sha256      text not null,
    bytes       int not null,
    attached_at timestamptz
);

-- JPEG does not compress: it is kept out of the row and as it is.
alter table media.file alter column large set storage external;
alter table media.file alter column small set storage external;

create index on media.file (owner, at) include (bytes);
create index on media.file (at) where attached_at is null;

-- Where a picture is shown. A picture shown in two places has two subjects.
create table media.placement (
    kind     text not null,
    subject  bigint not null,
    position int not null,
    file     text not null references media.file,
    primary key (kind, subject, position),
    unique (file, kind, subject)
);
