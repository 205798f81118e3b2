-- 一次办好 is what was solved and never had to be done again; what is open, or ended without being solved, was not done at
-- the first go. A new version of the formulas: what was printed keeps its own words.
insert into supervision.formula (version, kind, indicator, position, label, words)
select 2, kind, indicator, position, label,
       case indicator when 'LASTING' then '与解决率同样的事项里，解决了又没有返工过的 ÷ 全部；解决不解决，与解决率一样算' else words end
from supervision.formula
where version = 1;
