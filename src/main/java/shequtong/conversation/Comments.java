package shequtong.conversation;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Subject;
import shequtong.residency.Author;

/** All the SQL of the talk. Whether the asker may see the subject has been asked of its board before. */
@Repository
class Comments {

    private final JdbcClient db;
    private final Clock clock;

    Comments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Row(CommentId id, long community, Author author, String words, Instant at, boolean withdrawn) {}

    record Count(Subject subject, int comments, int likes, boolean liked) {

        static Count none(Subject subject) {
            return new Count(subject, 0, 0, false);
        }
    }

    List<Row> of(Subject subject, Cursor after, int size) {
        return db
                .sql("""
                select id, community, person, mandate, at, withdrawn_at is not null as withdrawn,
                       case when withdrawn_at is null then words else '' end as words
                from conversation.comment
                where kind = :kind and subject = :subject and (at, id) < (:at, :id)
                order by at desc, id desc
                limit 21
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Comments::row)
                .list()
                .stream()
                .limit(size)
                .toList();
    }

    List<Count> counts(PersonId viewer, Collection<Subject> subjects) {
        return db.sql("""
                select tally.kind, tally.subject, tally.comments, tally.likes, mine.person is not null as liked
                from unnest(:kinds::text[], :ids::bigint[]) as asked (kind, subject)
                join conversation.tally on tally.kind = asked.kind and tally.subject = asked.subject
                left join conversation.likes mine
                       on mine.kind = tally.kind and mine.subject = tally.subject and mine.person = :viewer
                """)
                .param("viewer", viewer.value())
                .param("kinds", subjects.stream().map(Subject::kind).toArray(String[]::new))
                .param("ids", subjects.stream().map(Subject::id).toArray(Long[]::new))
                .query((row, _) -> new Count(
                        new Subject(row.getString("kind"), row.getLong("subject")),
                        row.getInt("comments"),
                        row.getInt("likes"),
                        row.getBoolean("liked")))
                .list();
    }

    CommentId add(long community, Subject subject, Author author, String words) {
        return db.sql("""
                insert into conversation.comment (community, kind, subject, person, mandate, words, at)
                values (:community, :kind, :subject, :person, :mandate, :words, :now)
                returning id
                """)
                .param("community", community)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("person", author.person().value())
                .param("mandate", author.mandate())
                .param("words", words)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new CommentId(row.getLong("id")))
                .single();
    }

    /** What it was said about, for who said it. */
    Subject own(long community, PersonId person, CommentId id) {
        return db.sql("""
                select kind, subject from conversation.comment
                where community = :community and id = :id and person = :person
                """)
                .param("community", community)
                .param("id", id.value())
                .param("person", person.value())
                .query((row, _) -> new Subject(row.getString("kind"), row.getLong("subject")))
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    int withdraw(long community, PersonId person, CommentId id, Duration within) {
        return db.sql("""
                update conversation.comment set withdrawn_at = :now
                where community = :community and id = :id and person = :person
                  and withdrawn_at is null and at > :since
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", community)
                .param("id", id.value())
                .param("person", person.value())
                .param("since", OffsetDateTime.now(clock).minus(within))
                .update();
    }

    int like(Subject subject, PersonId person) {
        return db.sql("""
                insert into conversation.likes (kind, subject, person, at) values (:kind, :subject, :person, :now)
                on conflict do nothing
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("person", person.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    int unlike(Subject subject, PersonId person) {
        return db.sql("""
                delete from conversation.likes where kind = :kind and subject = :subject and person = :person
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("person", person.value())
                .update();
    }

    void count(Subject subject, int comments, int likes) {
        db.sql("""
                insert into conversation.tally (kind, subject, comments, likes)
                values (:kind, :subject, greatest(:comments, 0), greatest(:likes, 0))
                on conflict (kind, subject) do update
                set comments = tally.comments + :comments, likes = tally.likes + :likes
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("comments", comments)
                .param("likes", likes)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new CommentId(row.getLong("id")),
                row.getLong("community"),
                new Author(new PersonId(row.getLong("person")), row.getLong("mandate"), false),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("withdrawn"));
    }
}
