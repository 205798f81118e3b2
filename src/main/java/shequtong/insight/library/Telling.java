package shequtong.insight.library;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;

/** What the community that wrote an experience hears of it. */
@Repository
class Telling {

    static final Kind PUBLISHED = new Kind("insight.published", "award", "你们的经验“%s”已在全区推广");
    static final Kind RETURNED = new Kind("insight.returned", "corner-up-left", "经验“%s”请再补充一下");
    static final Kind WITHDRAWN = new Kind("insight.withdrawn", "circle-x", "经验“%s”不再推广了");
    static final Kind ADOPTED = new Kind("insight.adopted", "copy-plus", "又有居村采用了你们的经验“%s”");
    static final Kind JUDGED = new Kind("insight.judged", "message-2", "采用经验“%s”的居村说了效果");

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Telling(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    @Bean
    static Kind experiencePublished() {
        return PUBLISHED;
    }

    @Bean
    static Kind experienceReturned() {
        return RETURNED;
    }

    @Bean
    static Kind experienceWithdrawn() {
        return WITHDRAWN;
    }

    @Bean
    static Kind experienceAdopted() {
        return ADOPTED;
    }

    @Bean
    static Kind experienceJudged() {
        return JUDGED;
    }

    /** Its committee, at its desk. */
    void community(long community, Kind kind, ExperienceId about) {
        db.sql("""
                select distinct person
                from organization.mandate_view
                where area = :community and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER')
                  and since <= :now and (until is null or until > :now)
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .list()
                .forEach(it -> events.publishEvent(Notice.toDesk(new PersonId(it), community, kind, about.subject())));
    }
}
