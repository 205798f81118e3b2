package shequtong.casework.onbehalf;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.casework.file.Telling;
import shequtong.notification.Notice;

/** The words of the notices about what was written down for somebody. */
@Configuration(proxyBeanMethods = false)
class OnBehalfParts {

    @Bean
    Notice.Kind caseRecorded() {
        return OnBehalf.OFFERED;
    }

    @Bean
    Notice.Kind caseTakenOver() {
        return Telling.TAKEN_OVER;
    }
}
