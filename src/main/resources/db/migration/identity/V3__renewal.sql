-- A password that is older than it may be opens no desk, only the page on which it is changed (R105).
alter table identity.session
    drop constraint session_proof_check,
    add constraint session_proof_check check (proof in ('CODE', 'RENEW', 'STAFF'));
