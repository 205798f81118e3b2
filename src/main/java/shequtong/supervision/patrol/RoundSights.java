package shequtong.supervision.patrol;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.supervision.Eyes;

/** One's own rounds, as notices name them; somebody else's are nothing that is there. */
@Repository
class RoundSights implements Sight {

    private final JdbcClient db;

    RoundSights(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String kind() {
        return Walk.ROUND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        return db
                .sql("""
                        select id, day, number from supervision.round where id = any(:ids) and person = :me
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("me", viewer.person().value())
                .query((row, _) -> Map.entry(
                        row.getLong("id"),
                        new Seen(
                                day(row.getObject("day", LocalDate.class))
                                        + Turn.of(row.getInt("number")).label(),
                                viewer.path(PatrolController.PATH),
                                false)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String day(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** A day's patrols, for a desk that oversees them: it is there for every day. */
    @Component
    static class OfDays implements Sight {

        /** Beyond these a number is no day. */
        private static final long LAST = LocalDate.of(2999, 12, 31).toEpochDay();

        @Override
        public String kind() {
            return Walk.DAY;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            if (!(viewer instanceof Duty duty) || !Eyes.oversees(duty)) return Map.of();
            return ids.stream().filter(it -> it >= 0 && it <= LAST).distinct().collect(toMap(it -> it, it -> {
                var day = LocalDate.ofEpochDay(it);
                return new Seen(day(day) + "网上巡查", duty.path(PatrolController.PATH + "/report?day=" + day), false);
            }));
        }
    }
}
