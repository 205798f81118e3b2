package shequtong.casework.joint;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Scope;
import shequtong.casework.joint.Invitation.State;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** Lists of tables: each one walk along an index, however many communities lie below the desk. */
@Repository
class Tables {

    private final JdbcClient db;

    Tables(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param at by when it has to be set up, or when it meets or met
     * @param coming how many of those invited have said that they come
     * @param mine what the reader's own body has answered; none where it was not asked
     */
    record Row(
            long id,
            String title,
            String area,
            String number,
            State state,
            Instant at,
            @Nullable Instant answerDue,
            int invited,
            int answered,
            int coming,
            int attended,
            boolean asked,
            @Nullable Boolean mine) {

        boolean late(Instant now) {
            return (state == State.OPENED || state == State.CALLED) && at.isBefore(now);
        }

        /** Whether the reader's own body has still to say whether it comes. */
        boolean waits() {
            return asked && mine == null && state == State.CALLED;
        }
    }

    Slice<Row> page(Duty duty, boolean done, Optional<Cursor> after) {
        if (duty.does(Work.HANDLING)) return invited(duty, after.orElse(Cursor.START));
        return done ? held(duty, after.orElse(Cursor.START)) : active(duty, after.orElse(Lists.FIRST));
    }

    private Slice<Row> active(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        with found as (
                            (select id, due from casework.invitation
                             where :reach = 'STREET' and street = :place and state in ('OPENED', 'CALLED') and (due, id) > (:at, :id)
                             order by due, id limit 21)
                            union all
                            (select id, due from casework.invitation
                             where :reach = 'DISTRICT' and district = :place and state in ('OPENED', 'CALLED') and (due, id) > (:at, :id)
                             order by due, id limit 21)
                        )
                        select it.id, it.state, it.due, it.answer_due, file.title, file.number, area.label,
                               guests.invited, guests.answered, guests.coming, guests.attended, false as asked,
                               null::boolean as mine
                        from found
                        join casework.invitation it on it.id = found.id
                        join casework.case_file file on file.community = it.community and file.id = it.case_id
                        join organization.area_view area on area.id = it.community
                        cross join lateral (
                            select count(*) as invited, count(answered_at) as answered,
                                   count(*) filter (where coming) as coming, count(*) filter (where attended) as attended
                            from casework.invitee guest
                            where guest.community = it.community and guest.case_id = it.case_id and guest.invitation = it.id
                        ) guests
                        order by it.due, it.id
                        """)
                        .param("reach", Scope.of(duty).reach())
                        .param("place", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Tables::row)
                        .list(),
                it -> new Cursor(it.at(), it.id()));
    }

    private Slice<Row> held(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        with found as (
                            (select id, due from casework.invitation
                             where :reach = 'STREET' and street = :place and state = 'HELD' and (due, id) < (:at, :id)
                             order by due desc, id desc limit 21)
                            union all
                            (select id, due from casework.invitation
                             where :reach = 'DISTRICT' and district = :place and state = 'HELD' and (due, id) < (:at, :id)
                             order by due desc, id desc limit 21)
                        )
                        select it.id, it.state, it.due, it.answer_due, file.title, file.number, area.label,
                               guests.invited, guests.answered, guests.coming, guests.attended, false as asked,
                               null::boolean as mine
                        from found
                        join casework.invitation it on it.id = found.id
                        join casework.case_file file on file.community = it.community and file.id = it.case_id
                        join organization.area_view area on area.id = it.community
                        cross join lateral (
                            select count(*) as invited, count(answered_at) as answered,
                                   count(*) filter (where coming) as coming, count(*) filter (where attended) as attended
                            from casework.invitee guest
                            where guest.community = it.community and guest.case_id = it.case_id and guest.invitation = it.id
                        ) guests
                        order by it.due desc, it.id desc
                        """)
                        .param("reach", Scope.of(duty).reach())
                        .param("place", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Tables::row)
                        .list(),
                it -> new Cursor(it.at(), it.id()));
    }

    /** To what one body is or was called, the last to meet first. */
    private Slice<Row> invited(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        with found as (
                            select community, case_id, invitation, coming, meets_at
                            from casework.invitee
                            where body = :body and (meets_at, invitation) < (:at, :id)
                            order by meets_at desc, invitation desc
                            limit 21
                        )
                        select it.id, it.state, it.due, it.answer_due, file.number, area.label,
                               case when it.state = 'CALLED_OFF' and file.visibility = 'COMMITTEE'
                                    then '只给居委会看的一件事' else file.title end as title,
                               guests.invited, guests.answered, guests.coming, guests.attended, true as asked,
                               found.coming as mine
                        from found
                        join casework.invitation it on it.id = found.invitation
                        join casework.case_file file on file.community = it.community and file.id = it.case_id
                        join organization.area_view area on area.id = it.community
                        cross join lateral (
                            select count(*) as invited, count(answered_at) as answered,
                                   count(*) filter (where guest.coming) as coming,
                                   count(*) filter (where attended) as attended
                            from casework.invitee guest
                            where guest.community = it.community and guest.case_id = it.case_id and guest.invitation = it.id
                        ) guests
                        order by found.meets_at desc, it.id desc
                        """)
                        .param("body", duty.mandate().body().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Tables::row)
                        .list(),
                it -> new Cursor(it.at(), it.id()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("title"),
                row.getString("label"),
                row.getString("number"),
                State.valueOf(row.getString("state")),
                instant(row, "due"),
                maybe(row, "answer_due"),
                row.getInt("invited"),
                row.getInt("answered"),
                row.getInt("coming"),
                row.getInt("attended"),
                row.getBoolean("asked"),
                (Boolean) row.getObject("mine"));
    }
}
