package shequtong.casework.file;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;

/** 联署人: whose cases went into one, straight or by way of another. They stay reporters of their own, and are told there. */
@Repository
public class Cosigners {

    private final JdbcClient db;

    Cosigners(JdbcClient db) {
        this.db = db;
    }

    /** @param own their own case, which they may always see */
    public record Cosigner(PersonId person, CaseId own) {}

    public List<Cosigner> of(long community, CaseId id) {
        return db.sql("""
                with recursive below as (
                    select merge.case_id, 1 as depth
                    from casework.merge
                    where merge.community = :community and merge.into_id = :id and merge.undone_at is null
                    union all
                    select merge.case_id, below.depth + 1
                    from casework.merge
                    join below on merge.into_id = below.case_id
                    where merge.community = :community and merge.undone_at is null and below.depth < 20)
                select file.reporter, file.id
                from below
                join casework.case_file file on file.community = :community and file.id = below.case_id
                where file.reporter <> 0
                order by file.id
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> new Cosigner(new PersonId(row.getLong("reporter")), new CaseId(row.getLong("id"))))
                .list();
    }
}
