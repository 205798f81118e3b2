-- What came of it, and why in ids and kinds: never a name, never a word that somebody wrote. The version says which
-- fields a link covers and by which algorithm: 1 is the first ten fields, 2 all of them, both SHA-256 and HMAC-SHA256.
alter table audit.entry
    add column id      bigint generated always as identity,
    add column version smallint not null default 1 check (version between 1 and 2),
    add column outcome text not null default 'DONE' check (outcome in ('DONE', 'REFUSED', 'SEEN')),
    add column detail  text not null default '' check (length(detail) <= 200 and detail ~ '^[ -~]*$');

alter table audit.entry
    alter column version drop default,
    alter column outcome drop default,
    alter column detail drop default;

create unique index on audit.entry (id);
create index on audit.entry (at, id);
create index on audit.entry (person, at, id);
create index on audit.entry (area, at, id);

-- What the role may not do, a trigger refuses as well, the owner included: whoever wants to do it after all has to take
-- the trigger away first, and what they did then shows in the chain and in the anchors outside.
create function audit.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only ever added to';
end
$$;

create trigger only_added_to before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse();

create trigger never_taken_away before delete or truncate on audit.head
    for each statement execute function audit.refuse();

-- A chain begins at nothing and grows by one link at a time.
create function audit.grow() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.number = 0 and new.hash = repeat('0', 64) then return new; end if;
    if tg_op = 'UPDATE' and new.area = old.area
       and (new.number = old.number and new.hash = old.hash or new.number = old.number + 1) then return new; end if;
    raise exception 'a chain grows by one link at a time';
end
$$;

create trigger grows before insert or update on audit.head for each row execute function audit.grow();

revoke truncate, references, trigger on audit.entry, audit.head from ${app};
revoke update on audit.head from ${app};
grant update (number, hash) on audit.head to ${app};

-- Published, for the auditors' page.
create view audit.entry_view as
select id, area, number, at, person, capacity, source, act, kind, subject, outcome, detail from audit.entry;
