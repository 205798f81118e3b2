package shequtong.residency.handover;

import java.util.List;
import java.util.UUID;
import shequtong.web.Html;

/** @param decides whether this desk may move anything, or only looks */
record HandoverPage(String path, String estates, boolean decides, List<Handovers.Waiting> waiting) implements Html {

    UUID once() {
        return UUID.randomUUID();
    }
}
