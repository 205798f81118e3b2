-- What an applicant is compared by, and what became of the review: those admitted together can be taken back together,
-- whoever was not known before is forgotten again. Reminded and overdue are told once each.
create table residency.admission (
    community  bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    mandate    bigint not null,
    people     int not null check (people between 1 and 100),
    at         timestamptz not null,
    undone_by  bigint,
    undone_at  timestamptz,
    primary key (community, id),
    check ((undone_by is null) = (undone_at is null))
);

alter table residency.registration
    add column name_index  bytea,
    add column phone_index bytea,
    add column admission   bigint,
    add column unknown     boolean not null default false,
    add column reminded_at timestamptz,
    add column overdue_at  timestamptz,
    add check (full_name is not null or name_index is null and phone_index is null),
    add foreign key (community, admission) references residency.admission;

create index on residency.registration (community, admission) where admission is not null;

alter table residency.registration_step
    drop constraint registration_step_kind_check,
    add constraint registration_step_kind_check check (kind in (
        'SUBMITTED', 'CHANGED', 'NEED_MORE', 'REJECTED', 'APPROVED', 'TAKEN_BACK', 'WITHDRAWN'));

drop view residency.review;

-- What a reviewer has to know and an applicant may not (R17, S21): computed when it is read, since others move meanwhile.
-- Households are those that live in the dwelling and are not on its roll; agrees is what may be admitted together.
create view residency.review as
select registration.community, registration.id, found.card_elsewhere, found.card_here, found.other_card,
       found.home_elsewhere, found.kept, home.id as dwelling, roll.enrolled, roll.both_fit, roll.phone_fits, roll.card_fits,
       roll.name_fits, roll.other_number, roll.relation, roll.other_head, found.rolled_at, living.households, living.owners,
       not found.card_elsewhere and not found.other_card and not found.home_elsewhere and found.rolled_at is null
       and coalesce(roll.both_fit or roll.phone_fits, false)
       and coalesce(roll.relation = registration.relation, false)
       and living.households = 0 as agrees
from residency.registration
left join residency.dwelling home
       on home.community = registration.community and home.estate = registration.estate
      and home.building = registration.building and home.room = registration.room and home.until is null
cross join lateral (
    select count(*) as enrolled,
           coalesce(bool_or(entry.id_index = registration.id_index and entry.name_index = registration.name_index), false)
               as both_fit,
           coalesce(bool_or(entry.name_index = registration.name_index and entry.id_index is null
                            and entry.phone_index = registration.phone_index), false) as phone_fits,
           coalesce(bool_or(entry.id_index = registration.id_index), false) as card_fits,
           coalesce(bool_or(entry.name_index = registration.name_index), false) as name_fits,
           coalesce(bool_or(entry.name_index = registration.name_index and entry.id_index <> registration.id_index), false)
               as other_number,
           max(entry.relation) filter (where entry.name_index = registration.name_index) as relation,
           coalesce(bool_or(entry.head and entry.name_index is distinct from registration.name_index), false)
               as other_head
    from residency.roll_entry entry
    where entry.community = registration.community and entry.dwelling = home.id and entry.until is null
) as roll
cross join lateral (
    select count(*) filter (where neighbour.relation in ('OWNER', 'TENANT') and not neighbour.enrolled) as households,
           count(*) filter (where neighbour.relation = 'OWNER' and not neighbour.enrolled) as owners
    from (
        select member.relation,
               exists (
                   select from residency.identity known
                   join residency.roll_entry entry on entry.id_index = known.id_index
                   where known.person = member.person and entry.community = member.community
                     and entry.dwelling = home.id and entry.until is null) as enrolled
        from residency.member
        where member.community = registration.community and member.estate = registration.estate
          and member.building = registration.building and member.room = registration.room
          and member.person <> registration.person and member.until is null
    ) as neighbour
) as living
cross join lateral (
    select exists (
               select from residency.identity other
               where other.id_index = registration.id_index and other.person <> registration.person)
           or exists (
               select from residency.registration other
               where other.id_index = registration.id_index and other.person <> registration.person
                 and other.state in ('SUBMITTED', 'NEED_MORE', 'REJECTED')) as card_elsewhere,
           (select member.building || member.room
            from residency.identity other
            join residency.member on member.person = other.person and member.community = registration.community
            where other.id_index = registration.id_index and other.person <> registration.person
              and member.until is null
            limit 1) as card_here,
           exists (
               select from residency.identity own
               where own.person = registration.person and own.id_index <> registration.id_index) as other_card,
           exists (
               select from residency.member
               where member.person = registration.person and member.community <> registration.community
                 and member.until is null) as home_elsewhere,
           exists (
               select from residency.dwelling
               where dwelling.community = registration.community and dwelling.until is null) as kept,
           (select dwelling.building || dwelling.room
            from residency.roll_entry entry
            join residency.dwelling on dwelling.community = entry.community and dwelling.id = entry.dwelling
            where entry.community = registration.community and entry.id_index = registration.id_index
              and entry.until is null and entry.dwelling is distinct from home.id
            limit 1) as rolled_at
) as found;
