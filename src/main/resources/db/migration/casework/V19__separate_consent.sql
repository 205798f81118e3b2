-- R48: a handler that is no authority (物业, doctors, lawyers, social organisations) knows no reporter, unless the reporter
-- agrees, for this body and this matter and for no other purpose. Each giving is a row of its own; it ends when it is taken
-- back, and of course for what comes after.
create table casework.separate_consent (
    community    bigint not null,
    case_id      bigint not null,
    id           bigint generated always as identity (start with 1000) unique,
    body         bigint not null,
    person       bigint not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz check (withdrawn_at >= given_at),
    primary key (community, case_id, id),
    foreign key (community, case_id) references casework.case_file
);

create unique index one_consent on casework.separate_consent (community, case_id, body) where withdrawn_at is null;

-- Each look at who it is, with what it was for. The reporter reads it; nobody changes it.
create table casework.unmasking (
    community bigint not null,
    case_id   bigint not null,
    consent   bigint not null,
    mandate   bigint not null,
    purpose   text not null check (length(purpose) between 1 and 100),
    at        timestamptz not null,
    foreign key (community, case_id, consent) references casework.separate_consent
);

create index on casework.unmasking (community, case_id, consent);

revoke update, delete on casework.unmasking from ${app};
