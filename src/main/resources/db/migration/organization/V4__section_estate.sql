-- 版块. What a community may offer; it is offered once a module has pages for it. A 村 has all of them, a 居 those that
-- are not only for villages (S16, R4).
create table organization.section (
    kind      text primary key check (kind ~ '^[A-Z][A-Z_]*$'),
    part      text not null,
    name      text not null check (length(name) between 1 and 8),
    number    int not null unique,
    mandatory boolean not null,
    own_name  boolean not null,
    owned     boolean not null,
    village   boolean not null
);

insert into organization.section (kind, part, name, number, mandatory, own_name, owned, village) values
    ('DISTRICT_NOTICE', '公告', 'i宝山', 10, true, false, false, false),
    ('COMMUNITY_NOTICE', '公告', '社区公告', 20, true, false, true, false),
    ('PARTY_CORNER', '党建', '党建园地', 30, true, false, true, false),
    ('SERVICE_GUIDE', '办事', '办事指南', 40, true, false, true, false),
    ('DELIBERATION_HALL', '议事', '议事厅', 50, true, false, true, false),
    ('STORIES', '左邻右舍', '身边事', 60, true, true, true, false),
    ('HELP', '左邻右舍', '互助', 70, false, true, true, false),
    ('SWAP', '左邻右舍', '闲置物品', 80, false, true, true, false),
    ('NEIGHBOURS_TALK', '邻里交流', '邻里交流', 90, false, true, true, false),
    ('SERVICES', '服务', '服务', 100, false, true, true, false),
    ('PROPERTY_WINDOW', '服务', '物业之窗', 110, false, true, true, false),
    ('DOCTOR_CONSULT', '服务', '家庭医生', 120, false, true, true, false),
    ('LEGAL_STUDIO', '服务', '法律工作室', 130, false, true, true, false),
    ('POLICE_LINK', '服务', '警民直通车', 140, false, true, true, false),
    ('SURVEY', '征询', '宝山大调研', 150, false, false, true, false),
    ('VILLAGE_DISCLOSURE', '公开', '村务公开', 160, true, false, true, true),
    ('HOME_VOICE', '乡情', '乡愁乡音', 170, false, true, true, true),
    ('RESPONSE_BOARD', '回应', '回应看板', 180, true, false, false, false),
    ('NOTICES', '回应', '通知', 190, true, false, false, false);

-- What a community decided about a section: without a row it is as the district has it.
create table organization.section_choice (
    community bigint not null references organization.area,
    kind      text not null references organization.section,
    off       boolean not null,
    name      text check (length(name) between 1 and 8),
    number    int not null,
    primary key (community, kind)
);

-- Who is responsible for a section (S14, R9); the ones before stay as history. Nobody, or somebody whose mandate has
-- ended: the 书记.
create table organization.section_owner (
    community bigint not null references organization.area,
    id        bigint generated always as identity (start with 1000),
    kind      text not null references organization.section,
    mandate   bigint not null references organization.mandate,
    since     timestamptz not null,
    given_by  bigint not null references organization.mandate,
    until     timestamptz check (until >= since),
    primary key (community, id)
);

create unique index one_section_owner on organization.section_owner (community, kind) where until is null;
create index on organization.section_owner (mandate) where until is null;

-- An area that is no more stays where it is, with all that was written in it; nobody writes there any longer.
alter table organization.area add closed_at timestamptz;

-- What it was called, until when.
create table organization.area_name (
    area  bigint not null references organization.area,
    until timestamptz not null,
    code  text not null,
    name  text not null,
    label text not null,
    primary key (area, until)
);

create or replace view organization.area_view as
select id, code, kind, sort, name, label, short, type, parent, path, closed_at, phone from organization.area;

create view organization.section_owner_view as
select owner.community, owner.kind, owner.mandate, owner.since, owner.until
from organization.section_owner owner;
