package shequtong.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.web.Moments;

/** That a social worker saw a resident's number, in each community where there is one: for 谁看过我的信息 and the auditors. */
@Repository
class Glances {

    private static final String WORDS = "居民反映楼上漏水，需要打电话约时间上门";

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Glances(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    private record Glance(long id, long community, long person, long official) {}

    /** In the transaction that settles the district, so that every look has its entry. */
    void take() {
        for (var it : looks()) {
            audit.record(
                    new Actor(it.official(), "COMMUNITY_WORKER", it.community()),
                    "residency.look.phone",
                    new Subject("identity.person", it.person()),
                    "look=" + it.id() + " reason=CONTACT");
            tell(it);
        }
    }

    private List<Glance> looks() {
        return db.sql("""
                insert into residency.look (community, person, official, mandate, field, reason, words, at, day)
                select member.community, member.person, worker.person, worker.id, 'PHONE', 'CONTACT', :words, :now, :day
                from (
                    select community, min(person) as person from residency.member where until is null group by community
                ) as member
                join (
                    select distinct on (area) area, person, id from organization.mandate
                    where position = 'COMMUNITY_WORKER' and until is null
                    order by area, id
                ) as worker on worker.area = member.community and worker.person <> member.person
                returning id, community, person, official
                """)
                .param("words", WORDS)
                .param("now", OffsetDateTime.now(clock))
                .param("day", LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI))
                .query(Glance.class)
                .list();
    }

    private void tell(Glance it) {
        db.sql("""
                insert into notification.notice (recipient, area, desk, about_kind, about_id, kind, at)
                values (:person, :community, false, 'residency.look', :id, 'residency.looked', :now)
                """)
                .param("person", it.person())
                .param("community", it.community())
                .param("id", it.id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
