-- Two things may have to be brought about one case: the case itself, and later that it is asked back.
alter table grid.delivery add column what text not null default 'CASE' check (what in ('CASE', 'RECALL'));
alter table grid.delivery drop constraint delivery_pkey;
alter table grid.delivery add primary key (referral, what);
