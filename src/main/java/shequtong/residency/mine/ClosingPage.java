package shequtong.residency.mine;

import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

record ClosingPage(Faults faults) implements Html {

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
