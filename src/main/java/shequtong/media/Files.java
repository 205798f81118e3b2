package shequtong.media;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.kernel.Token;

/** All the SQL of the pictures. Their bytes are read one picture at a time, never for a list. */
@Repository
class Files {

    private final JdbcClient db;
    private final Clock clock;

    Files(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What one person has stored, and how many of it came in lately. */
    record Use(long bytes, int lately) {}

    /** Whose it is and where it hangs. */
    record Hanging(PersonId owner, List<Subject> places) {}

    private record Place(PersonId owner, @Nullable Subject subject) {}

    /** Two uploads of one person wait for each other, so that a quota is not passed by hurrying. */
    void queue(PersonId owner) {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('media.' || :owner::text, 0))
                """).param("owner", owner.value()).query((_, _) -> true).single();
    }

    Use use(PersonId owner, Duration lately) {
        return db.sql("""
                select coalesce(sum(bytes), 0) as bytes, count(*) filter (where at > :since) as lately
                from media.file
                where owner = :owner
                """)
                .param("owner", owner.value())
                .param("since", OffsetDateTime.now(clock).minus(lately))
                .query((row, _) -> new Use(row.getLong("bytes"), row.getInt("lately")))
                .single();
    }

    MediaId add(PersonId owner, Picture picture) {
        var id = new MediaId(Token.random());
        db.sql("""
                insert into media.file (id, owner, at, width, height, large, small, sha256, bytes)
                values (:id, :owner, :now, :width, :height, :large, :small, :sha256, :bytes)
                """)
                .param("id", id.value())
                .param("owner", owner.value())
                .param("now", OffsetDateTime.now(clock))
                .param("width", picture.width())
                .param("height", picture.height())
                .param("large", picture.full())
                .param("small", picture.small())
                .param("sha256", picture.sha256())
                .param("bytes", picture.full().length + picture.small().length)
                .update();
        return id;
    }

    Optional<Hanging> hanging(MediaId id) {
        var rows = db.sql("""
                select file.owner, placement.kind, placement.subject
                from media.file
                left join media.placement on placement.file = file.id
                where file.id = :id
                """).param("id", id.value()).query(Files::place).list();
        if (rows.isEmpty()) return Optional.empty();
        var places = rows.stream().map(Place::subject).filter(Objects::nonNull).toList();
        return Optional.of(new Hanging(rows.getFirst().owner(), places));
    }

    /** As it is shown now: with its cover, where one lies over it. */
    Rendition large(MediaId id) {
        return db.sql("""
                select coalesce(cover.large, file.large) as bytes, left(coalesce(cover.sha256, file.sha256), 12) as version
                from media.file
                left join media.cover on cover.file = file.id and cover.serial = file.cover
                where file.id = :id
                """).param("id", id.value()).query(Files::rendition).single();
    }

    Rendition small(MediaId id) {
        return db.sql("""
                select coalesce(cover.small, file.small) as bytes, left(coalesce(cover.sha256, file.sha256), 12) as version
                from media.file
                left join media.cover on cover.file = file.id and cover.serial = file.cover
                where file.id = :id
                """).param("id", id.value()).query(Files::rendition).single();
    }

    private static Rendition rendition(ResultSet row, int number) throws SQLException {
        return new Rendition(row.getBytes("bytes"), row.getString("version"));
    }

    /** Those among them that are this person's and hang nowhere, or here. */
    List<MediaId> mine(PersonId owner, Subject subject, Collection<MediaId> ids) {
        return db.sql("""
                select id
                from media.file
                where id = any(:ids) and owner = :owner
                  and (attached_at is null
                       or exists (select from media.placement
                                  where placement.file = file.id and kind = :kind and subject = :subject))
                """)
                .param("ids", names(ids))
                .param("owner", owner.value())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((row, _) -> new MediaId(row.getString("id")))
                .list();
    }

    List<MediaId> at(Subject subject) {
        return db.sql("""
                select file from media.placement where kind = :kind and subject = :subject order by position
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((row, _) -> new MediaId(row.getString("file")))
                .list();
    }

