package shequtong.residency.household;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.residency.ResidencySettings;
import shequtong.residency.facts.Dwelling;

/** The committee's list of households: all of them, or those that need somebody. */
@Repository
class Lists {

    static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final JdbcClient db;
    private final Clock clock;
    private final ResidencySettings settings;

    Lists(JdbcClient db, Clock clock, ResidencySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** What a household needs. */
    enum Tab {
        ALL("全部"),
        DISPUTED("有争议"),
        VACANT("没有户主"),
        LAPSING("快到期、已到期");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param lapsing members who have to say within a month that they still live there, or should have */
    record Row(
            long id,
            String estate,
            String dwelling,
            @Nullable PersonId head,
            int members,
            int awaiting,
            int disputed,
            int lapsing) {}

    Slice<Row> of(Duty duty, Tab tab, String building, String room, Cursor after) {
        var rows = db.sql("""
                select household.id, estate.label, household.building || household.room as dwelling, household.head,
                       people.members, people.awaiting, people.disputed, people.lapsing
                from residency.household
                join organization.area_view estate on estate.id = household.estate
                cross join lateral (
                    select count(*) as members,
                           count(*) filter (where standing = 'AWAITING') as awaiting,
                           count(*) filter (where standing = 'DISPUTED') as disputed,
                           count(*) filter (where confirmed_until <= :soon) as lapsing
                    from residency.member
                    where member.community = household.community and member.estate = household.estate
                      and member.building = household.building and member.room = household.room
                      and member.until is null
                ) as people
                where household.community = :community and household.id > :id and people.members > 0
                  and (:building = '' or household.building = :building)
                  and (:room = '' or household.room = :room)
                  and case :tab
                      when 'DISPUTED' then people.disputed > 0
                      when 'VACANT' then household.head is null
                      when 'LAPSING' then people.lapsing > 0
                      else true
                      end
                order by household.id
                limit 21
                """)
                .param("soon", OffsetDateTime.now(clock).plus(settings.asked()))
                .param("community", duty.area().id())
                .param("id", after.id())
                .param("building", Dwelling.building(building))
                .param("room", Dwelling.room(room))
                .param("tab", tab.name())
                .query(Lists::row)
                .list();
        return Slice.of(rows, it -> new Cursor(Instant.EPOCH, it.id()));
    }

    /** @param mandate 0 where a resident did it */
    record Step(String kind, PersonId person, PersonId subject, long mandate, String words, Instant at) {}

    /** The latest of what happened in a household. */
    List<Step> steps(Household it) {
        return db.sql("""
                select kind, person, subject, mandate, words, at
                from residency.household_step
                where community = :community and household = :household
                order by id desc
                limit 50
                """)
                .param("community", it.community())
                .param("household", it.id().value())
                .query((row, _) -> new Step(
                        row.getString("kind"),
                        new PersonId(row.getLong("person")),
                        new PersonId(row.getLong("subject")),
                        row.getLong("mandate"),
                        row.getString("words"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("label"),
                row.getString("dwelling"),
                row.getLong("head") == 0 ? null : new PersonId(row.getLong("head")),
                row.getInt("members"),
                row.getInt("awaiting"),
                row.getInt("disputed"),
                row.getInt("lapsing"));
    }
}
