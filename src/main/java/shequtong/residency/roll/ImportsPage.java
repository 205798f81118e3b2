package shequtong.residency.roll;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/** All files of a community, the newest first, and where the next is sent in. */
record ImportsPage(String path, String roll, Slice<Line> lines, Faults faults, UUID once) implements Html {

    record Line(Import file, Shown preparer) {}

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
