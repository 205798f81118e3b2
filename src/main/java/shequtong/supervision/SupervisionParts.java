package shequtong.supervision;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** The places of this module in the menus of those whose work it is. */
@Configuration(proxyBeanMethods = false)
class SupervisionParts {

    private static final String GROUP = "督查";

    @Bean
    static Place observatoryAtTheDesk() {
        return Place.desk(52, GROUP, "/observatory", "eye", "观察台", Eyes.patrols());
    }

    @Bean
    static Place patrolAtTheDesk() {
        return Place.desk(53, GROUP, "/patrol", "binoculars", "网上巡查", Eyes.patrols());
    }

    @Bean
    static Place findingsAtTheDesk() {
        return Place.desk(54, GROUP, "/findings", "pencil", "我的发现", Eyes.patrols());
    }

    @Bean
    static Place ordersAtTheDesk() {
        return Place.desk(55, GROUP, "/orders", "flame", "督办事项", both());
    }

    @Bean
    static Place remarksAtTheDesk() {
        return Place.desk(56, GROUP, "/findings", "binoculars", "巡查提醒", Position.of(Work.COMMUNITY));
    }

    @Bean
    static Place ratingsAtTheDesk() {
        return Place.desk(57, GROUP, "/ratings", "mood-sad", "不满意的评价", Eyes.overseeing());
    }

    @Bean
    static Place pairingAtTheDesk() {
        return Place.desk(61, "辖区", "/pairing", "users", "分片联系人", Eyes.pairing());
    }

    private static Set<String> both() {
        return Stream.concat(Eyes.overseeing().stream(), Position.of(Work.COMMUNITY).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
