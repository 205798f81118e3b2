package shequtong.organization.desk.charges;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** What is unmanned within a desk's area (S12, S107, R9): one list of streets and communities. */
@Repository
class Holes {

    private final JdbcClient db;
    private final Clock clock;

    Holes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
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
        return db.sql("""
                select code, label, above, kind, secretary, contact, unnamed, holes
                from (
                    select unit.*,
                           unit.secretary::int + unit.contact::int + unit.unnamed as holes
                    from (
                        select area.code, area.label, above.label as above, area.kind,
                               area.kind = 'COMMUNITY' and not exists (
                                   select from organization.mandate
                                   where mandate.area = area.id and mandate.position = 'PARTY_SECRETARY'
                                     and mandate.until is null) as secretary,
                               not exists (
                                   select from organization.charge
                                   join organization.mandate on mandate.id = charge.mandate
                                   where charge.area = area.id and charge.mechanism = 'CONTACT' and charge.until is null
                                     and (mandate.until is null or mandate.until > :now)) as contact,
                               case area.kind
                                   when 'SUBDISTRICT' then 3 - (
                                       select count(*) from organization.charge
                                       join organization.mandate on mandate.id = charge.mandate
                                       where charge.area = area.id and charge.mechanism <> 'CONTACT'
                                         and charge.until is null
                                         and (mandate.until is null or mandate.until > :now))
                                   else (not exists (
                                       select from organization.mandate
                                       where mandate.area = area.id and mandate.until is null
                                         and mandate.position in ('COMMITTEE_MEMBER', 'COMMUNITY_WORKER')))::int
                                   end as unnamed
                        from organization.area scope
                        join organization.area on area.path <@ scope.path and area.id <> scope.id
                             and area.kind in ('SUBDISTRICT', 'COMMUNITY')
                        join organization.area above on above.id = area.parent
                        where scope.id = :scope) as unit) as listed
                where holes > 0
                  and case :only
                      when 'SECRETARY' then secretary
                      when 'CONTACT' then contact
                      when 'NAMED' then unnamed > 0
                      else true
                      end
                  and case when :worst then (-holes, code) > (-(:holes::int), :code) else code > :code end
                order by case when :worst then -holes else 0 end, code
                limit :size
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("scope", duty.area().id())
                .param("only", only)
                .param("worst", worst)
                .param("holes", after.holes())
                .param("code", after.code())
                .param("size", Slice.FETCH)
                .query((row, _) -> new Hole(
                        row.getString("code"),
                        row.getString("label"),
                        row.getString("above"),
                        Area.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("secretary"),
                        row.getBoolean("contact"),
                        row.getInt("unnamed"),
                        row.getInt("holes")))
                .list();
    }
}
