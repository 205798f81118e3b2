-- The ratings that a board may count: of matters that neighbours may know of.
create view casework.shown_rating as
select rating.community, rating.grade, rating.at
from casework.rating
join casework.case_file file on file.community = rating.community and file.id = rating.case_id
where file.visibility <> 'COMMITTEE';
