package shequtong.neighbours;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.Visibility;
import shequtong.identity.PersonId;
import shequtong.residency.OwnData;
import shequtong.web.Moments;

/** What somebody said, for their own copy (R100). */
@Repository
class OwnStories implements OwnData {

    private final JdbcClient db;

    OwnStories(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "我说的身边事";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select story.title, story.words, story.place, story.visibility, story.at, area.label
                from neighbours.story
                join organization.area_view area on area.id = story.community
                where story.author = :me and story.withdrawn_at is null
                order by story.at desc, story.id desc
                """).param("me", me.value()).query(it -> {
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "时间", Moments.iso(it.getObject("at", OffsetDateTime.class).toInstant()),
                    "题目", it.getString("title"),
                    "内容", it.getString("words"),
                    "地点", it.getString("place"),
                    "给谁看", Visibility.valueOf(it.getString("visibility")).label()));
        });
    }
}
