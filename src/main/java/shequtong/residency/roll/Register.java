package shequtong.residency.roll;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.residency.Enrolled;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Likeness;

/** Writes a whole plan into the roll, in five statements however many rows it has. */
@Repository
class Register {

    private final JdbcClient db;
    private final Sealed sealed;
    private final Likeness likeness;
    private final Clock clock;

    Register(JdbcClient db, Sealed sealed, Likeness likeness, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.likeness = likeness;
        this.clock = clock;
    }

    /** @param by the import; null for a correction at the desk */
    void write(long community, Plan plan, Known known, @Nullable Long by, long mandate) {
        var news = plan.facts().values().stream()
                .filter(it -> !known.homes().containsKey(it.dwelling()))
                .toList();
        var homes = known.homes().values().stream().collect(toMap(Known.Home::dwelling, Known.Home::id));
        if (!news.isEmpty()) homes.putAll(build(community, news, by));
        rewrite(
                community,
                plan.facts().values().stream().filter(it -> differs(known, it)).toList(),
                homes,
                by);
        var steps = plan.steps().stream()
                .filter(it -> it.line().person() != null && (it.entry() == null || touches(it)))
                .toList();
        end(community, replaced(steps), by);
        enter(community, steps, homes, by, mandate);
    }

    /** One person, whatever of them changed: the name alone is told by no index. */
    void replace(long community, Plan plan, Known known, long mandate) {
        end(community, replaced(plan.steps()), null);
        var homes = known.homes().values().stream().collect(toMap(Known.Home::dwelling, Known.Home::id));
        enter(community, plan.steps(), homes, null, mandate);
    }

    private static List<Long> replaced(List<Plan.Step> steps) {
        return steps.stream()
                .map(Plan.Step::entry)
                .filter(Objects::nonNull)
                .map(Known.Entry::id)
                .toList();
    }

    private static boolean differs(Known known, Line line) {
        var home = known.homes().get(line.dwelling());
        return home != null && !Changes.of(home, line.facts()).isEmpty();
    }

