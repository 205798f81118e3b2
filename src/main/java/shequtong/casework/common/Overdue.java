package shequtong.casework.common;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.common.CommonProblem.Open;

/** Reminds whoever leads that the day of a next step has passed and nothing was said of it: once for each day. */
@Service
@Transactional
class Overdue {

    private final Problems problems;
    private final CommonNotices notices;
    private final Clock clock;

    Overdue(Problems problems, CommonNotices notices, Clock clock) {
        this.problems = problems;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param due the day that was set; another since, or all solved, and nobody is told */
    void remind(long area, CommonId id, LocalDate due) {
        if (!(problems.locked(area, id) instanceof Open(var head)) || head.plan() == null) return;
        if (head.plan().due().equals(due) && head.plan().late(clock.instant())) notices.desk(area, id, due);
    }
}
