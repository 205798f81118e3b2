package shequtong.neighbours;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.residency.Closed;

/** What people have begun to write. Each sees their own, and so do the photos in it. */
@Repository
class Drafts implements Sight {

    static final String KIND = "neighbours.draft";

    private final JdbcClient db;
    private final Clock clock;

    Drafts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Draft(Subject subject, StoryForm form) {}

    Optional<Draft> of(Here here) {
        return db.sql("""
                select id, kind, words, place, estate, category, visibility
                from neighbours.draft
                where community = :community and person = :me
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query((row, _) -> new Draft(
                        new Subject(KIND, row.getLong("id")),
                        StoryForm.of(
                                row.getString("kind"),
                                row.getString("words"),
                                row.getString("place"),
                                row.getLong("estate"),
                                row.getString("category"),
                                row.getString("visibility"))))
                .optional();
    }

    @EventListener
    void on(Closed it) {
        db.sql("""
                delete from neighbours.draft where person = :person
                """).param("person", it.person().value()).update();
    }

    /** No longer than the form lets anybody write: a browser without limits is cut, not refused. */
    Subject keep(Here here, StoryForm form) {
        return db.sql("""
                insert into neighbours.draft
                    (community, person, kind, words, place, estate, category, visibility, at)
                values (:community, :me, :kind, left(:words, 500), left(:place, 60), :estate, :category, :visibility,
                        :now)
                on conflict (community, person) do update
                set kind = excluded.kind, words = excluded.words, place = excluded.place, estate = excluded.estate,
                    category = excluded.category, visibility = excluded.visibility, at = excluded.at
                returning id
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .param("kind", StoryKind.of(form.kind()).name())
                .param("words", form.words())
                .param("place", form.place())
                .param("estate", form.where())
                .param("category", form.category())
                .param("visibility", form.choice().name())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Subject(KIND, row.getLong("id")))
                .single();
    }

    Optional<Subject> forget(Here here) {
        return db.sql("""
                delete from neighbours.draft where community = :community and person = :me returning id
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query((row, _) -> new Subject(KIND, row.getLong("id")))
                .optional();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        if (!(viewer instanceof Here here)) return Map.of();
        return db
                .sql("""
                select id from neighbours.draft where community = :community and person = :me and id = any(:ids)
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list()
                .stream()
                .collect(toMap(it -> it, _ -> new Seen("草稿", here.path("/stories/new"), false)));
    }
}
