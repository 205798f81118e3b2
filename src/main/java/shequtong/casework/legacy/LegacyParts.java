package shequtong.casework.legacy;

import java.util.HashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** Where the ledger is found, and what is told of it. */
@Configuration(proxyBeanMethods = false)
class LegacyParts {

    static final Kind MARKED = new Kind("casework.legacy-marked", "history", "“%s”列为历史遗留，每年复核");
    static final Kind ENDED = new Kind("casework.legacy-ended", "refresh", "“%s”不再列为历史遗留，请接着办");
    static final Kind REVIEW = new Kind("casework.legacy-review", "eye-check", "历史遗留“%s”到年度复核的时候了");

    @Bean
    static Place ledgerAtTheDesk() {
        var roles = new HashSet<>(Position.of(Work.COORDINATING));
        roles.add(Position.DISTRICT_STAFF.name());
        return Place.desk(26, "工作", LegacyController.PATH, "history", "历史遗留", Set.copyOf(roles));
    }

    @Bean
    static Kind legacyMarked() {
        return MARKED;
    }

    @Bean
    static Kind legacyEnded() {
        return ENDED;
    }

    @Bean
    static Kind legacyReviewDue() {
        return REVIEW;
    }
}
