package shequtong.casework.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;

/** The words of the notices about what is in the grid. */
@Configuration(proxyBeanMethods = false)
class GridNotices {

    static final Kind STUCK = new Kind("casework.grid-stuck", "alert-triangle", "“%s”没能送到网格，请去“网格送达”看看");
    static final Kind RETURNED = new Kind("casework.grid-returned", "corner-up-left", "网格退回了“%s”，请另外安排");

    @Bean
    static Kind gridStuck() {
        return STUCK;
    }

    @Bean
    static Kind gridReturned() {
        return RETURNED;
    }
}
