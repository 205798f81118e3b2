package shequtong.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.kernel.Sealed;
import shequtong.kernel.Token;

/**
 * Nobody loses what they wrote because their session ended meanwhile: what they sent is put aside, sealed, for the person
 * whose session it was, and shown to nobody else. Photos are not kept: they are too large to take from a stranger.
 */
@Repository
public class Parking {

    static final Duration KEPT = Duration.ofDays(1);

    /** Where texts are written; a password or a code is never put aside. */
    private static final Pattern FORMS = Pattern.compile("/[cd]/.+");

    private static final Set<String> LEFT_OUT = Set.of("_csrf", "password", "code", "phone");

    /** A colleague wrote down who rang: without the number nobody can ring back. */
    private static final Pattern WITH_PHONE = Pattern.compile("/d/[^/]+/recorded");

    private static final int LONGEST = 64 * 1024;

    private final JdbcClient db;
    private final Sealed sealed;
    private final Clock clock;

    Parking(JdbcClient db, Sealed sealed, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** @param key of a field of the form */
    record Field(String key, String value) {

        /** Whether somebody wrote it, rather than chose it or was given it. */
        boolean written() {
            return value.codePoints().anyMatch(Character::isIdeographic);
        }
    }

    record Parked(String action, List<Field> fields) {}

    /**
     * @param person whose session it was
     * @return where it waits for them; nothing when there was nothing to keep
     */
    @Transactional
    public Optional<String> park(String person, HttpServletRequest request) {
        var action = request.getRequestURI();
        if (!request.getMethod().equals("POST") || !FORMS.matcher(action).matches()) return Optional.empty();
        var fields = fields(request);
        if (fields.stream().noneMatch(Field::written)) return Optional.empty();
        var text = written(action, fields);
        if (text.length() > LONGEST) return Optional.empty();
        var id = Token.secret();
        db.sql("""
                insert into web.parked (id, person, fields, at) values (:id, :person, :fields, :now)
                """)
                .param("id", id)
                .param("person", person)
                .param("fields", sealed.seal(text, place(id)))
                .param("now", OffsetDateTime.now(clock))
                .update();
        db.sql("""
                delete from web.parked
                where person = :person and id not in (
                    select id from web.parked where person = :person order by at desc, id limit 5)
                """).param("person", person).update();
        return Optional.of(ParkedController.PATH + "/" + id);
    }

    Optional<Parked> find(String person, String id) {
        return db.sql("""
                select fields from web.parked where id = :id and person = :person and at > :since
                """)
                .param("id", id)
                .param("person", person)
                .param("since", OffsetDateTime.now(clock).minus(KEPT))
                .query((row, _) -> read(sealed.open(row.getBytes("fields"), place(id))))
                .optional();
    }

    @Transactional
    void drop(String person, String id) {
        db.sql("""
                delete from web.parked where id = :id and person = :person
                """).param("id", id).param("person", person).update();
    }

    @Transactional
    void forget() {
        db.sql("""
                delete from web.parked where at < :before
                """).param("before", OffsetDateTime.now(clock).minus(KEPT)).update();
    }

    /** What a form brought, without what a browser or a guard put into it. */
    static List<Field> fields(HttpServletRequest request) {
        var called = WITH_PHONE.matcher(request.getRequestURI()).matches();
        return request.getParameterMap().entrySet().stream()
                .filter(it -> !LEFT_OUT.contains(it.getKey()) || it.getKey().equals("phone") && called)
                .flatMap(it -> Arrays.stream(it.getValue()).map(value -> new Field(it.getKey(), value)))
                .toList();
    }

    private static String written(String action, List<Field> fields) {
        return Stream.concat(Stream.of(action), fields.stream().flatMap(it -> Stream.of(it.key(), it.value())))
                .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Parked read(String text) {
        var parts = Arrays.stream(text.split("&", -1))
                .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                .toList();
        var fields = new ArrayList<Field>();
        for (var n = 1; n + 1 < parts.size(); n += 2) fields.add(new Field(parts.get(n), parts.get(n + 1)));
        return new Parked(parts.getFirst(), fields);
    }

    private static String place(String id) {
        return "web.parked.fields." + id;
    }
}
