package shequtong.casework.file;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.organization.Here;

/** 我也遇到: who met the same. */
@Repository
public class Sames {

    private final JdbcClient db;

    Sames(JdbcClient db) {
        this.db = db;
    }

    /** Counted with the row that counts, so that lists need no counting. */
    public void add(Here here, CaseId id, Instant now) {
        var added = db.sql("""
                insert into casework.same (community, case_id, person, at)
                values (:community, :id, :person, :now)
                on conflict do nothing
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("person", here.person().value())
                .param("now", now.atOffset(UTC))
                .update();
        count(here, id, added);
    }

    public void remove(Here here, CaseId id) {
        var removed = db.sql("""
                delete from casework.same where community = :community and case_id = :id and person = :person
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("person", here.person().value())
                .update();
        count(here, id, -removed);
    }

    private void count(Here here, CaseId id, int more) {
        db.sql("""
                update casework.case_file set same_count = same_count + :more where community = :community and id = :id
                """)
                .param("more", more)
                .param("community", here.community().id())
                .param("id", id.value())
                .update();
    }

    /** How many met the same, whether the asker did, and whether it is their own. */
    public record Met(long id, int count, boolean met, boolean mine) {}

    public List<Met> of(Here here, Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return db.sql("""
                select file.id, file.same_count as count, file.reporter = :me as mine,
                       exists (select from casework.same
                               where same.community = file.community and same.case_id = file.id
                                 and same.person = :me) as met
                from casework.case_file file
                where file.community = :community and file.id = any(:ids)
                  and casework.seen(
                      file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                """)
                .param("community", here.community().id())
                .param("ids", ids.toArray(Long[]::new))
                .params(Scope.of(here).params())
                .query((row, _) ->
                        new Met(row.getLong("id"), row.getInt("count"), row.getBoolean("met"), row.getBoolean("mine")))
                .list();
    }

    public boolean has(Here here, CaseId id) {
        return db.sql("""
                select exists (
                    select from casework.same where community = :community and case_id = :id and person = :person)
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("person", here.person().value())
                .query(Boolean.class)
                .single();
    }
}
