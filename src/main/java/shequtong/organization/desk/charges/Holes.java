package shequtong.organization.desk.charges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** What is unmanned within a desk's area (S12, S107, R9): one list of streets and communities. */
@Repository
class Holes {

    private final JdbcClient db;

    Holes(JdbcClient db) {
        this.db = db;
    }

    /** @param unnamed how many mechanisms of a street have nobody; for a community, that it has neither 委员 nor 社工 */
    record Hole(
            String code,
            String label,
            String above,
            Area.Kind kind,
            boolean secretary,
            boolean contact,
            int unnamed,
            int holes) {}

    /** Where the list goes on: it is in the order of how much is lacking, or of the codes. */
    record After(int holes, String code) {

        static final After START = new After(Integer.MAX_VALUE, "");

        /** Lets Spring bind a request parameter. */
        public static After valueOf(String text) {
            var parts = text.split("_", 2);
            if (parts.length != 2) throw new IllegalArgumentException("no place in the list: " + text);
            return new After(Integer.parseInt(parts[0]), parts[1]);
        }

        @Override
        public String toString() {
            return holes + "_" + code;
        }
    }

    List<Hole> below(Duty duty, String only, boolean worst, After after) {
        return worst ? worst(duty, only, after) : byCode(duty, only, after);
    }

    private List<Hole> worst(Duty duty, String only, After after) {
        return db.sql("""
                select hole.code, area.label, above.label as above, area.kind, hole.secretary, hole.contact,
                       hole.unnamed, hole.holes
                from (
                    select *
                    from organization.hole
                    where scope = :scope
                      and case :only
                          when 'SECRETARY' then secretary
                          when 'CONTACT' then contact
                          when 'NAMED' then unnamed > 0
                          else true
                          end
                      and (-holes, code) > (-(:holes::int), :code)
                    order by -holes, code
                    limit 21) hole
                join organization.area on area.id = hole.area
                join organization.area above on above.id = area.parent
                order by -hole.holes, hole.code
                """)
                .param("scope", duty.area().id())
                .param("only", only)
                .param("holes", after.holes())
                .param("code", after.code())
                .query(Holes::row)
                .list();
    }

    private List<Hole> byCode(Duty duty, String only, After after) {
        return db.sql("""
                select hole.code, area.label, above.label as above, area.kind, hole.secretary, hole.contact,
                       hole.unnamed, hole.holes
                from (
                    select *
                    from organization.hole
                    where scope = :scope
                      and case :only
                          when 'SECRETARY' then secretary
                          when 'CONTACT' then contact
                          when 'NAMED' then unnamed > 0
                          else true
                          end
                      and code > :code
                    order by code
                    limit 21) hole
                join organization.area on area.id = hole.area
                join organization.area above on above.id = area.parent
                order by hole.code
                """)
                .param("scope", duty.area().id())
                .param("only", only)
                .param("code", after.code())
                .query(Holes::row)
                .list();
    }

    private static Hole row(ResultSet row, int number) throws SQLException {
        return new Hole(
                row.getString("code"),
                row.getString("label"),
                row.getString("above"),
                Area.Kind.valueOf(row.getString("kind")),
                row.getBoolean("secretary"),
                row.getBoolean("contact"),
                row.getInt("unnamed"),
                row.getInt("holes"));
    }
}
