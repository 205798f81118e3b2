-- Who may see a case, still in one place, but asked with the row at hand: a list of neighbours reads no case twice. What
-- only a look into other tables tells, whoever looks in from above or by a dispatch, stays a function of its own; the
-- rest is written into each statement by the planner.
create function casework.seen_above(of_community bigint, of_case bigint, reach text, within bigint, unit bigint)
returns boolean
language sql stable
return case reach
    when 'UNIT' then
        exists (
            select from casework.dispatch
            where body = unit and community = of_community and case_id = of_case and state <> 'WITHDRAWN')
    when 'STREET' then
        exists (
            select from organization.area_view own
            join organization.area_view street on own.path operator(public.<@) street.path
            where own.id = of_community and street.id = within)
        and (exists (
                select from casework.case_file
                where community = of_community and id = of_case
                  and (tier <> 'SELF_GOVERNANCE' or unsatisfied_at is not null))
            or exists (
                select from casework.clock
                where community = of_community and case_id = of_case and twice_at is not null)
            or exists (
                select from casework.extension
                where community = of_community and case_id = of_case and level = 'STREET')
            or exists (
                select from casework.dispatch
                where body = unit and community = of_community and case_id = of_case and state <> 'WITHDRAWN'))
    else false
end;

create function casework.seen(
    of_community bigint, of_case bigint, reporter bigint, visibility text, reach text, within bigint, me bigint,
    unit bigint)
returns boolean
language sql stable
return case reach
    when 'STAFF' then of_community = within
    when 'NEIGHBOUR' then of_community = within and (reporter = me or visibility <> 'COMMITTEE')
    when 'OBSERVER' then of_community = within and visibility <> 'COMMITTEE'
    else casework.seen_above(of_community, of_case, reach, within, unit)
end;

drop function casework.seen(bigint, bigint, text, bigint, bigint, bigint);
