package shequtong.residency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.organization.Here;

/** What those who came lately have seen to of their first steps here (S136). */
@Repository
public class Newcomers {

    private final JdbcClient db;
    private final Clock clock;

    Newcomers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public enum Step {
        /** Went to see what neighbours say. */
        LOOKED,
        /** Went to see who the committee are. */
        MET,
        /** Said that they keep the home they had before, too. */
        KEPT,
        /** Chose how to be called; told by the register and not by a tap. */
        NAMED,
        /** Wants the card no more. */
        DISMISSED
    }

    public Set<Step> done(Here here) {
        var done = EnumSet.noneOf(Step.class);
        db.sql("""
                select step from residency.first_step where community = :community and person = :person
                union all
                select 'NAMED' from residency.member
                where community = :community and person = :person and named_at is not null
                """)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .query(row -> {
                    var step = row.getString(1);
                    Arrays.stream(Step.values())
                            .filter(it -> it.name().equals(step))
                            .forEach(done::add);
                });
        return done;
    }

    @Transactional
    public void tick(Here here, Step step) {
        here.mustLive();
        db.sql("""
                insert into residency.first_step (community, person, step, at)
                values (:community, :person, :step, :now)
                on conflict do nothing
                """)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .param("step", step.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
