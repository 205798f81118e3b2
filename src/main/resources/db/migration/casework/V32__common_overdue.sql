-- By the day of its next step: what is overdue comes first, what has no next step yet last.
alter table casework.common_problem
    add column day date not null generated always as (coalesce(plan_due, date '9999-12-31')) stored;

create index on casework.common_problem (area, day, id) where state = 'OPEN';
