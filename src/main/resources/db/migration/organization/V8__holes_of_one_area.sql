-- What one area lacks is asked of that area alone: correlated by the area's row, the planner read all secretaries and all
-- contacts of the district into a table first, at every change of a post.
create or replace function organization.count_holes(of_area bigint) returns void language plpgsql as $$
begin
    perform from organization.area where id = of_area for no key update;
    delete from organization.hole where area = of_area;
    insert into organization.hole (scope, area, code, secretary, contact, unnamed)
    select scope.id, unit.id, unit.code, unit.secretary, unit.contact, unit.unnamed
    from (
        select area.id, area.code, area.path,
               area.kind = 'COMMUNITY' and not exists (
                   select from organization.mandate
                   where mandate.area = of_area and mandate.position = 'PARTY_SECRETARY' and mandate.until is null)
                   as secretary,
               not exists (
                   select from organization.charge
                   where charge.area = of_area and charge.mechanism = 'CONTACT' and charge.until is null) as contact,
               case area.kind
                   when 'SUBDISTRICT' then 3 - (
                       select count(*) from organization.charge
                       where charge.area = of_area and charge.mechanism <> 'CONTACT' and charge.until is null)
                   else (not exists (
                       select from organization.mandate
                       where mandate.area = of_area and mandate.until is null
                         and mandate.position in ('COMMITTEE_MEMBER', 'COMMUNITY_WORKER')))::int
                   end as unnamed
        from organization.area
        where area.id = of_area and area.kind in ('SUBDISTRICT', 'COMMUNITY') and area.closed_at is null) unit
    join organization.area scope on scope.path @> unit.path and scope.id <> unit.id
    where unit.secretary or unit.contact or unit.unnamed > 0;
end
$$;
