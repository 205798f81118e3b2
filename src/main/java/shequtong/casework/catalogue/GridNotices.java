package shequtong.casework.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;

/** The words of the notices about what is in the grid. */
@Configuration(proxyBeanMethods = false)
class GridNotices {

    static final Kind STUCK = new Kind("casework.grid-stuck", "alert-triangle", "“%s”没能送到网格，请去“网格送达”看看");
    static final Kind RETURNED = new Kind("casework.grid-returned", "corner-up-left", "网格退回了“%s”，请另外安排");

    static final Kind RECALLED = new Kind("casework.grid-recalled", "corner-up-left", "有人请网格退回“%s”");
    static final Kind BACK = new Kind("casework.grid-back", "corner-up-left", "网格同意退回“%s”，请另外安排");
    static final Kind KEPT = new Kind("casework.grid-kept", "grid-dots", "网格没有同意退回“%s”，接着在网格里办");

    @Bean
    static Kind gridRecalled() {
        return RECALLED;
    }

    @Bean
    static Kind gridBack() {
        return BACK;
    }

    @Bean
    static Kind gridKept() {
        return KEPT;
    }

    @Bean
    static Kind gridStuck() {
        return STUCK;
    }

    @Bean
    static Kind gridReturned() {
        return RETURNED;
    }
}
