package shequtong.casework.onbehalf;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shequtong.residency.Shown;
import shequtong.web.Html;

record OfferedPage(String back, List<Row> rows) implements Html {

    record Row(String path, String title, String words, Instant at, Shown by) {}

    UUID once() {
        return UUID.randomUUID();
    }
}
