package shequtong.casework.ways;

import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;

/** What was asked, decided and told on the way of a case: all of it in one statement, whatever page it is for. */
@Repository
class Ways {

    private final JdbcClient db;

    Ways(JdbcClient db) {
        this.db = db;
    }

    enum Kind {
        OBJECTION,
        BOUNCE,
        EXTENSION,
        SUSPENSION,
        RESOURCE,
        REMINDER,
        STAGE
    }

    /**
     * @param number its own; that of the dispatch where there can be one for each; the days of a stage
     * @param moved where a clock was put that rests
     * @param state how far it is, or which sort it is
     * @param answer why it was not granted
     */
    record Way(
            Kind kind,
            long number,
            @Nullable Long dispatch,
            Instant at,
            @Nullable Instant until,
            @Nullable Instant moved,
            @Nullable Instant review,
            String state,
            String words,
            String detail,
            String answer) {

        boolean open() {
            return state.equals("OPEN");
        }
    }

    List<Way> of(long community, CaseId id) {
        return db.sql("""
                select kind, number, dispatch, at, until, moved, review, state, words, detail, answer
                from casework.way
                where community = :community and case_id = :case
                order by at, number
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> {
                    var dispatch = row.getLong("dispatch");
                    return new Way(
                            Kind.valueOf(row.getString("kind")),
                            row.getLong("number"),
                            row.getObject("dispatch") == null ? null : dispatch,
                            instant(row, "at"),
                            maybe(row, "until"),
                            maybe(row, "moved"),
                            maybe(row, "review"),
                            row.getString("state"),
                            row.getString("words"),
                            row.getString("detail"),
                            row.getString("answer"));
                })
                .list();
    }
}
