package shequtong.casework.lists;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Scope;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** Finds cases by a filter, in the order of their tab. Words of one or two characters are read for within the desk's own. */
@Repository
class Finding {

    private final JdbcClient db;
    private final Lists lists;
    private final Clock clock;

    Finding(JdbcClient db, Lists lists, Clock clock) {
        this.db = db;
        this.lists = lists;
        this.clock = clock;
    }

    /** One page of a list. What is done with, and nothing more asked, is in the order in which it was done. */
    Slice<Standing> page(Duty duty, Filter filter, Cursor after) {
        if (filter.equals(Filter.of(Tab.CLOSED))) return lists.closed(duty, after);
        return Slice.of(rows(duty, filter, List.of(), after), it -> cursor(filter, it));
    }

    /** What these people reported, open or closed. */
    Slice<Standing> of(Duty duty, List<PersonId> people, Cursor after) {
        var every = Filter.of(Tab.ANY);
        return people.isEmpty()
                ? new Slice<>(List.of(), null)
                : Slice.of(rows(duty, every, people, after), it -> cursor(every, it));
    }

    /** The first so many of a list, for what is done with all of it: read page by page, each where the last ended. */
    List<Standing> first(Duty duty, Filter filter, int most) {
        var found = new LinkedHashMap<CaseId, Standing>();
        var after = start(filter);
        for (var more = true; more && found.size() < most; ) {
            var rows = rows(duty, filter, List.of(), after);
            rows.forEach(it -> found.putIfAbsent(it.id(), it));
            more = rows.size() == Slice.FETCH;
            if (more) after = cursor(filter, rows.getLast());
        }
        return found.values().stream().limit(most).toList();
    }

    static Cursor start(Filter filter) {
        return filter.tab().open() ? Lists.FIRST : Cursor.START;
    }

    private static Cursor cursor(Filter filter, Standing it) {
        return new Cursor(
                filter.tab().open() ? it.due() : it.reportedAt(), it.id().value());
    }

    private List<Standing> rows(Duty duty, Filter filter, List<PersonId> people, Cursor after) {
        return filter.tab().open() ? open(duty, filter, after) : all(duty, filter, people, after);
    }

    private List<Standing> open(Duty duty, Filter filter, Cursor after) {
        return db.sql("""
                with found as (
                    select file.community, file.id
                    from organization.area_view desk
                    join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                    join casework.case_file file on file.community = place.id and file.state <> 'CLOSED'
                    where desk.id = :place and (file.due, file.id) > (:at, :id)
                      and casework.fits(
                          file, :tab, :category, :estate, :holder, :tier, :since, :until, :words, '{}', :now)
                      and case when :urgency = '' then true else file.category in (
                          select code from casework.category where class = :urgency) end
                      and case when :tab <> 'MINE' then true
                          else file.holder = :mandate or :keeps and (file.holder is null or exists (
                              select from organization.mandate_view keeper
                              where keeper.id = file.holder and keeper.until <= :now)) end
                      and casework.seen(
                          file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                    order by file.due, file.id
                    limit 21
                )
                select standing.*
                from found
                join casework.standing on standing.community = found.community and standing.id = found.id
                order by standing.due, standing.id
                """)
                .params(asked(duty, filter))
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Standings::row)
                .list();
    }

    private List<Standing> all(Duty duty, Filter filter, List<PersonId> people, Cursor after) {
        return db.sql("""
                with found as (
                    select file.community, file.id
                    from organization.area_view desk
                    join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                    join casework.case_file file on file.community = place.id
                    where desk.id = :place and (file.reported_at, file.id) < (:at, :id)
                      and casework.fits(
                          file, :tab, :category, :estate, :holder, :tier, :since, :until, :words, :people, :now)
                      and case when :urgency = '' then true else file.category in (
                          select code from casework.category where class = :urgency) end
                      and case :tab
                          when 'STARRED' then exists (
                              select from casework.star
                              where star.person = :me and star.community = file.community and star.case_id = file.id)
                          when 'UNSOLVED' then file.aside is null
                          when 'SATISFIED' then exists (
                              select from casework.rating
                              where rating.community = file.community and rating.case_id = file.id
                                and rating.round = file.reworks + 1 and rating.grade >= 4)
                          else true
                          end
                      and casework.seen(
                          file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                    order by file.reported_at desc, file.id desc
                    limit 21
                )
                select standing.*
                from found
                join casework.standing on standing.community = found.community and standing.id = found.id
                order by standing.reported_at desc, standing.id desc
                """)
                .params(asked(duty, filter))
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Standings::row)
                .list();
    }

    private Map<String, Object> asked(Duty duty, Filter filter) {
        var asked = new HashMap<>(Scope.of(duty).params());
        asked.put("mandate", duty.mandate().id());
        asked.put("keeps", filter.tab() == Tab.MINE && lists.keeps(duty));
        asked.put("tab", filter.tab().name());
        asked.put("urgency", filter.urgency());
        asked.put("category", filter.category());
        asked.put("estate", filter.estate());
        asked.put("holder", filter.holder());
        asked.put("tier", filter.tier());
        asked.put("since", filter.since(clock.instant()).atOffset(UTC));
        asked.put("until", filter.until().atOffset(UTC));
        asked.put("words", filter.words());
        asked.put("now", OffsetDateTime.now(clock));
        return asked;
    }
}
