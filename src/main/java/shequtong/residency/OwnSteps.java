package shequtong.residency;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.web.Moments;

/** What somebody asked of their committee, and under which names they were shown before (R100). */
@Repository
class OwnSteps implements OwnData {

    private final JdbcClient db;

    OwnSteps(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "加入申请、搬家、改名";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select it.what, it.place, it.at, area.label
                from (
                    select community, '申请加入' as what, building || room as place, submitted_at as at
                    from residency.registration
                    where person = :me
                    union all
                    select community, '申请换住处', building || room, asked_at from residency.move where person = :me
                    union all
                    select community, '改名，以前叫' || called, '', until from residency.name_change where person = :me
                ) as it
                join organization.area_view area on area.id = it.community
                order by it.at desc
                """).param("me", me.value()).query(it -> {
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "什么事", it.getString("what"),
                    "住处", it.getString("place"),
                    "时间", Moments.iso(it.getObject("at", OffsetDateTime.class).toInstant())));
        });
    }
}
