package shequtong.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;

/** What of the cases lies in the hands of an official, and how it gets into those of a successor (B19). */
@Repository
class CaseHands implements Hands {

    private final JdbcClient db;
    private final Clock clock;

    CaseHands(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Held> held(Mandate mandate, Area area) {
        return db.sql("""
                select count(*) filter (where holder = :mandate and state <> 'CLOSED') as held,
                       (select count(*) from casework.dispatch
                        where issued_by = :mandate and community = :area and state = 'OPEN') as sent
                from casework.case_file
                where community = :area and holder = :mandate and state <> 'CLOSED'
                """)
                .param("mandate", mandate.id())
                .param("area", area.id())
                .query((row, _) -> List.of(
                        new Held("本人负责、还没办结的身边事", row.getInt("held"), "件", "/cases?tab=MINE"),
                        new Held("本人派出、对方还没答复的派单", row.getInt("sent"), "张", "/cases?tab=DOING")))
                .single();
    }

    /** Every case says in its own path that it changed hands. What waits for others goes on waiting for the case. */
    @Override
    public int pass(Mandate from, Mandate to, Area area) {
        return db.sql("""
                with moved as (
                    update casework.case_file set holder = :to, version = version + 1
                    where community = :area and holder = :from and state <> 'CLOSED'
                    returning community, id, version)
                insert into casework.step
                    (community, case_id, number, at, kind, person, mandate, shown, words, handed_to)
                select moved.community, moved.id, moved.version, :now, 'HANDED', keeper.person, keeper.id, false, '', :to
                from moved
                join organization.mandate_view keeper on keeper.id = :from
                """)
                .param("from", from.id())
                .param("to", to.id())
                .param("area", area.id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
