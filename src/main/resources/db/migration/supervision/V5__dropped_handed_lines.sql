-- A round that its patroller could not finish: they went, their patch went to somebody else, or they may look in nowhere
-- on the sheet any more. It counts neither way, and nobody is told that it was missed.
alter table supervision.round drop constraint round_state_check;
alter table supervision.round
    add constraint round_state_check check (state in ('OPEN', 'DONE', 'MISSED', 'DROPPED'));

create or replace view supervision.patrol_view as
select mandate, area, above, day, number, state, lines, opened, listed, opens_at, closes_at, ended_at
from supervision.round
where state <> 'DROPPED';

-- Whether somebody has, at some time between two moments, a right to look into a place.
create function supervision.looks(of_person bigint, place public.ltree, after timestamptz, before timestamptz)
returns boolean
language sql stable
return exists (
    select from organization.right_view watch
    where watch.person = of_person and watch.path operator(public.@>) place and watch.since <= before
      and watch.until > after);

-- Whether a patroller still has a community to walk: in office, in the patch, and let in.
create function supervision.walks(of_mandate bigint, of_community bigint, at timestamptz) returns boolean
language sql stable
return exists (
    select from organization.mandate_view mandate
    join organization.area_view place on place.id = of_community and place.closed_at is null
    join organization.charge_view charge on charge.mandate = mandate.id and charge.mechanism = 'CONTACT'
         and charge.until is null
    join organization.area_view unit on unit.id = charge.area and place.path operator(public.<@) unit.path
    where mandate.id = of_mandate and (mandate.until is null or mandate.until > at)
      and supervision.looks(mandate.person, place.path, at, at));

-- What was put to a community is the office's: it goes to whoever comes after (B19). A note is its writer's own.
create index on supervision.finding (mandate) where due is not null;

-- An order and a finding as a desk reads them. hidden: what it is about was raised for the committee alone, and has no
-- title for anybody above.
create view supervision.order_line as
select it.*, place.short, place.label, place.path, file.title, coalesce(file.visibility = 'COMMITTEE', false) as hidden
from supervision.supervision_order it
join organization.area_view place on place.id = it.community
left join casework.case_view file on split_part(it.kind, '.', 2) = 'case' and file.id = it.subject
     and file.community = it.community;

create view supervision.finding_line as
select it.*, place.short, place.label, file.title, coalesce(file.visibility = 'COMMITTEE', false) as hidden
from supervision.finding it
join organization.area_view place on place.id = it.community
left join casework.case_view file on split_part(it.kind, '.', 2) = 'case' and file.id = it.subject
     and file.community = it.community;
