package shequtong.grid;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Recalled;
import shequtong.casework.spi.Referred;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** What has to be brought to another system, and how that goes. */
@Repository
class Deliveries {

    /** Longer than any attempt: whoever has not said by then what came of it is dead. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;

    Deliveries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What has to be said about a case: that it is there, and later perhaps that it is asked back. */
    enum What {
        CASE,
        RECALL
    }

    /** @param attempts with the one that begins now */
    record Taken(long referral, What what, int attempts) {}

    record Stuck(
            long referral,
            What what,
            Peer peer,
            long caseId,
            boolean dead,
            int attempts,
            @Nullable Fault fault,
            Instant madeAt,
            Instant triedAt,
            Instant nextAt) {}

    /** The event may come twice. */
    void add(Referred it, long district) {
        add(it.referral(), What.CASE, it.peer(), it.caseId(), it.street(), district);
    }

    /** The event may come twice. */
    void add(Recalled it, long district) {
        add(it.referral(), What.RECALL, it.peer(), it.caseId(), it.street(), district);
    }

    private void add(long referral, What what, Peer peer, long caseId, long street, long district) {
        db.sql("""
                insert into grid.delivery (referral, what, peer, case_id, street, district, state, next_at, made_at)
                values (:referral, :what, :peer, :case, :street, :district, 'WAITING', :now, :now)
                on conflict do nothing
                """)
                .param("referral", referral)
                .param("what", what.name())
                .param("peer", peer.name())
                .param("case", caseId)
                .param("street", street)
                .param("district", district)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Whether the other side may know of the case: once anybody tried, nobody can be sure that it does not. */
    boolean tried(long referral) {
        return db.sql("""
                select exists (
                    select from grid.delivery where referral = :referral and what = 'CASE' and tried_at is not null)
                """).param("referral", referral).query(Boolean.class).single();
    }

    /** What is due first, for whoever asks first; nobody else gets it while that one may still be on the way. */
    Optional<Taken> take(Peer peer) {
        var now = clock.instant();
        return db.sql("""
                update grid.delivery set attempts = attempts + 1, next_at = :lease, tried_at = :now
                where (referral, what) = (
                    select referral, what from grid.delivery
                    where peer = :peer and state = 'WAITING' and next_at <= :now
                    order by next_at, referral
                    limit 1
                    for update skip locked)
                returning referral, what, attempts
                """)
                .param("lease", now.plus(LEASE).atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("peer", peer.name())
                .query(Taken.class)
                .optional();
    }

    void arrived(Taken it) {
        db.sql("""
                update grid.delivery set state = 'DELIVERED', delivered_at = :now, fault = null
                where referral = :referral and what = :what and state in ('WAITING', 'DEAD')
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("referral", it.referral())
                .param("what", it.what().name())
                .update();
    }

    void dropped(Taken it) {
        db.sql("""
                update grid.delivery set state = 'DROPPED'
                where referral = :referral and what = :what and state in ('WAITING', 'DEAD')
                """)
                .param("referral", it.referral())
                .param("what", it.what().name())
                .update();
    }

    void failed(Taken it, Fault fault, Instant next, boolean dead) {
        db.sql("""
                update grid.delivery
                set state = case when :dead then 'DEAD' else 'WAITING' end, fault = :fault, next_at = :next
                where referral = :referral and what = :what and state = 'WAITING'
                """)
                .param("dead", dead)
                .param("fault", fault.name())
                .param("next", next.atOffset(UTC))
                .param("referral", it.referral())
                .param("what", it.what().name())
                .update();
    }

    /** From the beginning, as if it had never failed. */
    void again(Duty duty, long referral) {
        var found = db.sql("""
                select state from grid.delivery
                where referral = :referral and case when :whole then district = :area else street = :area end
                order by state in ('WAITING', 'DEAD') desc
                limit 1
                """)
                .param("referral", referral)
                .param("whole", duty.area().kind() == Area.Kind.DISTRICT)
                .param("area", duty.area().id())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Missing(referral));
        if (found.equals("DELIVERED") || found.equals("DROPPED")) throw new Refused("已经送到或不用再送了");
        Refused.unlessChanged(db.sql("""
                update grid.delivery set state = 'WAITING', attempts = 1, next_at = :now
                where referral = :referral and state in ('WAITING', 'DEAD')
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("referral", referral)
                .update());
    }

    Slice<Stuck> stuck(Duty duty, Cursor after) {
        var rows = duty.area().kind() == Area.Kind.DISTRICT ? inDistrict(duty, after) : inStreet(duty, after);
        return Slice.of(rows, it -> new Cursor(it.madeAt(), it.referral()));
    }

    private List<Stuck> inDistrict(Duty duty, Cursor after) {
        return db.sql("""
                select * from grid.delivery
                where district = :area and attempts > 0 and state in ('WAITING', 'DEAD')
                  and (made_at, referral) < (:at, :id)
                order by made_at desc, referral desc
                limit 21
                """)
                .param("area", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Deliveries::row)
                .list();
    }

    private List<Stuck> inStreet(Duty duty, Cursor after) {
        return db.sql("""
                select * from grid.delivery
                where street = :area and attempts > 0 and state in ('WAITING', 'DEAD')
                  and (made_at, referral) < (:at, :id)
                order by made_at desc, referral desc
                limit 21
                """)
                .param("area", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Deliveries::row)
                .list();
    }

    private static Stuck row(ResultSet row, int number) throws SQLException {
        var fault = row.getString("fault");
        return new Stuck(
                row.getLong("referral"),
                What.valueOf(row.getString("what")),
                Peer.valueOf(row.getString("peer")),
                row.getLong("case_id"),
                row.getString("state").equals("DEAD"),
                row.getInt("attempts"),
                fault == null ? null : Fault.valueOf(fault),
                instant(row, "made_at"),
                instant(row, "tried_at"),
                instant(row, "next_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
