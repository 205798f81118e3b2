package shequtong.neighbours;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** All the SQL of stories. Every question is asked within a community, and as somebody (R34). */
@Repository
class Stories implements Sight {

    private final JdbcClient db;
    private final Clock clock;

    Stories(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Story> recent(Here here, Show show, Cursor after, int size) {
        return db
                .sql("""
                select story.id, story.author, story.kind, story.words, story.starred, story.place, story.estate,
                       story.category, story.visibility, story.case_id, story.at, story.edited_at
                from neighbours.story
                left join casework.case_view handled
                       on handled.community = story.community and handled.id = story.case_id
                where story.community = :community and story.withdrawn_at is null
                  and (story.visibility <> 'COMMITTEE' or story.author = :me or :staff)
                  and case :show
                      when 'OPEN' then handled.state <> 'CLOSED'
                      when 'DONE' then handled.state = 'CLOSED'
                      when 'MINE' then story.author = :me
                      else true
                      end
                  and (story.at, story.id) < (:at, :id)
                order by story.at desc, story.id desc
                limit 21
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .param("staff", staff(here))
                .param("show", show.name())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Stories::story)
                .list()
                .stream()
                .limit(size)
                .toList();
    }

    /** @throws Missing when there is none that this person may see */
    Story get(Here here, StoryId id) {
        return db.sql("""
                select id, author, kind, words, starred, place, estate, category, visibility, case_id, at, edited_at
                from neighbours.story
                where community = :community and id = :id and withdrawn_at is null
                  and (visibility <> 'COMMITTEE' or author = :me or :staff)
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("me", here.person().value())
                .param("staff", staff(here))
                .query(Stories::story)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** For its author, who waits for whoever is changing it. */
    Story own(Here here, StoryId id) {
        return db.sql("""
                select id, author, kind, words, starred, place, estate, category, visibility, case_id, at, edited_at
                from neighbours.story
                where community = :community and id = :id and author = :me and withdrawn_at is null
                for update
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("me", here.person().value())
                .query(Stories::story)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Before it is known whether it is a case; what only the committee may see comes with one. */
    StoryId add(Here here, Content content, Optional<CaseId> caseId) {
        return db.sql("""
                insert into neighbours.story
                    (community, author, kind, title, words, starred, place, estate, category, visibility, case_id, at)
                values (:community, :author, :kind, :title, :words, :starred, :place, :estate, :category, :visibility,
                        :case, :now)
                returning id
                """)
                .params(columns(content))
                .param("community", here.community().id())
                .param("author", here.person().value())
                .param("case", caseId.map(CaseId::value).orElse(null))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new StoryId(row.getLong("id")))
                .single();
    }

    /** What it said until now is kept. */
    void edit(Here here, Story story, Content content, Duration within) {
        db.sql("""
                insert into neighbours.revision
                    (community, story, number, kind, title, words, place, estate, category, visibility, until)
                select community, id,
                       (select count(*) + 1 from neighbours.revision
                        where revision.community = story.community and revision.story = story.id),
                       kind, title, words, place, estate, category, visibility, :now
                from neighbours.story
                where community = :community and id = :id
                """)
                .param("community", here.community().id())
                .param("id", story.id().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        Refused.unlessChanged(db.sql("""
                update neighbours.story
                set kind = :kind, title = :title, words = :words, starred = :starred, place = :place, estate = :estate,
                    category = :category, visibility = :visibility, edited_at = :now
                where community = :community and id = :id and author = :me and withdrawn_at is null and at > :since
                """)
                .params(columns(content))
                .param("community", here.community().id())
                .param("id", story.id().value())
                .param("me", here.person().value())
                .param("now", OffsetDateTime.now(clock))
                .param("since", OffsetDateTime.now(clock).minus(within))
                .update());
    }

    void withdraw(Here here, StoryId id) {
        Refused.unlessChanged(db.sql("""
                update neighbours.story set withdrawn_at = :now
                where community = :community and id = :id and author = :me and withdrawn_at is null and case_id is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", here.community().id())
                .param("id", id.value())
                .param("me", here.person().value())
                .update());
    }

    void hide(Here here, StoryId id) {
        Refused.unlessChanged(db.sql("""
                update neighbours.story set visibility = 'COMMITTEE'
                where community = :community and id = :id and author = :me and withdrawn_at is null
                  and case_id is not null and visibility <> 'COMMITTEE'
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("me", here.person().value())
                .update());
    }

    void convert(Here here, StoryId id, CaseId caseId) {
        Refused.unlessChanged(db.sql("""
                update neighbours.story set case_id = :case
                where community = :community and id = :id and withdrawn_at is null and case_id is null
                """)
                .param("case", caseId.value())
                .param("community", here.community().id())
                .param("id", id.value())
                .update());
    }

    /** Where this person's last story was, to begin the next form with. */
    Optional<Long> lastEstate(Here here) {
        return db.sql("""
                select estate from neighbours.story
                where community = :community and author = :me
                order by at desc, id desc
                limit 1
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query(Long.class)
                .optional();
    }

    Optional<PersonId> author(long community, StoryId id) {
        return db.sql("""
                select author from neighbours.story
                where community = :community and id = :id and withdrawn_at is null
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> new PersonId(row.getLong("author")))
                .optional();
    }

    @Override
    public String kind() {
        return StoryId.KIND;
    }

    /** A handler sees the case and its pictures, never the story (R48). */
    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        if (viewer instanceof Duty duty && !duty.does(Work.COMMUNITY)) return Map.of();
        return db
                .sql("""
                select id, author, kind, words, starred, place, estate, category, visibility, case_id, at, edited_at
                from neighbours.story
                where community = :community and id = any(:ids) and withdrawn_at is null
                  and (visibility <> 'COMMITTEE' or author = :me or :staff)
                """)
                .param("community", viewer.area().id())
                .param("ids", ids.toArray(Long[]::new))
                .param("me", viewer.person().value())
                .param("staff", staff(viewer))
                .query(Stories::story)
                .list()
                .stream()
                .collect(toMap(it -> it.id().value(), it -> seen(viewer, it)));
    }

    private static Seen seen(Viewer viewer, Story story) {
        var path = viewer instanceof Duty duty && story.caseId() == null
                ? "/c/" + duty.area().slug() + "/stories/" + story.id().value()
                : story.path(viewer);
        var veiled = story.content().visibility() == Visibility.UNNAMED ? story.author() : null;
        return new Seen(story.content().title(), path, true, veiled);
    }

    /** The author's own community decides; an observer is nobody's committee. */
    private static boolean staff(Viewer viewer) {
        return switch (viewer) {
            case Here here -> here.capacity() == Here.Capacity.STAFF;
            case Duty duty -> duty.does(Work.COMMUNITY);
        };
    }

    private static Map<String, Object> columns(Content content) {
        var columns = new java.util.HashMap<String, Object>();
        columns.put("kind", content.kind().name());
        columns.put("title", content.title());
        columns.put("words", content.words());
        columns.put("starred", content.starred());
        columns.put("place", content.place());
        columns.put("estate", content.estate());
        columns.put("category", content.category());
        columns.put("visibility", content.visibility().name());
        return columns;
    }

    boolean spoke(Here here) {
        return db.sql("""
                select exists (
                    select from neighbours.story
                    where community = :community and author = :me and withdrawn_at is null)
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query(Boolean.class)
                .single();
    }

    private static Story story(ResultSet row, int number) throws SQLException {
        var edited = row.getObject("edited_at", OffsetDateTime.class);
        var caseId = row.getLong("case_id");
        return new Story(
                new StoryId(row.getLong("id")),
                new PersonId(row.getLong("author")),
                new Content(
                        StoryKind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        row.getBoolean("starred"),
                        row.getString("place"),
                        row.getLong("estate"),
                        row.getString("category"),
                        Visibility.valueOf(row.getString("visibility"))),
                caseId == 0 ? null : new CaseId(caseId),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                edited == null ? null : edited.toInstant());
    }
}
