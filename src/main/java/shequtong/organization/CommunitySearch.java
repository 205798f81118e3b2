package shequtong.organization;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The communities of a desk in the order of the tree: all of them, by words, or by what is lacking. Each way reads by an
 * index of its own no more than its page, however many communities there are.
 */
@Repository
public class CommunitySearch {

    private final JdbcClient db;

    CommunitySearch(JdbcClient db) {
        this.db = db;
    }

    /** What is asked. Empty words and codes ask for nothing. @param after the code that the page before ended with */
    public record Question(String q, String street, String sort, String type, String lack, String after) {

        public static Question words(String q, String after) {
            return new Question(q, "", "", "", "", after);
        }
    }

    /**
     * Where a page begins and all of it ends, as paths of the tree.
     *
     * @param area the desk's own, or the street asked for
     * @param to no path below the area's comes after it: the labels of a path have no sign above the underscore
     */
    private record Range(long area, boolean district, String from, String to) {}

    /** Ids, one more than a page shows; none for a street that is not the desk's. */
    public List<Long> ids(Duty duty, Question question) {
        return range(duty, question).stream()
                .flatMap(it -> ids(it, question).stream())
                .toList();
    }

    private List<Range> range(Duty duty, Question question) {
        return db.sql("""
                select area.id, area.kind = 'DISTRICT' as district, area.path || '_' as to,
                       greatest(area.path, (select path from organization.area where code = :after)) as from
                from organization.area scope
                join organization.area on area.path <@ scope.path
                     and area.code = case when :street = '' then scope.code else :street end
                where scope.id = :scope
                """)
                .param("scope", duty.area().id())
                .param("street", question.street())
                .param("after", question.after())
                .query((row, _) -> new Range(
                        row.getLong("id"), row.getBoolean("district"), row.getString("from"), row.getString("to")))
                .list();
    }

    private List<Long> ids(Range range, Question question) {
        if (!question.q().isEmpty()) return named(range, question);
        return question.lack().isEmpty() ? all(range, question) : lacking(range, question);
    }

    private List<Long> all(Range range, Question question) {
        return range.district() ? allOfDistrict(range, question) : allOfStreet(range, question);
    }

    /** Walks the tree from where the page begins: its end is no part of the search in the index, or all of it is read. */
    private List<Long> allOfDistrict(Range range, Question question) {
        return db.sql("""
                select id
                from organization.area
                where kind = 'COMMUNITY' and path > :from::ltree and (path < :to::ltree) is true
                  and case when :sort = '' then true else sort = :sort end
                  and case when :type = '' then true else type = :type end
                order by path
                limit 21
                """)
                .param("from", range.from())
                .param("to", range.to())
                .param("sort", question.sort())
                .param("type", question.type())
                .query(Long.class)
                .list();
    }

    private List<Long> allOfStreet(Range range, Question question) {
        return db.sql("""
                select id
                from organization.area
                where parent = :street and kind = 'COMMUNITY' and path > :from::ltree
                  and case when :sort = '' then true else sort = :sort end
                  and case when :type = '' then true else type = :type end
                order by path
                limit 21
                """)
                .param("street", range.area())
                .param("from", range.from())
                .param("sort", question.sort())
                .param("type", question.type())
                .query(Long.class)
                .list();
    }

    private List<Long> named(Range range, Question question) {
        return db.sql("""
                with found as materialized (
                    select id, kind, path, sort, type
                    from organization.area
                    where grams @> organization.grams(:q) and position(lower(:q) in sought) > 0)
                select id
                from found
                where kind = 'COMMUNITY' and path > :from::ltree and path < :to::ltree
                  and case when :sort = '' then true else sort = :sort end
                  and case when :type = '' then true else type = :type end
                  and (:lack = '' or exists (
                      select from organization.hole
                      where scope = :scope and area = found.id
                        and case :lack
                            when 'SECRETARY' then secretary
                            when 'STAFF' then unnamed > 0
                            else contact
                            end))
                order by path
                limit 21
                """)
                .param("q", question.q())
                .param("from", range.from())
                .param("to", range.to())
                .param("sort", question.sort())
                .param("type", question.type())
                .param("lack", question.lack())
                .param("scope", range.area())
                .query(Long.class)
                .list();
    }

    /** By code: the list of what is lacking has no paths. */
    private List<Long> lacking(Range range, Question question) {
        return db.sql("""
                select hole.area
                from organization.hole
                where hole.scope = :scope and hole.code > :after
                  and case :lack
                      when 'SECRETARY' then hole.secretary
                      when 'STAFF' then hole.unnamed > 0
                      else hole.contact
                      end
                  and (
                      select kind = 'COMMUNITY' and case when :sort = '' then true else sort = :sort end
                  and case when :type = '' then true else type = :type end
                      from organization.area where area.id = hole.area)
                order by hole.code
                limit 21
                """)
                .param("scope", range.area())
                .param("after", question.after())
                .param("lack", question.lack())
                .param("sort", question.sort())
                .param("type", question.type())
                .query(Long.class)
                .list();
    }
}
