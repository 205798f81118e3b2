package shequtong.casework.file;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.Category;
import shequtong.casework.Visibility;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.organization.Viewer;

/** Reads how cases stand; never more than the viewer may see. */
@Repository
public class Standings {

    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    public Standing get(Viewer viewer, CaseId id) {
        return all(viewer, List.of(id.value())).stream().findFirst().orElseThrow(() -> new Missing(id));
    }

    public List<Standing> all(Viewer viewer, Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return db.sql("""
                select *
                from casework.standing
                where id = any(:ids)
                  and casework.seen(community, id, reporter, visibility, :reach, :place, :me, :unit)
                """)
                .param("ids", ids.toArray(Long[]::new))
                .params(Scope.of(viewer).params())
                .query(Standings::row)
                .list();
    }

    public static Standing row(ResultSet row, int number) throws SQLException {
        var reportedAt = instant(row, "reported_at");
        return new Standing(
                row.getLong("community"),
                row.getString("community_label"),
                row.getBoolean("village"),
                new CaseId(row.getLong("id")),
                row.getString("number"),
                new PersonId(row.getLong("reporter")),
                Visibility.valueOf(row.getString("visibility")),
                new Category(
                        row.getString("category"),
                        row.getString("major"),
                        row.getString("minor"),
                        row.getString("icon"),
                        false),
                row.getString("class"),
                row.getString("title"),
                row.getString("words"),
                row.getString("place"),
                row.getString("state"),
                Tier.valueOf(row.getString("tier")),
                number(row, "holder"),
                maybe(row, "holder_until"),
                new Limit(reportedAt, instant(row, "first_due"), maybe(row, "first_answered_at")),
                new Limit(instant(row, "handle_from"), instant(row, "handle_due"), maybe(row, "answered_at")),
                maybe(row, "rate_due"),
                maybe(row, "closed_at"),
                outcome(row, "outcome"),
                outcome(row, "result"),
                row.getBoolean("confirmed"),
                row.getInt("reworks"),
                maybe(row, "unsatisfied_at"),
                maybe(row, "nudged_at"),
                row.getInt("same_count"),
                instant(row, "due"),
                row.getInt("version"),
                units(row),
                unit(row),
                row.getString("aside"),
                new Standing.Marks(
                        row.getBoolean("above"),
                        row.getString("invitation"),
                        row.getBoolean("legacy"),
                        row.getBoolean("forced"),
                        (Boolean) row.getObject("verified"),
                        maybe(row, "late_from")));
    }

    private static List<Standing.Unit> units(ResultSet row) throws SQLException {
        var labels = texts(row.getArray("unit_labels"));
        var kinds = texts(row.getArray("unit_kinds"));
        return IntStream.range(0, labels.length)
                .mapToObj(it -> new Standing.Unit(labels[it], kinds[it]))
                .distinct()
                .toList();
    }

    private static @Nullable Limit unit(ResultSet row) throws SQLException {
        var from = maybe(row, "unit_from");
        var due = maybe(row, "unit_due");
        return from == null || due == null ? null : new Limit(from, due, null);
    }

    public static String[] texts(@Nullable Array array) throws SQLException {
        return array == null ? new String[0] : (String[]) array.getArray();
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Outcome outcome(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : Outcome.valueOf(text);
    }
}
