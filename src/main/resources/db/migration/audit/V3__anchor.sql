-- That an anchor was written outside, and which: a file that was cut or put away shows by it.
create table audit.anchor (
    serial bigint primary key check (serial > 0),
    at     timestamptz not null,
    root   text not null
);

revoke update, delete, truncate on audit.anchor from ${app};

create trigger only_added_to before update or delete or truncate on audit.anchor
    for each statement execute function audit.refuse();
