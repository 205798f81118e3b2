-- How to raise a matter so that it can be handled (S15), as a community says it. Version 1 of community 0 is the district's
-- and holds until a community says its own; every version is kept.
create table casework.posting_rule (
    community bigint not null,
    version   int not null,
    words     text not null check (length(words) between 1 and 3000),
    person    bigint not null,
    mandate   bigint not null,
    at        timestamptz not null,
    primary key (community, version)
);

-- What is asked of whoever raises such a matter; for a whole major, by the part of its code before the dash.
create table casework.prompt (
    community bigint not null,
    category  text not null,
    version   int not null,
    questions text[] not null check (cardinality(questions) <= 5),
    person    bigint not null,
    mandate   bigint not null,
    at        timestamptz not null,
    primary key (community, category, version)
);

revoke update, delete on casework.posting_rule, casework.prompt from ${app};

insert into casework.posting_rule (community, version, words, person, mandate, at)
values (0, 1, '一、写清楚在哪里、是什么事、从什么时候开始，有照片更好。
二、一件事发一条。邻居已经反映过的，点“我也遇到”就算上您。
三、不写别人的姓名、电话、门牌和病情；涉及隐私的，选“只给居委”。
四、就事论事，不骂人，不传没有核实的消息。
五、危急的事先打电话：报警110、火警119、急救120。
六、居（村）委会在承诺的时限内回应，办到哪一步都能看到；办完请您评价。', 0, 0, timestamptz '2026-01-01 00:00+08');

insert into casework.prompt (community, category, version, questions, person, mandate, at)
select 0, category, 1, questions, 0, 0, timestamptz '2026-01-01 00:00+08'
from (values
    ('', array['在哪里', '从什么时候开始', '影响到谁']),
    ('PROP', array['几号楼几层、哪个位置', '从什么时候开始', '跟物业说过没有']),
    ('ENV', array['在哪个位置', '是什么东西、有多少', '从什么时候开始']),
    ('BLD', array['几号楼、哪个位置', '搭的是什么，还在施工吗', '影响到谁']),
    ('PARK', array['停在哪里', '什么时间最严重', '挡住了谁的路']),
    ('NOISE', array['从哪里传来', '几点到几点', '影响到哪几户']),
    ('SAFE', array['在哪里看到的', '什么时候', '现在还在吗']),
    ('FIRE', array['在哪个楼道、哪一层', '挡住了什么', '现在还在吗']),
    ('RENT', array['几号楼', '有什么情况', '从什么时候开始']),
    ('PET', array['在哪里', '一般什么时间', '是什么动物']),
    ('LIFT', array['几号楼哪一部', '出了什么毛病', '里面有没有人']),
    ('UTIL', array['停了什么', '影响几户还是整栋', '从什么时候开始']),
    ('GREEN', array['在哪片绿地', '是什么情况', '从什么时候开始']),
    ('INFRA', array['在哪条路、靠近什么', '坏成什么样', '有没有危险']),
    ('MKT', array['店名或摊位在哪里', '什么时间', '是什么情况']),
    ('DISP', array['为什么事', '跟对方谈过没有', '希望怎么解决']),
    ('LIVE', array['谁需要帮助', '需要什么', '方便什么时候联系']),
    ('RURAL', array['在哪个村民小组', '是什么情况', '从什么时候开始']),
    ('GOV', array['关于哪一件事', '您有什么建议'])
) as asked (category, questions);
