-- 分片联系 (S107): a street or a community may have several contacts, a leader and a department, each perhaps for a time
-- that is known beforehand. For any other mechanism one person answers, as before.
drop index organization.one_in_charge;
create unique index one_in_charge on organization.charge (area, mechanism) where until is null and mechanism <> 'CONTACT';
create unique index one_contact on organization.charge (area, mandate) where until is null and mechanism = 'CONTACT';

-- The last day of it, if that was said when it began. With the day it ends, and only then there may be a hole.
alter table organization.charge add column ends_on date;

create index on organization.charge (ends_on, id) where until is null and ends_on is not null;
create index on organization.charge (area, id desc) where mechanism = 'CONTACT';

-- Published: who answers for what, and who may look where.
create view organization.charge_view as
select charge.id, charge.mechanism, charge.area, charge.mandate, charge.since, charge.until, charge.ends_on
from organization.charge;

create view organization.right_view as
select observe.person, observe.area, area.path, observe.inspects, observe.since, observe.until
from organization.observe_right observe
join organization.area on area.id = observe.area;
