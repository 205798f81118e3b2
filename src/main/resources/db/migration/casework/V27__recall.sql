-- What is in the grid may be asked back once, with a reason, until it is dispatched there. The other side says whether it
-- lets it go; until then it stays where it is.
alter table casework.referral
    add column recall text check (recall in ('ASKED', 'KEPT')),
    add column recall_reason text check (length(recall_reason) between 1 and 300);

alter table casework.referral drop constraint if exists referral_state_check;
alter table casework.referral add constraint referral_state_check
    check (state in ('OPEN', 'DONE', 'RETURNED', 'WITHDRAWN'));
alter table casework.referral add constraint recall_has_a_reason check ((recall is null) = (recall_reason is null));
