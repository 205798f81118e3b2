package shequtong.casework.closing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** Where the ends that wait for the tier above are found, and what is told of them. */
@Configuration(proxyBeanMethods = false)
class ClosingParts {

    static final Kind ASKED = new Kind("casework.force-asked", "archive", "“%s”申请不经评价办结，请您决定");
    static final Kind DECIDED = new Kind("casework.force-decided", "archive", "“%s”的办结申请有了结果");
    static final Kind TO_VERIFY = new Kind("casework.to-verify", "eye-check", "“%s”没有人评价，请核查是不是真的解决了");
    static final Kind VERIFY_LATE = new Kind("casework.verify-late", "alarm", "“%s”到期还没有核查");
    static final Kind VERIFIED = new Kind("casework.verified", "eye-check", "街镇核查了“%s”");

    @Bean
    static Place closingsAtTheDesk() {
        return Place.desk(27, "工作", ClosingsController.PATH, "eye-check", "办结把关", Position.of(Work.COORDINATING));
    }

    @Bean
    static Kind forceAsked() {
        return ASKED;
    }

    @Bean
    static Kind forceDecided() {
        return DECIDED;
    }

    @Bean
    static Kind caseToVerify() {
        return TO_VERIFY;
    }

    @Bean
    static Kind verificationLate() {
        return VERIFY_LATE;
    }

    @Bean
    static Kind caseVerified() {
        return VERIFIED;
    }
}
