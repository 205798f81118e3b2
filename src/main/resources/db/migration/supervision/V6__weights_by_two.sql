-- Weights are a district's own, and it takes two to set them: one proposes, another confirms. District 0 is what each
-- begins with.
alter table supervision.weight add column district bigint not null default 0;
alter table supervision.weight alter column district drop default;
alter table supervision.weight drop constraint weight_pkey, add primary key (district, year, kind, indicator);

create or replace function supervision.hundred() returns trigger
language plpgsql
as $$
begin
    if (select sum(weight) from supervision.weight
        where district = new.district and year = new.year and kind = new.kind) <> 100 then
        raise exception 'the weights of a year are 100 altogether';
    end if;
    return null;
end
$$;

-- What was decided while there was one set for all is that of the district that decided it: there was but one.
update supervision.weight set district = top.id
from (select id from organization.area_view where kind = 'DISTRICT' order by id limit 1) as top
where year > 2000;

create table supervision.weighing (
    id          bigint generated always as identity (start with 1000) primary key,
    district    bigint not null,
    kind        text not null check (kind in ('COMMUNITY', 'STREET', 'DEPARTMENT')),
    year        int not null,
    mandate     bigint not null,
    person      bigint not null,
    proposed_at timestamptz not null,
    state       text not null check (state in ('PROPOSED', 'CONFIRMED', 'RETURNED', 'REPLACED')),
    answer      text not null default '' check (length(answer) <= 200),
    decided_by  bigint,
    decided_at  timestamptz,
    check ((state = 'PROPOSED') = (decided_at is null and decided_by is null)),
    check (state <> 'RETURNED' or answer <> '')
);

comment on column supervision.weighing.decided_by is 'the mandate of whoever confirmed, returned or replaced it';

create unique index one_weighing on supervision.weighing (district, kind, year) where state = 'PROPOSED';
create index on supervision.weighing (district, kind, id);

create table supervision.weighing_part (
    weighing  bigint not null references supervision.weighing,
    indicator text not null,
    weight    int not null check (weight between 0 and 100),
    primary key (weighing, indicator)
);

revoke delete on supervision.weighing from ${app};
revoke update, delete on supervision.weighing_part from ${app};

-- Nothing reads by it.
drop index supervision.report_row_report_peers_place_idx;
