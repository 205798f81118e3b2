package shequtong.residency.mine;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

record ClosingPage(Faults faults) implements Html {

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
