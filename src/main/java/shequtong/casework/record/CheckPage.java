package shequtong.casework.record;

import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/** For somebody who comes with a sheet of paper: a number and a receipt. */
record CheckPage(String path, String back, String number, String receipt, Faults faults) implements Html {

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
