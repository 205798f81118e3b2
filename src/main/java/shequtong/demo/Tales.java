package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Subject;
import shequtong.kernel.Token;
import shequtong.web.Moments;

/** Tells the matters of matters.txt into the tables: the post, the case with its course, the talk and the pictures. */
@Repository
class Tales {

    private static final String CASE = "casework.case";
    private static final String STEP = "casework.step";
    private static final String STORY = "neighbours.story";

    private final JdbcClient db;
    private final Chronicle chronicle;
    private final Drawings drawings;
    private final Detours detours;
    private final Outward outward;
    private final UpperTier upper;
    private final Commitments commitments;

    Tales(
            JdbcClient db,
            Chronicle chronicle,
            Drawings drawings,
            Detours detours,
            Outward outward,
            UpperTier upper,
            Commitments commitments) {
        this.db = db;
        this.chronicle = chronicle;
        this.drawings = drawings;
        this.detours = detours;
        this.outward = outward;
        this.upper = upper;
        this.commitments = commitments;
    }

    void tell(Script script, Map<String, Long> people, Instant now) {
        var moves = script.until(now);
        var words = moves.stream()
                .filter(it -> it.verb().equals("words"))
                .findFirst()
                .orElseThrow()
                .rest();
        var place = place(script.community());
        var author = id(people, script.author());
        var course = script.isCase() ? open(script, place, author, words) : null;
        var story = story(script, place, author, words, course == null ? null : course.id);
        var subject = course == null ? new Subject(STORY, story) : new Subject(CASE, course.id);
        var shown = List.of(new Subject(STORY, story), subject);
        for (var move : moves) {
            var told = course == null ? null : next(course, move, people, place);
            if (told != null) shown = List.of(told);
            switch (move.verb()) {
                case "photo" -> hang(move, author, shown);
                case "promise" -> promise(Objects.requireNonNull(course), move, now);
                case "same" -> same(course, move, people);
                case "like" -> like(subject, move, people);
                case "comment" -> comment(place.community(), subject, move, people);
                default -> {}
            }
        }
        if (course == null) return;
        course.lapsed(now);
        chronicle.save(course);
    }

