package shequtong.casework.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Scope;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** The filters somebody keeps under a name, at one desk. */
@Repository
class Views {

    static final int NAME = 20;

    /** So many fit beside a list; more would not be found again. */
    static final int MOST = 8;

    /** Nobody counts further by eye, and the database does not either. */
    static final int COUNTED = 100;

    private final JdbcClient db;
    private final Lists lists;
    private final Clock clock;

    Views(JdbcClient db, Lists lists, Clock clock) {
        this.db = db;
        this.lists = lists;
        this.clock = clock;
    }

    record View(long id, String label, Filter filter) {}

    List<View> of(Duty duty) {
        return db.sql("""
                select id, name, tab, urgency, category, estate, holder, tier, days, since, until, words
                from casework.saved_view
                where area = :area and person = :me
                order by id
                """)
                .param("area", duty.area().id())
                .param("me", duty.person().value())
                .query(Views::row)
                .list();
    }

    /**
     * How many there are in each, up to {@link #COUNTED}: all of them in one statement. None for what would have to be
     * counted from all that ever was.
     */
    Map<Long, Integer> counts(Duty duty, List<View> views) {
        var open = views.stream().filter(it -> it.filter().tab().open()).toList();
        if (open.isEmpty()) return Map.of();
        var now = clock.instant();
        var filters = open.stream().map(View::filter).toList();
        return db
                .sql("""
                select it.id, counted.cases
                from unnest(
                    :ids::bigint[], :tabs::text[], :urgencies::text[], :categories::text[], :estates::bigint[], :holders::bigint[],
                    :tiers::text[], :sinces::timestamptz[], :untils::timestamptz[], :words::text[])
                    as it (id, tab, urgency, category, estate, holder, tier, since, until, words)
                cross join lateral (
                    select count(*) as cases
                    from (
                        select 1
                        from organization.area_view desk
                        join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                        join casework.case_file file on file.community = place.id and file.state <> 'CLOSED'
                        where desk.id = :place
                          and casework.fits(
                              file, it.tab, it.category, it.estate, it.holder, it.tier, it.since, it.until, it.words,
                              '{}', :now)
                          and case when it.urgency = '' then true else file.category in (
                              select code from casework.category where class = it.urgency) end
                          and case when it.tab <> 'MINE' then true
                              else file.holder = :mandate or :keeps and (file.holder is null or exists (
                                  select from organization.mandate_view keeper
                                  where keeper.id = file.holder and keeper.until <= :now)) end
                          and (:reach = 'STAFF'
                              or casework.seen(
                                  file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit))
                        limit 100
                    ) as found
                ) as counted
                """)
                .params(Scope.of(duty).params())
                .param("mandate", duty.mandate().id())
                .param("keeps", filters.stream().anyMatch(it -> it.tab() == Tab.MINE) && lists.keeps(duty))
                .param("ids", open.stream().map(View::id).toArray(Long[]::new))
                .param("tabs", filters.stream().map(it -> it.tab().name()).toArray(String[]::new))
                .param("urgencies", filters.stream().map(Filter::urgency).toArray(String[]::new))
                .param("categories", filters.stream().map(Filter::category).toArray(String[]::new))
                .param("estates", filters.stream().map(Filter::estate).toArray(Long[]::new))
                .param("holders", filters.stream().map(Filter::holder).toArray(Long[]::new))
                .param("tiers", filters.stream().map(Filter::tier).toArray(String[]::new))
                .param(
                        "sinces",
                        filters.stream().map(it -> it.since(now).toString()).toArray(String[]::new))
                .param(
                        "untils",
                        filters.stream().map(it -> it.until().toString()).toArray(String[]::new))
                .param("words", filters.stream().map(Filter::words).toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> Map.entry(row.getLong("id"), row.getInt("cases")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Under a name that is there already, it takes its place. */
    void keep(Duty duty, String name, Filter filter) {
        var names = new ArrayList<>(of(duty).stream().map(View::label).toList());
        if (!names.contains(name) && names.size() >= MOST) throw new Refused("最多存" + MOST + "个，请先删掉一个不用的");
        db.sql("""
                insert into casework.saved_view (
                    area, person, name, tab, urgency, category, estate, holder, tier, days, since, until, words, at)
                values (
                    :area, :me, :name, :tab, :urgency, :category, :estate, :holder, :tier, :days, :since::date,
                    :until::date, :words, :now)
                on conflict (area, person, name) do update
                set tab = excluded.tab, urgency = excluded.urgency, category = excluded.category,
                    estate = excluded.estate, holder = excluded.holder, tier = excluded.tier, days = excluded.days,
                    since = excluded.since, until = excluded.until, words = excluded.words, at = excluded.at
                """)
                .param("area", duty.area().id())
                .param("me", duty.person().value())
                .param("name", name)
                .param("tab", filter.tab().name())
                .param("urgency", filter.urgency())
                .param("category", filter.category())
                .param("estate", filter.estate())
                .param("holder", filter.holder())
                .param("tier", filter.tier())
                .param("days", filter.days())
                .param("since", filter.from())
                .param("until", filter.to())
                .param("words", filter.words())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** One's own; another's is nothing. */
    boolean drop(Duty duty, long id) {
        return db.sql("""
                delete from casework.saved_view where id = :id and area = :area and person = :me
                """)
                        .param("id", id)
                        .param("area", duty.area().id())
                        .param("me", duty.person().value())
                        .update()
                > 0;
    }

    private static View row(ResultSet row, int number) throws SQLException {
        return new View(
                row.getLong("id"),
                row.getString("name"),
                new Filter(
                        Tab.valueOf(row.getString("tab")),
                        row.getString("urgency"),
                        row.getString("category"),
                        row.getLong("estate"),
                        row.getLong("holder"),
                        row.getString("tier"),
                        row.getInt("days"),
                        day(row, "since"),
                        day(row, "until"),
                        row.getString("words")));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
