package shequtong.casework.common;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** Where the common problems are found. */
@Configuration(proxyBeanMethods = false)
class CommonParts {

    @Bean
    static Place commonProblemsAtTheDesk() {
        return Place.desk(
                23, "工作", CommonController.PATH, "link", "共性问题", Position.of(Work.COMMUNITY, Work.COORDINATING));
    }
}