    void strike(long community, long dwelling, long entry) {
        Refused.unlessChanged(db.sql("""
                update residency.roll_entry set until = :now
                where community = :community and dwelling = :dwelling and id = :id and until is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", community)
                .param("dwelling", dwelling)
                .param("id", entry)
                .update());
    }

    private boolean touches(Plan.Step step) {
        return step.changed().stream().anyMatch(it -> it != Column.AREA && it != Column.USE && it != Column.NOTE);
    }

    private Map<Dwelling, Long> build(long community, Collection<Line> lines, @Nullable Long by) {
        var built = new HashMap<Dwelling, Long>();
        db.sql("""
                insert into residency.dwelling (community, estate, building, room, area, use, note, import, since)
                select :community, it.estate, it.building, it.room, it.area::numeric, coalesce(it.use, 'HOME'),
                       coalesce(it.note, ''), :import::bigint, :now
                from unnest(:estates::bigint[], :buildings::text[], :rooms::text[], :areas::text[], :uses::text[],
                            :notes::text[]) as it (estate, building, room, area, use, note)
                returning id, estate, building, room
                """)
                .param("community", community)
                .param("estates", of(lines, it -> it.dwelling().estate(), Long[]::new))
                .param("buildings", texts(lines, it -> it.dwelling().building()))
                .param("rooms", texts(lines, it -> it.dwelling().room()))
                .param("areas", texts(lines, it -> it.facts().area()))
                .param("uses", texts(lines, it -> it.facts().use()))
                .param("notes", texts(lines, it -> it.facts().note()))
                .param("import", by)
                .param("now", OffsetDateTime.now(clock))
                .query(row -> {
                    var at = new Dwelling(row.getLong("estate"), row.getString("building"), row.getString("room"));
                    built.put(at, row.getLong("id"));
                });
        return built;
    }

    /** What was written of it before is kept. */
    private void rewrite(long community, List<Line> lines, Map<Dwelling, Long> homes, @Nullable Long by) {
        if (lines.isEmpty()) return;
        db.sql("""
                with meant as (
                    select it.id, it.area::numeric as area, it.use, it.note
                    from unnest(:ids::bigint[], :areas::text[], :uses::text[], :notes::text[]) as it (id, area, use, note)),
                past as (
                    insert into residency.dwelling_past (community, dwelling, area, use, note, import, until)
                    select community, id, dwelling.area, dwelling.use, dwelling.note, :import::bigint, :now
                    from residency.dwelling
                    join meant using (id)
                    where community = :community)
                update residency.dwelling
                set area = coalesce(meant.area, dwelling.area), use = coalesce(meant.use, dwelling.use),
                    note = coalesce(meant.note, dwelling.note)
                from meant
                where dwelling.community = :community and dwelling.id = meant.id
                """)
                .param("community", community)
                .param("ids", of(lines, it -> requireNonNull(homes.get(it.dwelling())), Long[]::new))
                .param("areas", texts(lines, it -> it.facts().area()))
                .param("uses", texts(lines, it -> it.facts().use()))
                .param("notes", texts(lines, it -> it.facts().note()))
                .param("import", by)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private void end(long community, List<Long> entries, @Nullable Long by) {
        if (entries.isEmpty()) return;
        var ended = db.sql("""
                update residency.roll_entry set until = :now, ended_by = :import::bigint
                where community = :community and id = any(:ids) and until is null
                """)
                .param("community", community)
                .param("ids", entries.toArray(Long[]::new))
                .param("import", by)
                .param("now", OffsetDateTime.now(clock))
                .update();
        Refused.unlessChanged(ended == entries.size() ? 1 : 0);
    }

    private void enter(
            long community, List<Plan.Step> steps, Map<Dwelling, Long> homes, @Nullable Long by, long mandate) {
        if (steps.isEmpty()) return;
        db.sql("""
                insert into residency.roll_entry
                    (community, dwelling, full_name, name_index, id_index, phone_index, relation, head, moved_in, import,
                     mandate, since)
                select :community, it.dwelling, decode(it.name, 'hex'), decode(it.likeness, 'hex'), decode(it.card, 'hex'),
                       decode(it.phone, 'hex'), it.relation, it.head, it.moved_in::date, :import::bigint, :mandate, :now
                from unnest(:dwellings::bigint[], :names::text[], :likenesses::text[], :cards::text[], :phones::text[],
                            :relations::text[], :heads::boolean[], :moved::text[])
                     as it (dwelling, name, likeness, card, phone, relation, head, moved_in)
                """)
                .param("community", community)
                .param(
                        "dwellings",
                        of(steps, it -> requireNonNull(homes.get(it.line().dwelling())), Long[]::new))
                .param("names", texts(steps, it -> name(community, it)))
                .param("likenesses", texts(steps, it -> likeness(community, it)))
                .param("cards", texts(steps, this::card))
                .param("phones", texts(steps, it -> phone(community, it)))
                .param("relations", texts(steps, it -> person(it).relation()))
                .param("heads", of(steps, Register::head, Boolean[]::new))
                .param("moved", texts(steps, Register::movedIn))
                .param("import", by)
                .param("mandate", mandate)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private String name(long community, Plan.Step step) {
        var place =
                Enrolled.place(community, likeness.name(community, person(step).name()));
        return Likeness.key(sealed.seal(person(step).name().text(), place));
    }

    private String likeness(long community, Plan.Step step) {
        return Likeness.key(likeness.name(community, person(step).name()));
    }

    private @Nullable String card(Plan.Step step) {
        var card = person(step).card();
        if (card != null) return Likeness.key(likeness.card(card));
        return step.entry() == null ? null : step.entry().card();
    }

    private @Nullable String phone(long community, Plan.Step step) {
        var phone = person(step).phone();
        if (phone != null) return Likeness.key(likeness.phone(community, phone));
        return step.entry() == null ? null : step.entry().phone();
    }

    private static boolean head(Plan.Step step) {
        var head = person(step).head();
        if (head != null) return head;
        return step.entry() != null && step.entry().head();
    }

    private static @Nullable Object movedIn(Plan.Step step) {
        var day = person(step).movedIn();
        return day != null ? day : step.entry() == null ? null : step.entry().movedIn();
    }

    private static Line.Person person(Plan.Step step) {
        return requireNonNull(step.line().person());
    }

    private static <T> @Nullable String[] texts(Collection<T> all, Function<T, @Nullable Object> part) {
        return all.stream()
                .map(it -> {
                    var value = part.apply(it);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    private static <T, R> R[] of(Collection<T> all, Function<T, R> part, java.util.function.IntFunction<R[]> array) {
        return all.stream().map(part).toArray(array);
    }
}
