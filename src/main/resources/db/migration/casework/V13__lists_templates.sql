-- ★: what somebody at a desk wants at hand, whoever holds it. Theirs alone.
create table casework.star (
    community bigint not null,
    case_id   bigint not null,
    person    bigint not null,
    at        timestamptz not null,
    primary key (person, community, case_id),
    foreign key (community, case_id) references casework.case_file
);

-- A filter under a name, at one desk and for one person. It holds what may stand in an address, so nobody's name.
create table casework.saved_view (
    id       bigint generated always as identity (start with 1000) primary key,
    area     bigint not null,
    person   bigint not null,
    name     text not null check (length(name) between 1 and 20),
    tab      text not null,
    urgency  text not null,
    category text not null,
    estate   bigint not null,
    holder   bigint not null,
    tier     text not null,
    days     int not null,
    since    date,
    until    date,
    words    text not null check (length(words) <= 50),
    at       timestamptz not null,
    unique (area, person, name)
);

-- Whether a case is among what is asked for. Each part that is empty or 0 leaves all through; the place of a case and
-- who may see it are asked beside it.
create function casework.fits(
    file casework.case_file, tab text, category text, estate bigint, holder bigint, tier text, since timestamptz,
    until timestamptz, words text, people bigint[], at timestamptz)
returns boolean
language sql stable
return
    case tab
        when 'WAITING' then file.state <> 'CLOSED' and file.first_answered_at is null
        when 'DOING' then file.state in ('ACCEPTED', 'HANDLING', 'REWORK')
        when 'RATING' then file.state = 'ANSWERED'
        when 'LATE' then file.state not in ('ANSWERED', 'CLOSED') and file.due < at
        when 'CLOSED' then file.state = 'CLOSED'
        when 'SATISFIED' then file.state = 'CLOSED' and file.confirmed and file.result = 'SOLVED'
            and file.unsatisfied_at is null
        when 'UNSATISFIED' then file.unsatisfied_at is not null
        when 'UNSOLVED' then file.state = 'CLOSED' and file.result <> 'SOLVED'
        else true
    end
    and (category = '' or file.category = category or file.category like category || '-%')
    and (estate = 0 or file.estate = estate)
    and (holder = 0 or file.holder = holder)
    and (tier = '' or file.tier = tier)
    and file.reported_at >= since and file.reported_at < until
    and (words = '' or file.number = upper(words) or position(lower(words) in lower(file.title)) > 0
        or position(lower(words) in lower(file.place)) > 0 or position(lower(words) in lower(file.words)) > 0)
    and (cardinality(people) = 0 or file.reporter = any(people));

create index on casework.case_file (community, holder) where state <> 'CLOSED';

-- What a committee answers again and again, by matter or for all; in the text, what stands in braces is filled from the
-- case. Every wording there ever was is kept: what a reply was compared with can be read years later (R30).
create table casework.template (
    community bigint not null,
    id        bigint generated always as identity (start with 1000) unique,
    name      text not null check (length(name) between 1 and 20),
    category  text not null,
    version   int not null,
    active    boolean not null default true,
    primary key (community, id)
);

create table casework.template_version (
    community bigint not null,
    id        bigint not null,
    version   int not null,
    words     text not null check (length(words) between 1 and 1000),
    person    bigint not null,
    mandate   bigint not null,
    at        timestamptz not null,
    primary key (community, id, version),
    foreign key (community, id) references casework.template
);

-- A reply that was a template as it stood: residents read it, and the clock goes on.
create table casework.unedited (
    community bigint not null,
    case_id   bigint not null,
    number    int not null,
    template  bigint not null,
    version   int not null,
    primary key (community, case_id, number),
    foreign key (community, case_id, number) references casework.step
);

revoke update, delete on casework.template_version, casework.unedited from ${app};
