-- That an official looked at what is masked for everybody: which field, why, and on account of what. The person it is
-- about reads it; nobody changes it.
create table residency.look (
    id        bigint generated always as identity (start with 1000) primary key,
    community bigint not null,
    person    bigint not null,
    official  bigint not null,
    mandate   bigint not null,
    field     text not null check (field in ('PHONE', 'ID_NUMBER', 'DWELLING')),
    reason    text not null check (reason in ('CONTACT', 'VERIFY', 'VISIT', 'SAFETY', 'LEGAL')),
    words     text not null check (length(words) between 6 and 200),
    at        timestamptz not null,
    day       date not null
);

-- An ID number: each official once a day for each resident.
create unique index one_id_number_a_day on residency.look (official, person, day) where field = 'ID_NUMBER';
create index on residency.look (person, id);
create index on residency.look (official, day);
create index on residency.look (day, official);

revoke update, delete, truncate on residency.look from ${app};

create function residency.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'looks are only ever added to';
end
$$;

create trigger only_added_to before update or delete or truncate on residency.look
    for each statement execute function residency.refuse();

-- Published, for the auditors' page: how often, never at whom or why.
create view residency.look_view as
select official, day, count(*) as times from residency.look group by official, day;
