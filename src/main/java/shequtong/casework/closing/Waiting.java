package shequtong.casework.closing;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Lists;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** Lists of a 街镇: what asks to be ended, what is to be verified, what was. Each is one walk along an index. */
@Repository
class Waiting {

    private final JdbcClient db;

    Waiting(JdbcClient db) {
        this.db = db;
    }

    enum Tab {
        CLOSURES("请求办结"),
        VERIFICATIONS("要核查的"),
        VERIFIED("核查过的");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * @param at since when it was asked, or by when it is to be verified, or when it was
     * @param words why, or what was found
     * @param found none where nothing was looked for yet
     */
    record Row(
            long item,
            long caseId,
            String title,
            String area,
            String number,
            Instant at,
            @Nullable String ground,
            String words,
            @Nullable Boolean found) {}

    Slice<Row> page(Duty duty, Tab tab, Optional<Cursor> after) {
        return switch (tab) {
            case CLOSURES -> closures(duty, after.orElse(Lists.FIRST));
            case VERIFICATIONS -> open(duty, after.orElse(Lists.FIRST));
            case VERIFIED -> done(duty, after.orElse(Cursor.START));
        };
    }

    private Slice<Row> closures(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        with found as (
                            select id, community, case_id, asked_at, ground, words
                            from casework.closure
                            where street = :street and state = 'OPEN' and (asked_at, id) > (:at, :id)
                            order by asked_at, id
                            limit 21
                        )
                        select found.id as item, file.id, file.title, area.label, file.number, found.asked_at as at,
                               found.ground, found.words, null::boolean as found
                        from found
                        join casework.case_file file on file.community = found.community and file.id = found.case_id
                        join organization.area_view area on area.id = found.community
                        order by found.asked_at, found.id
                        """)
                        .param("street", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Waiting::row)
                        .list(),
                it -> new Cursor(it.at(), it.item()));
    }

    private Slice<Row> open(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        with found as (
                            select id, community, case_id, due
                            from casework.verification
                            where street = :street and found is null and (due, id) > (:at, :id)
                            order by due, id
                            limit 21
                        )
                        select found.id as item, file.id, file.title, area.label, file.number, found.due as at,
                               null as ground, '' as words, null::boolean as found
                        from found
                        join casework.case_file file on file.community = found.community and file.id = found.case_id
                        join organization.area_view area on area.id = found.community
                        order by found.due, found.id
                        """)
                        .param("street", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Waiting::row)
                        .list(),
                it -> new Cursor(it.at(), it.item()));
    }

    private Slice<Row> done(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        with seen as (
                            select id, community, case_id, decided_at, found, words
                            from casework.verification
                            where street = :street and found is not null and (decided_at, id) < (:at, :id)
                            order by decided_at desc, id desc
                            limit 21
                        )
                        select seen.id as item, file.id, file.title, area.label, file.number, seen.decided_at as at,
                               null as ground, seen.words, seen.found
                        from seen
                        join casework.case_file file on file.community = seen.community and file.id = seen.case_id
                        join organization.area_view area on area.id = seen.community
                        order by seen.decided_at desc, seen.id desc
                        """)
                        .param("street", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Waiting::row)
                        .list(),
                it -> new Cursor(it.at(), it.item()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("item"),
                row.getLong("id"),
                row.getString("title"),
                row.getString("label"),
                row.getString("number"),
                instant(row, "at"),
                row.getString("ground"),
                row.getString("words"),
                (Boolean) row.getObject("found"));
    }
}
