-- The clocks of a case as they run now: to the first answer, and to the end (R31, R43). Each reminder is given once (R32):
-- when half of the time is over, when all of it is, when it is over twice. A clock that was moved has another number, so
-- that a reminder which was set for the old one finds nothing to do; what lies ahead again is told again.
create table casework.clock (
    community   bigint not null,
    case_id     bigint not null,
    clock       text not null check (clock in ('FIRST', 'HANDLING')),
    number      int not null,
    ran_from    timestamptz not null,
    until       timestamptz not null,
    rests_until timestamptz,
    half_at     timestamptz,
    over_at     timestamptz,
    twice_at    timestamptz,
    primary key (community, case_id, clock),
    foreign key (community, case_id) references casework.case_file
);

-- A minor that takes long goes in stages; each is so many working days after the case was raised (R43).
create table casework.stage (
    category text not null references casework.category,
    position int not null,
    days     int not null check (days > 0),
    label    text not null,
    primary key (category, position)
);

insert into casework.stage (category, position, days, label)
values
    ('LIFT-04', 1, 3, '上门听取意见'),
    ('LIFT-04', 2, 10, '拿出初步方案'),
    ('LIFT-05', 1, 3, '上门听取意见'),
    ('LIFT-05', 2, 10, '请各方坐下来谈'),
    ('BLD-02', 1, 3, '到场核实'),
    ('BLD-02', 2, 10, '告知处理决定'),
    ('BLD-04', 1, 3, '到场核实'),
    ('BLD-04', 2, 10, '告知处理决定');

-- Who may see a case, in one place. A neighbour by the reporter's choice (R34); a body by its dispatch; a 街镇 what was
-- handed up to it, left somebody dissatisfied, or is twice over its time (R32), within its own area.
create or replace function casework.seen(of_community bigint, of_case bigint, reach text, within bigint, me bigint, unit bigint)
returns boolean
language sql stable
return case reach
    when 'STAFF' then of_community = within
    when 'UNIT' then
        exists (
            select from casework.dispatch
            where body = unit and community = of_community and case_id = of_case and state <> 'WITHDRAWN')
    else
        exists (
            select from casework.case_file it
            where it.community = of_community and it.id = of_case
              and case reach
                  when 'NEIGHBOUR' then it.community = within and (it.reporter = me or it.visibility <> 'COMMITTEE')
                  when 'OBSERVER' then it.community = within and it.visibility <> 'COMMITTEE'
                  when 'STREET' then
                      exists (
                          select from organization.area_view own
                          join organization.area_view street on own.path operator(public.<@) street.path
                          where own.id = it.community and street.id = within)
                      and (it.tier <> 'SELF_GOVERNANCE' or it.unsatisfied_at is not null
                          or exists (
                              select from casework.clock
                              where community = it.community and case_id = it.id and twice_at is not null)
                          or exists (
                              select from casework.dispatch
                              where body = unit and community = it.community and case_id = it.id
                                and state <> 'WITHDRAWN'))
                  else false
                  end)
end;