    private static long id(Map<String, Long> people, String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    private record Place(long community, long estate, String slug, long street) {}

    private Place place(String slug) {
        return db.sql("""
                select area.id, estate.id as estate, area.short, area.parent
                from organization.area
                join organization.area estate on estate.parent = area.id
                where area.short = :slug
                """)
                .param("slug", slug)
                .query((row, _) -> new Place(
                        row.getLong("id"), row.getLong("estate"), row.getString("short"), row.getLong("parent")))
                .single();
    }

    /** The subject that photos after this move belong to; null where a move has none of its own. */
    private @Nullable Subject next(Course course, Script.Move move, Map<String, Long> people, Place place) {
        var at = move.at();
        switch (move.verb()) {
            case "reply" -> {
                var it = move.words(1);
                return new Subject(
                        STEP, course.replied(at, id(people, it[0]), mandate(id(people, it[0]), place), it[1]));
            }
            case "note" -> {
                var it = move.words(1);
                course.noted(at, id(people, it[0]), mandate(id(people, it[0]), place), it[1]);
            }
            case "dispatch" -> {
                var it = move.words(2);
                var kinds = List.of(it[1].split(","));
                var bodies = kinds.stream().map(kind -> body(kind, place)).toList();
                var up = !kinds.equals(List.of("PROPERTY_COMPANY"));
                course.sent(at, id(people, it[0]), mandate(id(people, it[0]), place), it[2], bodies, up);
            }
            case "answer" -> {
                var it = move.words(2);
                var body = body(it[0], place);
                var handler = handler(body);
                return new Subject(STEP, course.handled(at, handler[0], handler[1], body, it[1], it[2]));
            }
            case "feedback" -> {
                var it = move.words(2);
                var said = it[2].split(" \\| ");
                return new Subject(
                        STEP,
                        course.fedBack(
                                at, id(people, it[0]), mandate(id(people, it[0]), place), it[1], said[0], said[1]));
            }
            case "object" -> {
                var it = move.words(2);
                var body = body(it[0], place);
                detours.objected(course, at, handler(body), body, it[1], it[2]);
            }
            case "join" -> {
                var it = move.words(3);
                var who = id(people, it[0]);
                detours.joined(course, at, who, mandate(who, place), it[1], it[2], it[3]);
            }
            case "grid" -> {
                var it = move.words(2);
                var who = id(people, it[0]);
                outward.referred(course, at, who, coordinator(who), it[1], it[2]);
            }
            case "stage" -> {
                var it = move.words(1);
                outward.heard(course, at, it[0], it[1].equals("-") ? "" : it[1]);
            }
            case "rest" -> {
                var it = move.words(3);
                var who = id(people, it[0]);
                detours.rested(course, at, Script.hours(it[1]), who, mandate(who, place), it[2], it[3]);
            }
            case "invite" -> {
                var it = move.words(3);
                var bodies = List.of(it[1].split(",")).stream()
                        .map(one -> one.equals("URBAN_MANAGEMENT_SQUAD") ? body(one, place) : upper.department(one))
                        .toList();
                upper.invited(
                        course, at, at.plus(Script.hours(it[0])), upper.leader(place.street()), bodies, it[3], it[2]);
            }
            case "meet" -> commitments.met(course, at, upper.leader(place.street()), move.rest());
            case "take" -> {
                var it = move.words(2);
                commitments.taken(
                        course,
                        at,
                        at.plus(Script.hours(it[0])),
                        upper.leader(place.street()),
                        upper.department(it[1]),
                        it[2]);
            }
            case "keep" -> {
                var it = move.words(1);
                var said = it[1].split(" \\| ");
                var body = upper.department(it[0]);
                commitments.kept(course, at, handler(body), body, said[0], said[1]);
            }
            case "legacy" -> upper.legacy(course, at, upper.leader(place.street()), move.rest());
            case "rate" -> {
                var it = move.words(2);
                course.rated(at, course.reporter, it[0], Integer.parseInt(it[1]), it[2]);
            }
            default -> {}
        }
        return null;
    }

    /** promise 29h 26h 明天答复 | 答复了: when it is due and was kept, from the moment it was said; - where it was not. */
    private void promise(Course course, Script.Move move, Instant now) {
        var it = move.words(2);
        var said = it[2].split(" \\| ");
        var kept = it[1].equals("-") ? null : move.at().plus(Script.hours(it[1]));
        var done = kept == null || kept.isAfter(now) ? null : kept;
        chronicle.promised(
                course,
                move.at(),
                move.at().plus(Script.hours(it[0])),
                done,
                said[0],
                done == null ? "" : said[1],
                now);
    }

    private Course open(Script script, Place place, long reporter, String words) {
        var at = script.at().atOffset(UTC);
        var id = db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier, holder,
                    reported_at, first_due, handle_from, handle_due, due)
                values (:community, :number, :reporter, :visibility, :estate, :category, :title, :words, :place,
                        'REPORTED', 'SELF_GOVERNANCE',
                        (select id from organization.mandate
                         where area = :community and position = 'PARTY_SECRETARY' and until is null),
                        :at, :at, :at, :at, :at)
                returning id
                """)
                .param("community", place.community())
                .param("number", number(place, script.at()))
                .param("reporter", reporter)
                .param("visibility", script.visibility())
                .param("estate", place.estate())
                .param("category", script.category())
                .param("title", title(words))
                .param("words", words)
                .param("place", script.where())
                .param("at", at)
                .query(Long.class)
                .single();
        var hours = db.sql("""
                select coalesce(category.first_hours, limits.first_hours)
                from casework.category
                join casework.limits on limits.class = category.class
                where category.code = :category
                """)
                .param("category", script.category())
                .query(Integer.class)
                .single();
        var course = new Course(chronicle, place.community(), id, reporter, script.category(), script.at(), hours);
        course.step(script.at(), "REPORTED", reporter, 0, true, "", List.of(), null);
        return course;
    }

    private String number(Place place, Instant at) {
        var day = LocalDate.ofInstant(at, Moments.SHANGHAI);
        var last = db.sql("""
                insert into casework.series (community, day, last) values (:community, :day, 1)
                on conflict (community, day) do update set last = series.last + 1
                returning last
                """)
                .param("community", place.community())
                .param("day", day)
                .query(Integer.class)
                .single();
        return "%s-%s-%03d"
                .formatted(place.slug().toUpperCase(Locale.ROOT), day.toString().replace("-", ""), last);
    }

    private static String title(String words) {
        return words.substring(0, words.indexOf('。'));
    }

    private long mandate(long person, Place place) {
        return db.sql("""
                select id from organization.mandate where person = :person and area = :area
                """)
                .param("person", person)
                .param("area", place.community())
                .query(Long.class)
                .single();
    }

    private long coordinator(long person) {
        return db.sql("""
                select id from organization.mandate where person = :person and position = 'GRID_OFFICER'
                """).param("person", person).query(Long.class).single();
    }

    private long body(String kind, Place place) {
        return db.sql("""
                select id from organization.body where kind = :kind and area in (:community, :street)
                """)
                .param("kind", kind)
                .param("community", place.community())
                .param("street", place.street())
                .query(Long.class)
                .single();
    }

    /** Somebody of this body, and their mandate in it. */
    private long[] handler(long body) {
        return db.sql("""
                select person, id from organization.mandate where body = :body limit 1
                """)
                .param("body", body)
                .query((row, _) -> new long[] {row.getLong("person"), row.getLong("id")})
                .single();
    }

    private void same(@Nullable Course course, Script.Move move, Map<String, Long> people) {
        if (course == null) return;
        for (var name : move.rest().split(" "))
            db.sql("""
                    insert into casework.same (community, case_id, person, at) values (:community, :id, :person, :at)
                    """)
                    .param("community", course.community)
                    .param("id", course.id)
                    .param("person", id(people, name))
                    .param("at", move.at().atOffset(UTC))
                    .update();
    }

    private void like(Subject subject, Script.Move move, Map<String, Long> people) {
        for (var name : move.rest().split(" ")) {
            db.sql("""
                    insert into conversation.likes (kind, subject, person, at) values (:kind, :subject, :person, :at)
                    """)
                    .param("kind", subject.kind())
                    .param("subject", subject.id())
                    .param("person", id(people, name))
                    .param("at", move.at().atOffset(UTC))
                    .update();
            tally(subject, 0, 1);
        }
    }

    private void comment(long community, Subject subject, Script.Move move, Map<String, Long> people) {
        var it = move.words(1);
        db.sql("""
                insert into conversation.comment (community, kind, subject, person, mandate, words, at)
                values (:community, :kind, :subject, :person,
                        coalesce((select id from organization.mandate
                                  where person = :person and area = :community
                                    and not exists (select from residency.member
                                                    where person = :person and community = :community)), 0),
                        :words, :at)
                """)
                .param("community", community)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("person", id(people, it[0]))
                .param("words", it[1])
                .param("at", move.at().atOffset(UTC))
                .update();
        tally(subject, 1, 0);
    }

    private void tally(Subject subject, int comments, int likes) {
        db.sql("""
                insert into conversation.tally (kind, subject, comments, likes) values (:kind, :subject, :comments, :likes)
                on conflict (kind, subject) do update
                set comments = tally.comments + excluded.comments, likes = tally.likes + excluded.likes
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("comments", comments)
                .param("likes", likes)
                .update();
    }

