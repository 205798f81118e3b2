-- Two more tiers than a community and its 街镇 (R37).
alter table casework.case_file drop constraint if exists case_file_tier_check;
alter table casework.case_file add constraint case_file_tier_check
    check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT', 'GRID', 'INVITATION'));
alter table casework.dispatch drop constraint if exists dispatch_tier_check;
alter table casework.dispatch add constraint dispatch_tier_check
    check (tier in ('SELF_GOVERNANCE', 'SUBDISTRICT', 'GRID', 'INVITATION'));

-- The 9+X catalogue (R38). 001-009 are the district's core classes, 080-999 what a district or a 街镇 adds, numbered
-- downwards. The rows of district 0 are our defaults and no official list; a district's own row takes their place.
create table casework.grid_class (
    district bigint not null,
    code     text not null check (code ~ '^00[1-9]$' or code ~ '^[0-9]{3}$' and code >= '080'),
    area     bigint not null,
    name     text not null check (length(name) between 1 and 20),
    units    text[] not null check (cardinality(units) between 1 and 6),
    matters  text[] not null default '{}',
    active   boolean not null default true,
    mandate  bigint not null,
    at       timestamptz not null,
    primary key (district, code)
);

insert into casework.grid_class (district, code, area, name, units, matters, mandate, at)
select 0, code, 0, name, units, matters, 0, timestamptz '2026-01-01 00:00+08'
from (values
    ('001', '违法建筑', array['SQUAD'], array['BLD-01', 'BLD-02']),
    ('002', '居改非、破墙开店', array['SQUAD', 'HOUSING', 'MARKET'], array['BLD-03', 'BLD-04']),
    ('003', '群租', array['HOUSING', 'POLICE', 'FIRE'], array['RENT']),
    ('004', '无证无照经营与占道设摊', array['SQUAD', 'MARKET'], array['MKT']),
    ('005', '暴露垃圾与乱堆物', array['GREENING'], array['ENV']),
    ('006', '毁绿占绿', array['SQUAD', 'GREENING'], array['GREEN']),
    ('007', '消防通道与飞线充电', array['FIRE', 'POLICE'], array['FIRE']),
    ('008', '停车秩序', array['POLICE'], array['PARK']),
    ('009', '噪声油烟扰民', array['SQUAD', 'ENVIRONMENT'], array['NOISE'])
) as it (code, name, units, matters);

-- A case that went on to a system that is not ours. Its dispatch is the body's here that answers for it; was it made for
-- this, or had the body it already.
create table casework.referral (
    community  bigint not null,
    case_id    bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    dispatch   bigint not null,
    made       boolean not null,
    class      text not null,
    class_name text not null,
    unit       text,
    purpose    text not null check (length(purpose) between 1 and 500),
    peer       text not null check (peer in ('PLATFORM', 'SQUAD')),
    sent_by    bigint not null,
    sent_at    timestamptz not null,
    number     text,
    stuck_at   timestamptz,
    state      text not null check (state in ('OPEN', 'DONE', 'RETURNED')),
    ended_at   timestamptz,
    primary key (community, case_id, id),
    foreign key (community, case_id, dispatch) references casework.dispatch,
    check ((state = 'OPEN') = (ended_at is null))
);

create unique index one_open_referral on casework.referral (community, case_id) where state = 'OPEN';

-- What the other system said of it, each word once by its own numbering; whatever order it came in.
create table casework.referral_stage (
    referral bigint not null references casework.referral (id),
    sequence int not null check (sequence between 1 and 200),
    stage    text not null check (stage in (
        'ACCEPTED', 'FILED', 'DISPATCHED', 'HANDLED', 'SUPERVISED', 'VERIFIED', 'CLOSED', 'REJECTED')),
    at       timestamptz not null,
    words    text not null check (length(words) <= 500),
    heard_at timestamptz not null,
    primary key (referral, sequence)
);

revoke update, delete on casework.referral_stage from ${app};
