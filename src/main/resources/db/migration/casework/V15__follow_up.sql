-- A week after the end the reporter is asked whether it still holds (A19): once for each time it was closed.
create table casework.follow_up (
    community   bigint not null,
    case_id     bigint not null,
    round       int not null,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    holds       boolean,
    primary key (community, case_id, round),
    foreign key (community, case_id) references casework.case_file,
    check ((answered_at is null) = (holds is null))
);

-- Whose week is over: a few days' worth of what was closed, whatever the district has behind it.
create index on casework.case_file (closed_at) where state = 'CLOSED';
