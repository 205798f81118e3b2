-- A community's board counts as the boards above it: the last verdict of a case, by the month of its deadline.
drop view casework.shown_rating;
