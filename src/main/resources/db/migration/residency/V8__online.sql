-- How many of a community are here (S24), kept with every change of its members: every home page says it. Two changes of
-- one community are counted one after the other, the second sees the first; a statement counts each community once.
create table residency.online (
    community  bigint primary key,
    households int not null check (households >= 0),
    residents  int not null check (residents >= households)
);

create function residency.count_online(communities bigint[]) returns void language plpgsql as $$
begin
    insert into residency.online (community, households, residents)
    select it, 0, 0 from unnest(communities) as it order by it
    on conflict do nothing;
    perform from residency.online where community = any(communities) order by community for update;
    update residency.online
    set households = counted.households, residents = counted.residents
    from (
        select it as community, count(member.person) as residents,
               count(distinct (member.estate, member.building, member.room)) filter (
                   where member.person is not null) as households
        from unnest(communities) as it
        left join residency.member on member.community = it and member.until is null
        group by it) counted
    where online.community = counted.community;
end
$$;

create function residency.members_came_or_went() returns trigger language plpgsql as $$
begin
    perform residency.count_online(array(select distinct community from changed));
    return null;
end
$$;

create function residency.members_moved() returns trigger language plpgsql as $$
declare
    moved bigint[] := array(
        select distinct community
        from changed full join was using (community, person)
        where (was.estate, was.building, was.room, was.until)
              is distinct from (changed.estate, changed.building, changed.room, changed.until));
begin
    if cardinality(moved) > 0 then perform residency.count_online(moved); end if;
    return null;
end
$$;

create trigger online_came after insert on residency.member referencing new table as changed
    for each statement execute function residency.members_came_or_went();
create trigger online_went after delete on residency.member referencing old table as changed
    for each statement execute function residency.members_came_or_went();
create trigger online_moved after update on residency.member referencing old table as was new table as changed
    for each statement execute function residency.members_moved();

select residency.count_online(array(select distinct community from residency.member));
