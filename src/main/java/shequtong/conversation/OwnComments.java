package shequtong.conversation;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.OwnData;
import shequtong.web.Moments;

/** What somebody said about others' matters, for their own copy (R100). What they took back is not kept for it. */
@Repository
class OwnComments implements OwnData {

    private final JdbcClient db;

    OwnComments(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "我的评论";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select comment.words, comment.at, area.label
                from conversation.comment
                join organization.area_view area on area.id = comment.community
                where comment.person = :me and comment.withdrawn_at is null
                order by comment.at desc, comment.id desc
                """).param("me", me.value()).query(it -> {
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "时间", Moments.iso(it.getObject("at", OffsetDateTime.class).toInstant()),
                    "内容", it.getString("words")));
        });
    }
}
