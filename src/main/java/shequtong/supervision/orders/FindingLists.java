package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** Findings in lists. Whoever noted one has it; the community has those that were put to it. */
@Repository
class FindingLists {

    private final JdbcClient db;

    FindingLists(JdbcClient db) {
        this.db = db;
    }

    Slice<Finding> list(Duty duty, Cursor after) {
        var here = duty.does(Work.COMMUNITY);
        return Slice.of(
                db.sql("""
                        select line.*
                        from (
                            (select id
                            from supervision.finding
                            where :here and community = :scope and due is not null and (at, id) < (:at, :id)
                            order by at desc, id desc
                            limit 21)
                            union all
                            (select id
                            from supervision.finding
                            where not :here and person = :me and area = :scope and (at, id) < (:at, :id)
                            order by at desc, id desc
                            limit 21)) it
                        join supervision.finding_line line on line.id = it.id
                        order by line.at desc, line.id desc
                        """)
                        .param("here", here)
                        .param("me", duty.person().value())
                        .param("scope", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(here ? Findings::ours : Findings::above)
                        .list(),
                it -> new Cursor(it.head().at(), it.head().id().value()));
    }

    /** The remarks on one matter, the last few: what only its writer knows is not among them. */
    List<Finding> about(long community, Subject about) {
        return db.sql("""
                select *
                from supervision.finding_line
                where kind = :kind and subject = :id and community = :community and due is not null
                order by at desc
                limit 5
                """)
                .param("kind", about.kind())
                .param("id", about.id())
                .param("community", community)
                .query(Findings::ours)
                .list();
    }
}
