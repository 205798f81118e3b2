package shequtong.casework.consents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;

/** What a reporter is told. */
@Configuration(proxyBeanMethods = false)
class ConsentParts {

    static final Kind UNMASKED = new Kind("casework.unmasked", "eye", "承办“%s”的单位看了您的称呼和楼栋");

    @Bean
    static Kind reporterUnmasked() {
        return UNMASKED;
    }
}
