-- Black boxes over faces and plates, burnt into a rendition of its own. The original stays in media.file and is shown to
-- nobody while a cover lies over it. Boxes are left, top, width, height in thousandths of the picture, one after the other.
create table media.cover (
    file   text not null references media.file,
    serial int not null,
    boxes  int[] not null check (cardinality(boxes) between 4 and 80 and cardinality(boxes) % 4 = 0),
    person bigint not null,
    at     timestamptz not null,
    large  bytea not null,
    small  bytea not null,
    sha256 text not null,
    primary key (file, serial)
);

alter table media.cover alter column large set storage external;
alter table media.cover alter column small set storage external;
revoke update on media.cover from ${app};

-- Which cover lies over it now; none where it is shown as it was taken in.
alter table media.file add column cover int;

-- Published: what hangs where, by the digest of its original, which no cover changes.
create view media.picture_view as
select placement.kind, placement.subject, placement.position, placement.file, file.sha256
from media.placement
join media.file on file.id = placement.file;
