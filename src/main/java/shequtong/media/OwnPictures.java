package shequtong.media;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.OwnData;
import shequtong.web.Moments;

/** Which pictures somebody has sent (R100). The pictures themselves are where they were shown. */
@Repository
class OwnPictures implements OwnData {

    private final JdbcClient db;

    OwnPictures(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "我发的照片";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select at, width, height, bytes, attached_at is not null as shown
                from media.file
                where owner = :me
                order by at desc
                """).param("me", me.value()).query(it -> {
            row.accept(Row.of(
                    "时间",
                    Moments.iso(it.getObject("at", OffsetDateTime.class).toInstant()),
                    "大小",
                    it.getInt("width") + "×" + it.getInt("height"),
                    "字节",
                    it.getInt("bytes"),
                    "发出去了",
                    it.getBoolean("shown") ? "是" : "否"));
        });
    }
}
