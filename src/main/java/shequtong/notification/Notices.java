package shequtong.notification;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

@Repository
class Notices {

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, Notice.Kind> kinds;
    private final ObjectProvider<Sight> sights;

    Notices(JdbcClient db, Clock clock, ObjectProvider<Notice.Kind> kinds, ObjectProvider<Sight> sights) {
        this.db = db;
        this.clock = clock;
        this.kinds = Stream.concat(kinds.stream(), Welcome.kinds()).collect(toMap(Notice.Kind::name, it -> it));
        this.sights = sights;
    }

    /** Delivery is at least once: the second time its id is there already. */
    @ApplicationModuleListener
    void on(Notice notice) {
        var now = OffsetDateTime.now(clock);
        if (told(notice, now)) return;
        db.sql("""
                insert into notification.notice (recipient, area, desk, about_kind, about_id, kind, at)
                values (:to, :area, :desk, :aboutKind, :aboutId, :kind, :now)
                on conflict (recipient, area, desk, about_kind, about_id) do update
                set kind = excluded.kind, at = excluded.at, read_at = null, times = notice.times + 1
                """)
                .param("to", notice.to().value())
                .param("area", notice.area())
                .param("desk", notice.desk())
                .param("aboutKind", notice.about().kind())
                .param("aboutId", notice.about().id())
                .param("kind", notice.kind())
                .param("now", now)
                .update();
    }

    /** In one order, so that two that come at once wait for each other and never lock each other out. */
    @ApplicationModuleListener
    void on(Circular it) {
        db.sql("""
                with first as (
                    insert into notification.told (id, at) values (:id, :now) on conflict do nothing returning id)
                insert into notification.notice (recipient, area, desk, about_kind, about_id, kind, at)
                select reader.person, reader.area, :desk, :aboutKind, :aboutId, :kind, :now
                from first
                cross join unnest(:people::bigint[], :areas::bigint[]) as reader (person, area)
                order by reader.person, reader.area
                on conflict (recipient, area, desk, about_kind, about_id) do update
                set kind = excluded.kind, at = excluded.at, read_at = null, times = notice.times + 1
                """)
                .param("id", it.id())
                .param(
                        "people",
                        it.readers().stream().map(Circular.Reader::person).toArray(Long[]::new))
                .param("areas", it.readers().stream().map(Circular.Reader::area).toArray(Long[]::new))
                .param("desk", it.desk())
                .param("aboutKind", it.about().kind())
                .param("aboutId", it.about().id())
                .param("kind", it.kind())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private boolean told(Notice notice, OffsetDateTime now) {
        return db.sql("""
                insert into notification.told (id, at) values (:id, :now) on conflict do nothing
                """).param("id", notice.id()).param("now", now).update() == 0;
    }

    @Transactional
    void forget() {
        db.sql("""
                delete from notification.told where at < :before
                """).param("before", OffsetDateTime.now(clock).minus(REMEMBERED)).update();
    }

    int unread(Viewer viewer) {
        return db.sql("""
                select count(*) from (
                    select from notification.notice
                    where recipient = :me and area = :area and desk = :desk and read_at is null
                    limit 100) as it
                """)
                .param("me", viewer.person().value())
                .param("area", viewer.area().id())
                .param("desk", viewer instanceof Duty)
                .query(Integer.class)
                .single();
    }

    @Transactional
    void read(Viewer viewer) {
        db.sql("""
                update notification.notice set read_at = :now
                where recipient = :me and area = :area and desk = :desk and read_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("me", viewer.person().value())
                .param("area", viewer.area().id())
                .param("desk", viewer instanceof Duty)
                .update();
    }

    Slice<NoticesPage.Line> recent(Viewer viewer, Cursor after) {
        var rows = db.sql("""
                select number, kind, about_kind, about_id, times, at, read_at is null as unread
                from notification.notice
                where recipient = :me and area = :area and desk = :desk and (at, number) < (:at, :number)
                order by at desc, number desc
                limit 21
                """)
                .param("me", viewer.person().value())
                .param("area", viewer.area().id())
                .param("desk", viewer instanceof Duty)
                .param("at", after.at().atOffset(UTC))
                .param("number", after.id())
                .query(Notices::row)
                .list();
        var slice = Slice.of(rows, it -> new Cursor(it.at(), it.number()));
        var seen = seen(viewer, slice);
        return slice.map(it -> line(it, Optional.ofNullable(seen.get(it.about()))));
    }

    /** Each board is asked once for all its subjects on the page. */
    private Map<Subject, Sight.Seen> seen(Viewer viewer, Slice<Row> slice) {
        var asked = slice.rows().stream()
                .map(Row::about)
                .collect(groupingBy(Subject::kind, mapping(Subject::id, toList())));
        var seen = new HashMap<Subject, Sight.Seen>();
        sights.stream()
                .filter(it -> asked.containsKey(it.kind()))
                .forEach(board -> board.see(viewer, asked.getOrDefault(board.kind(), java.util.List.of()))
                        .forEach((id, it) -> seen.put(new Subject(board.kind(), id), it)));
        return seen;
    }

    /** The title is asked of the board, now: what the reader may no longer see is no longer named. */
    private NoticesPage.Line line(Row row, Optional<Sight.Seen> about) {
        var kind = kinds.getOrDefault(row.kind(), new Notice.Kind(row.kind(), "bell", "%s"));
        return about.map(it -> new NoticesPage.Line(
                        kind.icon(),
                        kind.words().formatted(it.title()),
                        it.path(),
                        row.times(),
                        row.at(),
                        row.unread()))
                .orElse(new NoticesPage.Line("bell-off", "这条通知说的内容已经不在了", null, 1, row.at(), row.unread()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getString("kind"),
                new Subject(row.getString("about_kind"), row.getLong("about_id")),
                row.getInt("times"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("unread"));
    }

    private record Row(long number, String kind, Subject about, int times, Instant at, boolean unread) {}
}
