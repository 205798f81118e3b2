-- What each indicator is, in words that stand beside every figure. A change is a new version; what was printed keeps its
-- own. Rates are parts of wholes (R91); a whole of nothing is no rate.
create table supervision.formula (
    version   int not null,
    kind      text not null check (kind in ('COMMUNITY', 'STREET', 'DEPARTMENT')),
    indicator text not null,
    position  int not null,
    label     text not null,
    words     text not null,
    primary key (version, kind, indicator)
);

insert into supervision.formula (version, kind, indicator, position, label, words)
select 1, kind, indicator, position, label, words
from (values
    ('RESPONSE', 1, '响应率', '首次回应期限在本月的事项里，按时回应的 ÷（已回应的 + 超时没回应的）'),
    ('RESOLUTION', 2, '解决率', '办理期限在本月的事项里，反映人确认解决或经核查属实的 ÷（已办结的 + 超时没办好的 + 正在返工的）；没有评价又没有核查的、强制办结的都算没有解决'),
    ('SATISFACTION', 3, '满意率', '办理期限在本月的事项里，“非常满意”和“满意” ÷ 全部评价；一件事评过几次，算最后一次'),
    ('ON_TIME', 4, '按时办结率', '办理期限在本月的事项里，期限内答复结果的 ÷（已答复的 + 超时还没答复的）'),
    ('LASTING', 5, '一次办好率', '与解决率同样的事项里，没有返工过的 ÷ 全部'),
    ('PROMISES', 6, '承诺兑现率', '日期在本月的公开承诺里，到期以前办到的 ÷ 全部到期的'),
    ('ORDERS', 7, '督办按期答复率', '期限在本月的督办里，按期答复的 ÷（已答复的 + 超期没答复的）')
) as of (indicator, position, label, words)
cross join (values ('COMMUNITY'), ('STREET')) as to_whom (kind)
union all
values
    (1, 'STREET', 'PATROL', 8, '巡查完成率', '本月应巡查的场次里，三巡中按时走完的 ÷（走完的 + 没有走完的）'),
    (1, 'STREET', 'CALLING', 9, '约请得当率', '本月开过的约请里，被约请的单位认为该约请的 ÷ 表过态的'),
    (1, 'DEPARTMENT', 'ANSWERS', 1, '答复居村率', '期限在本月的派单里，按时答复的 ÷（已答复的 + 超时没答复的）；退回的不算'),
    (1, 'DEPARTMENT', 'ARRIVED', 2, '应约到场率', '本月开过的约请里，到场的 ÷ 被约请的'),
    (1, 'DEPARTMENT', 'TABLE', 3, '约请办成率', '本月被约请、已经办结的事项里，反映人确认解决或经核查属实的 ÷ 全部');

-- How much each counts in a year: the newest year that is not after it. 100 altogether (R92).
create table supervision.weight (
    year      int not null,
    kind      text not null check (kind in ('COMMUNITY', 'STREET', 'DEPARTMENT')),
    indicator text not null,
    weight    int not null check (weight between 0 and 100),
    primary key (year, kind, indicator)
);

insert into supervision.weight (year, kind, indicator, weight)
select 2000, kind, indicator,
       case indicator when 'RESPONSE' then 30 when 'RESOLUTION' then 35 when 'SATISFACTION' then 35
       when 'ANSWERS' then 60 when 'ARRIVED' then 20 when 'TABLE' then 20 else 0 end
from supervision.formula;

create function supervision.hundred() returns trigger
language plpgsql
as $$
begin
    if (select sum(weight) from supervision.weight where year = new.year and kind = new.kind) <> 100 then
        raise exception 'the weights of a year are 100 altogether';
    end if;
    return null;
end
$$;

create constraint trigger hundred
after insert or update on supervision.weight
deferrable initially deferred
for each row execute function supervision.hundred();

-- What was counted of a month, as it was issued: weights, formulas and names of that day. Version 0 is the month that
-- still runs, counted anew each night; every other stays as it is, and a correction is the next version (R93).
create table supervision.report (
    id        bigint generated always as identity (start with 1000) primary key,
    district  bigint not null,
    kind      text not null check (kind in ('COMMUNITY', 'STREET', 'DEPARTMENT')),
    month     date not null check (extract(day from month) = 1),
    version   int not null check (version >= 0),
    formula   int not null,
    issued_at timestamptz not null,
    reason    text not null check (length(reason) <= 200),
    unique (district, kind, month, version)
);

create table supervision.report_weight (
    report    bigint not null references supervision.report on delete cascade,
    indicator text not null,
    weight    int not null,
    primary key (report, indicator)
);

-- peers: who is compared with whom, by type; of: how many of them have a score.
create table supervision.report_row (
    report  bigint not null references supervision.report on delete cascade,
    subject bigint not null,
    street  bigint not null,
    peers   text not null,
    label   text not null,
    score   numeric(5, 2),
    rank    int,
    ranked  int not null,
    place   int not null,
    primary key (report, subject),
    unique (report, place),
    check ((score is null) = (rank is null))
);

comment on column supervision.report_row.place is 'in the list of all: by score, then as the tree has them';

create index on supervision.report_row (report, street, place);
create index on supervision.report_row (report, peers, place);

create table supervision.report_figure (
    report    bigint not null,
    subject   bigint not null,
    indicator text not null,
    part      int not null check (part >= 0),
    whole     int not null check (whole >= part),
    scored    numeric(7, 4),
    primary key (report, subject, indicator),
    foreign key (report, subject) references supervision.report_row on delete cascade,
    check ((whole = 0) = (scored is null))
);

comment on column supervision.report_figure.scored is 'percent as it goes into the score, drawn towards that of its peers';

-- What the assessed say against a figure: one thing in it. Upheld, it is counted in it no more.
create table supervision.contest (
    id         bigint generated always as identity (start with 1000) primary key,
    district   bigint not null,
    kind       text not null check (kind in ('COMMUNITY', 'STREET', 'DEPARTMENT')),
    month      date not null,
    subject    bigint not null,
    label      text not null,
    indicator  text not null,
    thing      bigint not null,
    number     text not null,
    title      text not null,
    words      text not null check (length(words) between 1 and 500),
    raised_by  bigint not null,
    raised_at  timestamptz not null,
    state      text not null check (state in ('OPEN', 'UPHELD', 'REFUSED')),
    answer     text not null default '' check (length(answer) <= 500),
    decided_by bigint,
    decided_at timestamptz,
    check ((state = 'OPEN') = (decided_at is null and decided_by is null)),
    check (state = 'OPEN' or answer <> '')
);

create unique index one_contest on supervision.contest (kind, subject, indicator, thing) where state <> 'REFUSED';
create index on supervision.contest (district, raised_at, id) where state = 'OPEN';
create index on supervision.contest (kind, subject, month);
create index on supervision.contest (indicator, thing) where state = 'UPHELD';

revoke update, delete on supervision.report_weight, supervision.formula from ${app};
