package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** 督办 in lists. A community's desk has those on it; a desk above those that were demanded at it. */
@Repository
class OrderLists {

    private final JdbcClient db;

    OrderLists(JdbcClient db) {
        this.db = db;
    }

    /** What is not lifted, the nearest deadline first. */
    Slice<SupervisionOrder> open(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select line.*
                        from (
                            (select id
                            from supervision.supervision_order
                            where :here and community = :scope and state <> 'LIFTED' and (due, id) > (:at, :id)
                            order by due, id
                            limit 21)
                            union all
                            (select id
                            from supervision.supervision_order
                            where not :here and area = :scope and state <> 'LIFTED' and (due, id) > (:at, :id)
                            order by due, id
                            limit 21)) it
                        join supervision.order_line line on line.id = it.id
                        order by line.due, line.id
                        """)
                        .param("here", duty.does(Work.COMMUNITY))
                        .param("scope", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(rows(duty))
                        .list(),
                it -> new Cursor(it.head().due(), it.head().id().value()));
    }

    /** All of them, the last demanded first. */
    Slice<SupervisionOrder> all(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select line.*
                        from (
                            (select id
                            from supervision.supervision_order
                            where :here and community = :scope and (issued_at, id) < (:at, :id)
                            order by issued_at desc, id desc
                            limit 21)
                            union all
                            (select id
                            from supervision.supervision_order
                            where not :here and area = :scope and (issued_at, id) < (:at, :id)
                            order by issued_at desc, id desc
                            limit 21)) it
                        join supervision.order_line line on line.id = it.id
                        order by line.issued_at desc, line.id desc
                        """)
                        .param("here", duty.does(Work.COMMUNITY))
                        .param("scope", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(rows(duty))
                        .list(),
                it -> new Cursor(it.head().issuedAt(), it.head().id().value()));
    }

    private static RowMapper<SupervisionOrder> rows(Duty duty) {
        return duty.does(Work.COMMUNITY) ? Orders::ours : Orders::above;
    }

    /** What was demanded of one matter, the last few. */
    List<SupervisionOrder> about(long community, Subject about) {
        return db.sql("""
                select *
                from supervision.order_line
                where kind = :kind and subject = :id and community = :community
                order by issued_at desc
                limit 5
                """)
                .param("kind", about.kind())
                .param("id", about.id())
                .param("community", community)
                .query(Orders::ours)
                .list();
    }
}
