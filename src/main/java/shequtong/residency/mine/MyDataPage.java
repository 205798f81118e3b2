package shequtong.residency.mine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.joining.Consents;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param back where the reader lives, or their application
 * @param closing when their account will be closed, if they asked for it
 */
record MyDataPage(
        String back,
        List<Copy.Section> sections,
        List<Consents.Given> consents,
        @Nullable Instant closing,
        Faults faults)
        implements Html {

    boolean consented() {
        return consents.stream().anyMatch(it -> it.withdrawnAt() == null);
    }

    static String title(String kind) {
        return switch (kind) {
            case "JOINING" -> "实名核实住户身份（姓名、身份证号、手机号、住址）";
            default -> kind;
        };
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
