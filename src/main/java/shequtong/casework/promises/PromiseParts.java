package shequtong.casework.promises;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** The place of promises in the menu, and the words of their notices. */
@Configuration(proxyBeanMethods = false)
class PromiseParts {

    @Bean
    Place promisesAtTheDesk() {
        return Place.desk(22, "工作", "/promises", "clock", "公开承诺", committee());
    }

    private static Set<String> committee() {
        return Position.of(Work.COMMUNITY).stream().collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    Notice.Kind promiseMade() {
        return Keeping.MADE;
    }

    @Bean
    Notice.Kind promiseKept() {
        return Keeping.KEPT;
    }

    @Bean
    Notice.Kind promiseMoved() {
        return Keeping.MOVED;
    }

    @Bean
    Notice.Kind promiseNear() {
        return Keeping.NEAR;
    }

    @Bean
    Notice.Kind promiseBroken() {
        return Keeping.BROKEN;
    }
}
