package shequtong.casework;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.casework.file.Telling;
import shequtong.notification.Notice;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.organization.Section;
import shequtong.web.Place;

/** What this module makes known to those below it: its places in the menus and the words of its notices. */
@Configuration(proxyBeanMethods = false)
class CaseworkParts {

    @Bean
    Place casesAtTheDesk() {
        return Place.desk(20, "工作", "/cases", "message-report", "身边事办理", of(Work.COMMUNITY, Work.COORDINATING));
    }

    @Bean
    Place tasksAtTheDesk() {
        return Place.desk(21, "工作", "/tasks", "inbox", "派单", of(Work.HANDLING, Work.COORDINATING));
    }

    @Bean
    Section responseBoard() {
        return new Section("RESPONSE_BOARD", "/board", "chart-bar");
    }

    private static Set<String> of(Work... works) {
        return Stream.of(works).flatMap(it -> Position.of(it).stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    Notice.Kind caseRaised() {
        return Telling.RAISED;
    }

    @Bean
    Notice.Kind caseUrgent() {
        return Telling.URGENT;
    }

    @Bean
    Notice.Kind caseNudged() {
        return Telling.NUDGED;
    }

    @Bean
    Notice.Kind caseHandled() {
        return Telling.HANDLED;
    }

    @Bean
    Notice.Kind caseRated() {
        return Telling.RATED;
    }

    @Bean
    Notice.Kind caseRework() {
        return Telling.REWORK;
    }

    @Bean
    Notice.Kind caseHanded() {
        return Telling.HANDED;
    }

    @Bean
    Notice.Kind caseReplied() {
        return Telling.REPLIED;
    }

    @Bean
    Notice.Kind caseMoved() {
        return Telling.MOVED;
    }

    @Bean
    Notice.Kind caseAnswered() {
        return Telling.ANSWERED;
    }

    @Bean
    Notice.Kind caseClosed() {
        return Telling.CLOSED;
    }

    @Bean
    Notice.Kind caseCommented() {
        return Telling.COMMENTED;
    }

    @Bean
    Notice.Kind caseDispatched() {
        return Telling.DISPATCHED;
    }

    @Bean
    Notice.Kind caseWithdrawn() {
        return Telling.WITHDRAWN;
    }

    @Bean
    Notice.Kind casePressed() {
        return Telling.PRESSED;
    }

    @Bean
    Notice.Kind caseFirstHalf() {
        return Telling.FIRST_HALF;
    }

    @Bean
    Notice.Kind caseFirstOver() {
        return Telling.FIRST_OVER;
    }

    @Bean
    Notice.Kind caseFirstTwice() {
        return Telling.FIRST_TWICE;
    }

    @Bean
    Notice.Kind caseHandlingHalf() {
        return Telling.HANDLING_HALF;
    }

    @Bean
    Notice.Kind caseHandlingOver() {
        return Telling.HANDLING_OVER;
    }

    @Bean
    Notice.Kind caseHandlingTwice() {
        return Telling.HANDLING_TWICE;
    }
}
