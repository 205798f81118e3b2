package shequtong.audit;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * {@code --shequtong.verify-audit=true}: says whether the audit fits and ends, with 0 or 1, before any port is opened.
 */
@Component
@ConditionalOnBooleanProperty("shequtong.verify-audit")
class VerifyNow implements SmartInitializingSingleton {

    private final Verifier verifier;
    private final ApplicationContext application;

    VerifyNow(Verifier verifier, ApplicationContext application) {
        this.verifier = verifier;
        this.application = application;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var verdict = verifier.verify();
        System.out.println(said(verdict));
        var code = SpringApplication.exit(application, () -> verdict.intact() ? 0 : 1);
        System.exit(code);
    }

    static String said(Verdict verdict) {
        var all = "审计记录：%d条链，%d条记录，%d个锚点".formatted(verdict.chains(), verdict.entries(), verdict.anchors());
        if (verdict.intact()) return all + "，全部对得上。";
        var said = new StringBuilder(all + "，有" + verdict.findings().size() + "处对不上：");
        for (var finding : verdict.findings())
            said.append("\n- ")
                    .append(
                            finding.kind() == Verdict.Kind.LINK || finding.kind() == Verdict.Kind.PIN
                                    ? "区域" + finding.area() + "的链，"
                                    : "")
                    .append(finding.kind().words(finding.number()));
        return said.toString();
    }
}
