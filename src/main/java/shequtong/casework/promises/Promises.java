package shequtong.casework.promises;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** All the SQL of promises. Who may see a case may see what was promised in it. */
@Repository
class Promises {

    private final JdbcClient db;

    Promises(JdbcClient db) {
        this.db = db;
    }

    /** Those that were declined too, so that nobody is asked again. */
    List<Promise> of(Standing it) {
        return db.sql("""
                select promise.*, :title as title, step.at as said_at, change.ats, change.befores, change.reasons
                from casework.promise
                join casework.step using (community, case_id, number)
                left join lateral (
                    select array_agg(at order by serial) as ats, array_agg(before order by serial) as befores,
                           array_agg(reason order by serial) as reasons
                    from casework.promise_change
                    where community = promise.community and promise = promise.id
                ) change on true
                where promise.community = :community and promise.case_id = :id
                order by promise.due, promise.id
                """)
                .param("title", it.title())
                .param("community", it.community())
                .param("id", it.id().value())
                .query(Promises::row)
                .list();
    }

    /** @throws Missing when it is not of this desk's community, or its case is not for this desk */
    Promise get(Duty duty, PromiseId id) {
        return db.sql("""
                select promise.*, file.title, step.at as said_at, change.ats, change.befores, change.reasons
                from casework.promise
                join casework.step using (community, case_id, number)
                join casework.case_file file on file.community = promise.community and file.id = promise.case_id
                left join lateral (
                    select array_agg(at order by serial) as ats, array_agg(before order by serial) as befores,
                           array_agg(reason order by serial) as reasons
                    from casework.promise_change
                    where community = promise.community and promise = promise.id
                ) change on true
                where promise.community = :community and promise.id = :id and promise.state <> 'DECLINED'
                """)
                .param("community", duty.area().id())
                .param("id", id.value())
                .query(Promises::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** For its clock, which sees what it was set for. */
    Optional<Promise> find(long community, PromiseId id) {
        return db.sql("""
                select promise.*, '' as title, step.at as said_at, null::timestamptz[] as ats,
                       null::timestamptz[] as befores, null::text[] as reasons
                from casework.promise
                join casework.step using (community, case_id, number)
                where promise.community = :community and promise.id = :id
                """)
                .param("community", community)
                .param("id", id.value())
                .query(Promises::row)
                .optional();
    }

    /** The next to fall due first. */
    Slice<Promise> open(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select promise.*, file.title, step.at as said_at, null::timestamptz[] as ats,
                               null::timestamptz[] as befores, null::text[] as reasons
                        from casework.promise
                        join casework.step using (community, case_id, number)
                        join casework.case_file file on file.community = promise.community and file.id = promise.case_id
                        where promise.community = :community and promise.state = 'OPEN'
                          and (promise.due, promise.id) > (:at, :id)
                        order by promise.due, promise.id
                        limit 21
                        """)
                        .param("community", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Promises::row)
                        .list(),
                it -> new Cursor(it.due(), it.id().value()));
    }

    /** The last to fall due first. */
    Slice<Promise> settled(Duty duty, Promise.State state, Cursor after) {
        return Slice.of(
                db.sql("""
                        select promise.*, file.title, step.at as said_at, null::timestamptz[] as ats,
                               null::timestamptz[] as befores, null::text[] as reasons
                        from casework.promise
                        join casework.step using (community, case_id, number)
                        join casework.case_file file on file.community = promise.community and file.id = promise.case_id
                        where promise.community = :community and promise.state in ('KEPT', 'BROKEN')
                          and promise.state = :state and (promise.due, promise.id) < (:at, :id)
                        order by promise.due desc, promise.id desc
                        limit 21
                        """)
                        .param("community", duty.area().id())
                        .param("state", state.name())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Promises::row)
                        .list(),
                it -> new Cursor(it.due(), it.id().value()));
    }

    /**
     * Of a community, since then: how many fell due or were kept before, how many of them were kept, and put off before.
     * What was told to the committee alone is in no public figure.
     */
    Tally tally(long community, Instant since) {
        return db.sql("""
                select count(*) as due, count(*) filter (where state = 'KEPT') as kept,
                       count(*) filter (where state = 'KEPT' and due > first_due) as moved
                from casework.promise
                where community = :community and state in ('KEPT', 'BROKEN') and due > :since
                  and exists (
                      select from casework.case_file file
                      where file.community = promise.community and file.id = promise.case_id
                        and file.visibility <> 'COMMITTEE')
                """)
                .param("community", community)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> new Tally(row.getInt("kept"), row.getInt("due"), row.getInt("moved")))
                .single();
    }

    /** The same sentence of the same step is one promise, whoever taps first. */
    PromiseId add(Standing it, int number, long said, Spoken.Promised promised, Promise.State state, Instant now) {
        return db.sql("""
                insert into casework.promise
                    (community, case_id, number, sentence, mandate, holder, state, made_at, first_due, due)
                values (:community, :case, :number, :sentence, :said, :said, :state, :now, :due, :due)
                on conflict (community, case_id, number, sentence) do nothing
                returning id
                """)
                .param("community", it.community())
                .param("case", it.id().value())
                .param("number", number)
                .param("sentence", promised.sentence())
                .param("said", said)
                .param("state", state.name())
                .param("now", now.atOffset(UTC))
                .param("due", promised.until().atOffset(UTC))
                .query((row, _) -> new PromiseId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new Refused("有人先您一步，已经处理过这一句了"));
    }

    void kept(Duty duty, Promise it, String words, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.promise
                set state = case when :now <= due then 'KEPT' else 'BROKEN' end, kept_at = :now, words = :words
                where community = :community and id = :id and state in ('OPEN', 'BROKEN') and kept_at is null
                """)
                .param("now", now.atOffset(UTC))
                .param("words", words)
                .param("community", duty.area().id())
                .param("id", it.id().value())
                .update());
    }

