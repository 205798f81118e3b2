package shequtong.casework.common;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** Where the common problems are found, and what is told of them. */
@Configuration(proxyBeanMethods = false)
class CommonParts {

    @Bean
    static Place commonProblemsAtTheDesk() {
        return Place.desk(
                23, "工作", CommonController.PATH, "link", "共性问题", Position.of(Work.COMMUNITY, Work.COORDINATING));
    }

    @Bean
    static Kind commonPut() {
        return CommonNotices.PUT;
    }

    @Bean
    static Kind commonPlanned() {
        return CommonNotices.PLANNED;
    }

    @Bean
    static Kind commonMoved() {
        return CommonNotices.MOVED;
    }

    @Bean
    static Kind commonSolved() {
        return CommonNotices.SOLVED;
    }

    @Bean
    static Kind commonReopened() {
        return CommonNotices.REOPENED;
    }

    @Bean
    static Kind commonOverdue() {
        return CommonNotices.OVERDUE;
    }
}
