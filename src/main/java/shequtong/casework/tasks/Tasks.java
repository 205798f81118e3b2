package shequtong.casework.tasks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Limit;
import shequtong.casework.file.Standings;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** The dispatches to one body: the words of the matter, and nothing else of the community it comes from. */
@Repository
class Tasks {

    private final JdbcClient db;

    Tasks(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param area the community
     * @param committed whether the body took it on at a table
     * @param along the other bodies on the same case
     * @param more what else of the same case this body has still to answer
     * @param done whether the case itself is answered or closed
     */
    record Task(
            DispatchId id,
            CaseId caseId,
            long community,
            String area,
            String number,
            String title,
            String words,
            String place,
            String icon,
            String category,
            boolean urgent,
            String purpose,
            Limit limit,
            boolean committed,
            boolean open,
            boolean done,
            @Nullable String answer,
            List<String> along,
            List<Other> more) {}

    /** Another dispatch of the same case to the same body. */
    record Other(long id, String purpose) {}

    Slice<Task> open(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select dispatch.id, dispatch.case_id, dispatch.community, dispatch.purpose, dispatch.issued_at,
                               dispatch.due, dispatch.answered_at, dispatch.state, dispatch.answer, dispatch.committed,
                               area.label, file.number, file.title, file.words, file.place, file.state as case_state,
                               category.icon, category.major, category.minor, category.class,
                               null::text[] as along, null::bigint[] as more, null::text[] as more_purposes
                        from casework.dispatch
                        join casework.case_file file on file.community = dispatch.community and file.id = dispatch.case_id
                        join casework.category on category.code = file.category
                        join organization.area_view area on area.id = dispatch.community
                        where dispatch.body = :body and dispatch.state = 'OPEN' and (dispatch.due, dispatch.id) > (:at, :id)
                        order by dispatch.due, dispatch.id
                        limit 21
                        """)
                        .param("body", duty.mandate().body().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Tasks::row)
                        .list(),
                it -> new Cursor(it.limit().until(), it.id().value()));
    }

    Slice<Task> answered(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select dispatch.id, dispatch.case_id, dispatch.community, dispatch.purpose, dispatch.issued_at,
                               dispatch.due, dispatch.answered_at, dispatch.state, dispatch.answer, dispatch.committed,
                               area.label, file.number, file.title, file.words, file.place, file.state as case_state,
                               category.icon, category.major, category.minor, category.class,
                               null::text[] as along, null::bigint[] as more, null::text[] as more_purposes
                        from casework.dispatch
                        join casework.case_file file on file.community = dispatch.community and file.id = dispatch.case_id
                        join casework.category on category.code = file.category
                        join organization.area_view area on area.id = dispatch.community
                        where dispatch.body = :body and dispatch.state = 'ANSWERED'
                          and (dispatch.answered_at, dispatch.id) < (:at, :id)
                        order by dispatch.answered_at desc, dispatch.id desc
                        limit 21
                        """)
                        .param("body", duty.mandate().body().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Tasks::row)
                        .list(),
                it -> new Cursor(answeredAt(it), it.id().value()));
    }

    private static Instant answeredAt(Task it) {
        return it.limit().met() == null ? it.limit().from() : it.limit().met();
    }

    Task get(Duty duty, DispatchId id) {
        return db.sql("""
                select dispatch.id, dispatch.case_id, dispatch.community, dispatch.purpose, dispatch.issued_at,
                       dispatch.due, dispatch.answered_at, dispatch.state, dispatch.answer, dispatch.committed,
                       area.label, file.number, file.title, file.words, file.place, file.state as case_state,
                       category.icon, category.major, category.minor, category.class,
                       others.along, others.more, others.more_purposes
                from casework.dispatch
                cross join lateral (
                    select array_agg(distinct body.name) filter (where other.body <> dispatch.body) as along,
                           array_agg(other.id order by other.due, other.id) filter (where other.mine) as more,
                           array_agg(other.purpose order by other.due, other.id) filter (where other.mine) as more_purposes
                    from (
                        select one.id, one.body, one.due, one.purpose,
                               one.body = dispatch.body and one.state = 'OPEN' as mine
                        from casework.dispatch one
                        where one.community = dispatch.community and one.case_id = dispatch.case_id
                          and one.id <> dispatch.id and one.state <> 'WITHDRAWN') other
                    join organization.body_view body on body.id = other.body) others
                join casework.case_file file on file.community = dispatch.community and file.id = dispatch.case_id
                join casework.category on category.code = file.category
                join organization.area_view area on area.id = dispatch.community
                where dispatch.id = :id and dispatch.body = :body and dispatch.state <> 'WITHDRAWN'
                """)
                .param("id", id.value())
                .param("body", duty.mandate().body().id())
                .query(Tasks::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    private static Task row(ResultSet row, int number) throws SQLException {
        var state = row.getString("case_state");
        return new Task(
                new DispatchId(row.getLong("id")),
                new CaseId(row.getLong("case_id")),
                row.getLong("community"),
                row.getString("label"),
                row.getString("number"),
                row.getString("title"),
                row.getString("words"),
                row.getString("place"),
                row.getString("icon"),
                row.getString("major") + " / " + row.getString("minor"),
                row.getString("class").equals("U"),
                row.getString("purpose"),
                new Limit(
                        Standings.instant(row, "issued_at"),
                        Standings.instant(row, "due"),
                        Standings.maybe(row, "answered_at")),
                row.getBoolean("committed"),
                row.getString("state").equals("OPEN"),
                state.equals("ANSWERED") || state.equals("CLOSED"),
                row.getString("answer"),
                List.of(Standings.texts(row.getArray("along"))),
                more(row));
    }

    private static List<Other> more(ResultSet row) throws SQLException {
        var ids = row.getArray("more");
        if (ids == null) return List.of();
        var purposes = Standings.texts(row.getArray("more_purposes"));
        var numbers = (Long[]) ids.getArray();
        return IntStream.range(0, numbers.length)
                .mapToObj(it -> new Other(numbers[it], purposes[it]))
                .toList();
    }
}
