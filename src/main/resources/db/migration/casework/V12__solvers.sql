-- Who really solved matters of a kind (B10): only what a resident confirmed as solved counts.
create index on casework.case_file (community, category, closed_at desc)
where state = 'CLOSED' and result = 'SOLVED' and confirmed;
