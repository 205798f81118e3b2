package shequtong.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;

/** What lies over pictures. A cover is never changed: another one takes its place, or none does. */
@Repository
class Covers {

    private final JdbcClient db;
    private final Clock clock;

    Covers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param serial of the cover that lies over it; none when none does */
    record Under(@Nullable Integer serial, Boxes boxes, int width, int height, String version) {}

    Optional<Under> of(MediaId id) {
        return db.sql("""
                select file.cover, cover.boxes, file.width, file.height, left(coalesce(cover.sha256, file.sha256), 12) as version
                from media.file
                left join media.cover on cover.file = file.id and cover.serial = file.cover
                where file.id = :id
                """).param("id", id.value()).query(Covers::under).optional();
    }

    /** As it was taken in. Whoever calls this has been entered in the audit, or shows it to nobody. */
    byte[] original(MediaId id) {
        return db.sql("""
                select large from media.file where id = :id
                """).param("id", id.value()).query(byte[].class).single();
    }

    /**
     * The row of the picture is held: of two who cover it at once, the second is told, and does not take the first's
     * boxes away without having seen them.
     *
     * @param over the cover that was seen, which this one takes the place of
     */
    void lay(MediaId id, PersonId by, @Nullable Integer over, Boxes boxes, Picture covered) {
        Refused.unlessChanged(db.sql("""
                with held as (
                    select id from media.file where id = :id and cover is not distinct from :over::int
                    for no key update),
                next as (
                    select held.id, (select coalesce(max(serial), 0) + 1 from media.cover where file = held.id) as serial
                    from held),
                laid as (
                    insert into media.cover (file, serial, boxes, person, at, large, small, sha256)
                    select id, serial, :boxes, :person, :now, :large, :small, :sha256 from next)
                update media.file set cover = next.serial from next where file.id = next.id
                """)
                .param("id", id.value())
                .param("over", over)
                .param("boxes", boxes.numbers())
                .param("person", by.value())
                .param("now", OffsetDateTime.now(clock))
                .param("large", covered.full())
                .param("small", covered.small())
                .param("sha256", covered.sha256())
                .update());
    }

    /** @param over the cover that was seen: a newer one is taken away by nobody who has not seen it */
    void lift(MediaId id, @Nullable Integer over) {
        Refused.unlessChanged(
                db.sql("""
                update media.file set cover = null where id = :id and cover = :over::int
                """).param("id", id.value()).param("over", over).update());
    }

    private static Under under(ResultSet row, int number) throws SQLException {
        var serial = row.getInt("cover");
        var covered = !row.wasNull();
        var boxes = covered
                ? Boxes.of((Integer[])
                        Objects.requireNonNull(row.getArray("boxes")).getArray())
                : new Boxes(java.util.List.of());
        return new Under(
                covered ? serial : null, boxes, row.getInt("width"), row.getInt("height"), row.getString("version"));
    }
}
