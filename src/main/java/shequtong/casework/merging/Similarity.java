package shequtong.casework.merging;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.Matter;
import shequtong.casework.file.Scope;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.organization.Viewer;

/**
 * What was reported before in nearly the same words. Rare pairs of characters count more than common ones, and how rare
 * one is, is counted among the community's own matters. Only the newest 1000 of a year are compared, so that
 * asking costs the same however long a community has been here.
 */
@Repository
public class Similarity {

    /** As many as somebody looks at while writing. */
    public static final int MOST = 3;

    /** Of what is written, so many pairs must be shared, and at least one in so many. */
    private static final int SHARED = 3;

    private static final int ONE_IN = 6;

    private final JdbcClient db;
    private final Clock clock;

    Similarity(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param but the case that is looked at, and only what was told before it is found; 0 while it is only written
     * @param open whether only what is still open will do
     */
    public List<Standing> to(Viewer viewer, long community, String words, long but, boolean open) {
        return db.sql("""
                with written as materialized (
                    select unnest(casework.grams(:words)) as gram),
                near as materialized (
                    select file.id, file.grams
                    from casework.case_file file
                    where file.community = :community and file.reported_at > :since and file.id <> :but
                      and file.aside is distinct from 'MERGED' and (not :open or file.state <> 'CLOSED')
                      and (:but = 0 or (file.reported_at, file.id) < (
                          select own.reported_at, own.id from casework.case_file own
                          where own.community = :community and own.id = :but))
                      and (:reach = 'STAFF' or file.reporter = :me or file.visibility <> 'COMMITTEE')
                    order by file.reported_at desc, file.id desc
                    limit 1000),
                hit as materialized (
                    select near.id, cardinality(near.grams) as size, written.gram
                    from near
                    cross join lateral unnest(near.grams) as it (gram)
                    join written on written.gram = it.gram),
                weighed as (
                    select gram, ln(1 + 1000::float8 / count(*)) as weight from hit group by gram),
                best as (
                    select hit.id, sum(weighed.weight) / sqrt(hit.size + 20) as score
                    from hit
                    join weighed using (gram)
                    group by hit.id, hit.size
                    having count(*) >= greatest(:shared, (select count(*) from written) / :oneIn)
                    order by score desc, hit.id desc
                    limit 3)
                select standing.*
                from best
                join casework.standing on standing.community = :community and standing.id = best.id
                where casework.seen(
                    standing.community, standing.id, standing.reporter, standing.visibility, :reach, :place, :me, :unit)
                order by best.score desc, best.id desc
                """)
                .param("words", words.substring(0, Math.min(words.length(), Matter.WORDS)))
                .param("community", community)
                .param("since", OffsetDateTime.now(clock).minusYears(1))
                .param("but", but)
                .param("open", open)
                .param("shared", SHARED)
                .param("oneIn", ONE_IN)
                .params(Scope.of(viewer).params())
                .query(Standings::row)
                .list();
    }
}
