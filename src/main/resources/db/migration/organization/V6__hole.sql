-- What is unmanned (S12, S107, R9), kept with every change of a post, a charge or an area: the list costs by what is
-- lacking, not by what there is. One row for each area above it that has a desk.
create table organization.hole (
    scope     bigint not null references organization.area,
    area      bigint not null references organization.area,
    code      text not null,
    secretary boolean not null,
    contact   boolean not null,
    unnamed   int not null check (unnamed between 0 and 3),
    holes     int not null generated always as (secretary::int + contact::int + unnamed) stored check (holes > 0),
    primary key (scope, area)
);

-- A district lacks many times what a street lacks: the planner takes each for a big one, and walks an index to a page.
alter table organization.hole alter column scope set (n_distinct = 2);

create index on organization.hole (area);
create index on organization.hole (scope, (-holes), code);
create index on organization.hole (scope, code);
create index on organization.hole (scope, code) where secretary;

-- Two changes of one area are counted one after the other: the second sees the first.
create function organization.count_holes(of_area bigint) returns void language plpgsql as $$
begin
    perform from organization.area where id = of_area for no key update;
    delete from organization.hole where area = of_area;
    insert into organization.hole (scope, area, code, secretary, contact, unnamed)
    select scope.id, unit.id, unit.code, unit.secretary, unit.contact, unit.unnamed
    from (
        select area.id, area.code, area.path,
               area.kind = 'COMMUNITY' and not exists (
                   select from organization.mandate
                   where mandate.area = area.id and mandate.position = 'PARTY_SECRETARY' and mandate.until is null)
                   as secretary,
               not exists (
                   select from organization.charge
                   where charge.area = area.id and charge.mechanism = 'CONTACT' and charge.until is null) as contact,
               case area.kind
                   when 'SUBDISTRICT' then 3 - (
                       select count(*) from organization.charge
                       where charge.area = area.id and charge.mechanism <> 'CONTACT' and charge.until is null)
                   else (not exists (
                       select from organization.mandate
                       where mandate.area = area.id and mandate.until is null
                         and mandate.position in ('COMMITTEE_MEMBER', 'COMMUNITY_WORKER')))::int
                   end as unnamed
        from organization.area
        where area.id = of_area and area.kind in ('SUBDISTRICT', 'COMMUNITY') and area.closed_at is null) unit
    join organization.area scope on scope.path @> unit.path and scope.id <> unit.id
    where unit.secretary or unit.contact or unit.unnamed > 0;
end
$$;

create function organization.holes_moved() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'area' then
        perform organization.count_holes(new.id);
    else
        perform organization.count_holes(new.area);
        if tg_op = 'UPDATE' and new.area <> old.area then perform organization.count_holes(old.area); end if;
    end if;
    return null;
end
$$;

create trigger holes after insert or update of area, position, until on organization.mandate
    for each row execute function organization.holes_moved();
create trigger holes after insert or update of area, mechanism, until on organization.charge
    for each row execute function organization.holes_moved();
create trigger holes after insert or update of kind, code, path, closed_at on organization.area
    for each row when (new.kind in ('SUBDISTRICT', 'COMMUNITY')) execute function organization.holes_moved();

select organization.count_holes(id) from organization.area where kind in ('SUBDISTRICT', 'COMMUNITY');

-- The communities in the order of the tree: what lies below a place is one stretch of it.
create index communities_in_order on organization.area (path) where kind = 'COMMUNITY';
