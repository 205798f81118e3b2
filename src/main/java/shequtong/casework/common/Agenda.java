package shequtong.casework.common;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Moments;

/** What a desk is working on by the day of the next step: what is longest overdue first, what has no next step last. */
@Repository
class Agenda {

    /** Where it begins. */
    static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final JdbcClient db;
    private final Clock clock;

    Agenda(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param overdue only those whose day has passed */
    Slice<Overview> open(Duty duty, boolean overdue, String words, Cursor after) {
        var today = LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI);
        return Slice.of(
                db.sql("""
                        select it.*, '' as lead, counted.*
                        from (
                            select * from casework.common_problem
                            where area = :area and state = 'OPEN' and (day, id) > (:day, :id) and day < :before
                              and case when :words = '' then true else position(lower(:words) in lower(title)) > 0 end
                            order by day, id
                            limit 21) it
                        cross join lateral (
                            select count(*) as cases, count(distinct held.community) as communities,
                                   count(*) filter (where file.state not in ('ANSWERED', 'CLOSED')) as open
                            from casework.common_case held
                            join casework.case_file file on file.community = held.community and file.id = held.case_id
                            where held.area = it.area and held.problem = it.id
                              and case when :own then true else file.visibility <> 'COMMITTEE' end) counted
                        order by it.day, it.id
                        """)
                        .param("area", duty.area().id())
                        .param("own", duty.does(Work.COMMUNITY))
                        .param("words", words)
                        .param("day", LocalDate.ofInstant(after.at(), UTC))
                        .param("id", after.id())
                        .param("before", overdue ? today : Overview.NO_DAY.plusDays(1))
                        .query((row, n) -> Problems.overview(row, n, 0))
                        .list(),
                it -> new Cursor(
                        it.day().atStartOfDay(UTC).toInstant(), it.head().id().value()));
    }
}