    private void hang(Script.Move move, long owner, List<Subject> subjects) {
        var drawn = drawings.of(move.words(1)[0]);
        var id = Token.random();
        db.sql("""
                insert into media.file (id, owner, at, width, height, large, small, sha256, bytes, attached_at)
                values (:id, :owner, :at, :width, :height, :large, :small, :sha256, :bytes, :at)
                """)
                .param("id", id)
                .param("owner", owner)
                .param("at", move.at().atOffset(UTC))
                .param("width", drawn.width())
                .param("height", drawn.height())
                .param("large", drawn.large())
                .param("small", drawn.small())
                .param("sha256", drawn.sha256())
                .param("bytes", drawn.large().length + drawn.small().length)
                .update();
        for (var subject : subjects.stream().distinct().toList())
            db.sql("""
                    insert into media.placement (kind, subject, position, file)
                    select :kind, :subject, count(*), :file from media.placement where kind = :kind and subject = :subject
                    """)
                    .param("kind", subject.kind())
                    .param("subject", subject.id())
                    .param("file", id)
                    .update();
    }

    private long story(Script script, Place place, long author, String words, @Nullable Long caseId) {
        return db.sql("""
                insert into neighbours.story
                    (community, author, kind, title, words, starred, place, estate, category, visibility, case_id, at)
                values (:community, :author, :kind, :title, :words, false, :place, :estate, :category, :visibility,
                        :case, :at)
                returning id
                """)
                .param("community", place.community())
                .param("author", author)
                .param("kind", script.kind())
                .param("title", title(words))
                .param("words", words)
                .param("place", script.where())
                .param("estate", place.estate())
                .param("category", caseId == null ? null : script.category())
                .param("visibility", script.visibility())
                .param("case", caseId)
                .param("at", script.at().atOffset(UTC))
                .query(Long.class)
                .single();
    }
}