    void move(Duty duty, Promise it, Instant due, String reason, Instant now) {
        Refused.unlessChanged(db.sql("""
                with moved as (
                    update casework.promise set due = :due
                    where community = :community and id = :id and state = 'OPEN' and due = :before
                    returning community, id)
                insert into casework.promise_change (community, promise, serial, at, mandate, before, reason)
                select community, id,
                       (select count(*) + 1 from casework.promise_change
                        where community = moved.community and promise = moved.id),
                       :now, :mandate, :before, :reason
                from moved
                """)
                .param("due", due.atOffset(UTC))
                .param("before", it.due().atOffset(UTC))
                .param("reason", reason)
                .param("mandate", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("community", duty.area().id())
                .param("id", it.id().value())
                .update());
    }

    boolean broken(long community, PromiseId id, Instant now) {
        return db.sql("""
                update casework.promise set state = 'BROKEN'
                where community = :community and id = :id and state = 'OPEN' and due <= :now
                """)
                        .param("community", community)
                        .param("id", id.value())
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /** @param due those that are over, kept or not */
    record Tally(int kept, int due, int moved) {}

    private static Promise row(ResultSet row, int n) throws SQLException {
        return new Promise(
                new PromiseId(row.getLong("id")),
                new CaseId(row.getLong("case_id")),
                row.getString("title"),
                row.getInt("number"),
                row.getString("sentence"),
                Promise.State.valueOf(row.getString("state")),
                instant(row, "said_at"),
                instant(row, "first_due"),
                instant(row, "due"),
                maybe(row, "kept_at"),
                row.getString("words"),
                changes(row));
    }

    private static List<Promise.Change> changes(ResultSet row) throws SQLException {
        var reasons = Standings.texts(row.getArray("reasons"));
        var ats = times(row, "ats");
        var befores = times(row, "befores");
        var changes = new ArrayList<Promise.Change>();
        for (var n = 0; n < reasons.length; n++)
            changes.add(new Promise.Change(ats.get(n), befores.get(n), reasons[n]));
        return changes;
    }

    private static List<Instant> times(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        if (array == null) return List.of();
        return java.util.Arrays.stream((java.sql.Timestamp[]) array.getArray())
                .map(java.sql.Timestamp::toInstant)
                .toList();
    }
}
