package shequtong.residency.joining;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

record EstatesPage(String path, List<Estate> estates) implements Html {

    /** @param link what the code says; none when there is no code */
    record Estate(long id, String label, @Nullable String link) {}

    UUID once() {
        return UUID.randomUUID();
    }
}
