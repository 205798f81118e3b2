package shequtong.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What committees keep ready: a few answers by their 书记, and a filter she looks into every morning. */
@Repository
class Phrasebook {

    private static final Duration SINCE = Duration.ofDays(90);

    private final JdbcClient db;
    private final Clock clock;

    Phrasebook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void keep() {
        template("物业去看", "", "您好，“{事项}”收到。物业今天去{地点}看，看过马上告诉您。");
        template("需要上门", "PROP-01", "您好，“{事项}”要进家里看，请告诉我们方便的时间，师傅上门前会先打电话。");
        template("请部门来", "GREEN-01", "您好，“{事项}”要请专业单位来办，已经报上去了，{期限}给您答复。");
        db.sql("""
                insert into casework.saved_view (
                    area, person, name, tab, urgency, category, estate, holder, tier, days, words, at)
                select area, person, '没办结的物业事', 'ALL', '', 'PROP', 0, 0, '', 0, '', :since
                from organization.mandate
                where position = 'PARTY_SECRETARY' and until is null
                """)
                .param("since", clock.instant().minus(SINCE).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void template(String label, String category, String words) {
        db.sql("""
                with secretary as (
                    select area, person, id
                    from organization.mandate
                    where position = 'PARTY_SECRETARY' and until is null
                ), template as (
                    insert into casework.template (community, name, category, version)
                    select area, :label, :category, 1 from secretary
                    returning community, id
                )
                insert into casework.template_version (community, id, version, words, person, mandate, at)
                select template.community, template.id, 1, :words, secretary.person, secretary.id, :since
                from template
                join secretary on secretary.area = template.community
                """)
                .param("label", label)
                .param("category", category)
                .param("words", words)
                .param("since", clock.instant().minus(SINCE).atOffset(ZoneOffset.UTC))
                .update();
    }
}
