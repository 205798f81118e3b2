-- What residents say about a committee and its people (R49). In tables of its own, beside the cases and never among them:
-- no list, count, board or number of a community can reach it, whoever writes the next one. It is the 街镇's.
create table casework.complaint (
    street            bigint not null,
    id                bigint generated always as identity (start with 1000) unique,
    number            text not null unique,
    community         bigint not null,
    reporter          bigint not null,
    named             bigint[] not null check (cardinality(named) <= 20),
    words             text not null check (length(words) between 1 and 2000),
    state             text not null check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
    reported_at       timestamptz not null,
    first_due         timestamptz not null,
    first_answered_at timestamptz,
    handle_from       timestamptz not null,
    handle_due        timestamptz not null,
    answered_at       timestamptz,
    rate_due          timestamptz,
    closed_at         timestamptz,
    finding           text check (finding in ('PROVED', 'PARTLY', 'UNPROVED', 'REFERRED')),
    resolved          text check (resolved in ('YES', 'PARTLY')),
    reworks           int not null default 0,
    due               timestamptz not null,
    version           int not null default 1,
    primary key (street, id),
    check ((state = 'OPEN') = (finding is null)),
    check ((state = 'OPEN') = (answered_at is null)),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check (resolved is null or state = 'CLOSED')
);

create index on casework.complaint (street, due, id) where state <> 'CLOSED';
create index on casework.complaint (street, closed_at desc, id desc) where state = 'CLOSED';
create index on casework.complaint (reporter, community, reported_at desc, id desc);

-- Its path: the number of a step is the version the complaint has with it. Never changed.
create table casework.complaint_step (
    street    bigint not null,
    complaint bigint not null,
    number    int not null,
    at        timestamptz not null,
    kind      text not null check (kind in ('REPORTED', 'ADDED', 'REPLIED', 'NOTED', 'ANSWERED', 'RATED', 'LAPSED')),
    person    bigint not null,
    mandate   bigint not null,
    shown     boolean not null,
    words     text not null check (length(words) <= 2000),
    finding   text,
    resolved  text check (resolved in ('YES', 'PARTLY', 'NO')),
    grade     int check (grade between 1 and 5),
    primary key (street, complaint, number),
    foreign key (street, complaint) references casework.complaint,
    check ((kind = 'ANSWERED') = (finding is not null)),
    check ((kind = 'RATED') = (resolved is not null and grade is not null))
);

revoke update, delete on casework.complaint_step from ${app};

-- Whether an official may know of it: not whom it names, not whoever has, or ever had, a post in that community, and
-- not whoever wrote it. Which desks may ask at all is asked before.
create function casework.hears(me bigint, of_community bigint, named bigint[], reporter bigint) returns boolean
language sql stable
return me <> reporter and me <> all (named) and not exists (
    select from organization.mandate_view post where post.person = me and post.area = of_community);
