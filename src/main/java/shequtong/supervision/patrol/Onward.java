package shequtong.supervision.patrol;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Errand;
import shequtong.supervision.patrol.Lines.Line;
import shequtong.web.Shell;

/** Leads a patroller on from line to line of the sheet, so that a round is walked without going back to it. */
@Repository
class Onward implements Errand {

    static final String NEXT = "/next";

    private final JdbcClient db;
    private final Clock clock;

    Onward(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Only while looking counts: within two hours of the round before it would lead in a circle (R53). */
    @Override
    public Optional<Shell.Choice> onward(PersonId person) {
        var now = clock.instant();
        return db.sql("""
                select area.short, round.number
                from supervision.round
                join organization.area_view area on area.id = round.area
                where round.person = :person and round.state = 'OPEN' and round.opens_at <= :now and round.closes_at > :now
                  and not exists (
                      select from supervision.round before
                      where before.mandate = round.mandate and before.day = round.day
                        and before.number < round.number and before.last_at > :apart)
                order by round.id
                limit 1
                """)
                .param("person", person.value())
                .param("now", now.atOffset(UTC))
                .param("apart", now.minus(Turn.APART).atOffset(UTC))
                .query((row, _) -> new Shell.Choice(
                        "接着" + Turn.of(row.getInt("number")).label(),
                        "/d/" + row.getString("short") + PatrolController.PATH + NEXT,
                        false))
                .optional();
    }

    /**
     * The page that the next line asks for: matters in their order, then communities, then a list if none was opened (R54).
     *
     * @param listed whether a list was opened on this round
     */
    static Optional<String> page(List<Line> lines, boolean listed) {
        var matter = lines.stream()
                .filter(it -> !it.opened() && it.title() != null)
                .findFirst()
                .map(it -> "/c/" + it.slug() + "/cases/" + it.matter());
        var place = lines.stream()
                .filter(it -> !it.opened() && it.matter() == null)
                .findFirst()
                .or(() -> listed ? Optional.empty() : lines.stream().findFirst())
                .map(it -> "/c/" + it.slug() + "/stories");
        return matter.or(() -> place);
    }
}