    /** A picture that hangs somewhere, in the version that is shown now. */
    record Hung(MediaId id, String version) {}

    Map<Long, List<Hung>> at(String kind, Collection<Long> subjects) {
        return db
                .sql("""
                select placement.subject, placement.file, left(coalesce(cover.sha256, file.sha256), 12) as version
                from media.placement
                join media.file on file.id = placement.file
                left join media.cover on cover.file = file.id and cover.serial = file.cover
                where placement.kind = :kind and placement.subject = any(:subjects)
                order by placement.subject, placement.position
                """)
                .param("kind", kind)
                .param("subjects", subjects.toArray(Long[]::new))
                .query((row, _) -> Map.entry(
                        row.getLong("subject"), new Hung(new MediaId(row.getString("file")), row.getString("version"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** What is taken back by its owner is taken from everywhere it hangs. */
    void takeDown(Collection<MediaId> ids) {
        db.sql("""
                delete from media.placement where file = any(:ids)
                """).param("ids", names(ids)).update();
        db.sql("""
                update media.file set attached_at = null where id = any(:ids)
                """).param("ids", names(ids)).update();
    }

    void clear(Subject subject) {
        db.sql("""
                delete from media.placement where kind = :kind and subject = :subject
                """).param("kind", subject.kind()).param("subject", subject.id()).update();
    }

    /** Only what hangs nowhere yet: whoever comes second with the same picture changes fewer rows. */
    int claim(PersonId owner, Collection<MediaId> ids) {
        return db.sql("""
                update media.file set attached_at = :now
                where id = any(:ids) and owner = :owner and attached_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", names(ids))
                .param("owner", owner.value())
                .update();
    }

    void hang(Subject subject, List<MediaId> ids) {
        db.sql("""
                insert into media.placement (kind, subject, position, file)
                select :kind, :subject, it.position, it.file
                from unnest(:ids::text[]) with ordinality as it (file, position)
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("ids", names(ids))
                .update();
    }

    void also(Subject from, Subject to) {
        db.sql("""
                insert into media.placement (kind, subject, position, file)
                select :toKind, :toId,
                       (select coalesce(max(there.position), 0) from media.placement there
                        where there.kind = :toKind and there.subject = :toId)
                           + row_number() over (order by here.position),
                       here.file
                from media.placement here
                where here.kind = :fromKind and here.subject = :fromId
                  and not exists (select from media.placement there
                                  where there.file = here.file and there.kind = :toKind and there.subject = :toId)
                """)
                .param("fromKind", from.kind())
                .param("fromId", from.id())
                .param("toKind", to.kind())
                .param("toId", to.id())
                .update();
    }

    int forget(Duration waited) {
        return db.sql("""
                with unused as (
                    select id from media.file
                    where attached_at is null and at < :before
                      and not exists (select from media.placement where placement.file = file.id)),
                uncovered as (
                    delete from media.cover where file in (select id from unused))
                delete from media.file where id in (select id from unused)
                """)
                .param("before", OffsetDateTime.now(clock).minus(waited))
                .update();
    }

    /** Those subjects among whose pictures one is not what was taken in: its bytes have another digest now. */
    List<Long> spoiled(String kind, Collection<Long> subjects) {
        return db.sql("""
                select distinct placement.subject
                from media.placement
                join media.file on file.id = placement.file
                where kind = :kind and subject = any(:subjects) and encode(sha256(file.large), 'hex') <> file.sha256
                """)
                .param("kind", kind)
                .param("subjects", subjects.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        var kind = row.getString("kind");
        return new Place(
                new PersonId(row.getLong("owner")), kind == null ? null : new Subject(kind, row.getLong("subject")));
    }

    private static String[] names(Collection<MediaId> ids) {
        return ids.stream().map(MediaId::value).toArray(String[]::new);
    }
}
