-- 历史遗留 (S94): what cannot be solved by when it is due, and is not forgotten. It counts as overdue nowhere; instead it
-- is looked at once a year, and its page and list say when somebody last did something about it. ended_at: when the mark
-- was taken off again. What was said each time is on the path of the case.
create table casework.legacy (
    community   bigint not null,
    case_id     bigint not null,
    street      bigint not null,
    district    bigint not null,
    desk        bigint not null,
    reason      text not null check (length(reason) between 1 and 300),
    marked_by   bigint not null,
    marked_at   timestamptz not null,
    was_due     timestamptz not null,
    review_due  timestamptz not null,
    reviewed_at timestamptz,
    ended_at    timestamptz,
    primary key (community, case_id),
    foreign key (community, case_id) references casework.case_file
);

create index on casework.legacy (street, review_due, case_id) where ended_at is null;
create index on casework.legacy (district, review_due, case_id) where ended_at is null;

-- An end that the reporter does not confirm (R46): asked for by the community with one of the listed grounds, decided by the
-- tier above and never by whoever asked.
create table casework.closure (
    community  bigint not null,
    case_id    bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    street     bigint not null,
    ground     text not null check (ground in ('UNREACHABLE', 'UNWILLING', 'UNLAWFUL', 'IMPOSSIBLE', 'ELSEWHERE')),
    words      text not null check (length(words) between 1 and 300),
    asked_by   bigint not null,
    asker      bigint not null,
    asked_at   timestamptz not null,
    state      text not null check (state in ('OPEN', 'GRANTED', 'REFUSED')),
    decided_by bigint,
    decided_at timestamptz,
    answer     text not null default '' check (length(answer) <= 300),
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file,
    check ((state = 'OPEN') = (decided_at is null and decided_by is null)),
    check (state <> 'REFUSED' or answer <> '')
);

create unique index one_open_closure on casework.closure (community, case_id) where state = 'OPEN';
create index on casework.closure (street, asked_at, id) where state = 'OPEN';

-- Of what was closed because nobody answered, some are looked at by the tier above (R45): drawn once for each round of
-- work, by a figure that only the district's key can foretell.
create table casework.verification (
    community  bigint not null,
    case_id    bigint not null,
    id         bigint generated always as identity (start with 1000) unique,
    round      int not null,
    street     bigint not null,
    opened_at  timestamptz not null,
    due        timestamptz not null,
    found      boolean,
    way        text check (way in ('PHONE', 'VISIT', 'SITE')),
    words      text not null default '' check (length(words) <= 300),
    decided_by bigint,
    decided_at timestamptz,
    primary key (community, case_id, id),
    unique (community, case_id, round),
    foreign key (community, case_id) references casework.case_file,
    check ((found is null) = (decided_at is null)),
    check ((found is null) = (way is null)),
    check (found is null or words <> '')
);

create index on casework.verification (street, due, id) where found is null;
create index on casework.verification (street, decided_at desc, id desc) where found is not null;

revoke delete on casework.legacy, casework.closure, casework.verification from ${app};

-- As V13, and: what is 历史遗留 is not late.
create or replace function casework.fits(
    file casework.case_file, tab text, category text, estate bigint, holder bigint, tier text, since timestamptz,
    until timestamptz, words text, people bigint[], at timestamptz)
returns boolean
language sql stable
return
    case tab
        when 'WAITING' then file.state <> 'CLOSED' and file.first_answered_at is null
        when 'DOING' then file.state in ('ACCEPTED', 'HANDLING', 'REWORK')
        when 'RATING' then file.state = 'ANSWERED'
        when 'LATE' then file.state not in ('ANSWERED', 'CLOSED') and file.due < at and not file.legacy
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

-- Published. legacy is never overdue; forced is closed and not resolved (R46); verified says of what nobody answered what
-- the tier above found (R45): it is resolved where result is SOLVED and it is confirmed or verified.
create or replace view casework.case_view as
select community, id, number, state, reporter, visibility, title, category, reported_at, first_due, first_answered_at,
       handle_due, answered_at, closed_at, result, same_count as same, tier, confirmed, reworks, legacy, forced, verified
from casework.case_file;
