package shequtong.casework.merging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.casework.file.Telling;
import shequtong.notification.Notice;

/** The words of the notices about merged cases. */
@Configuration(proxyBeanMethods = false)
class MergeParts {

    @Bean
    Notice.Kind caseMerged() {
        return Telling.MERGED;
    }

    @Bean
    Notice.Kind caseParted() {
        return Telling.PARTED;
    }

    @Bean
    Notice.Kind caseCosigned() {
        return Telling.COSIGNED;
    }
}
