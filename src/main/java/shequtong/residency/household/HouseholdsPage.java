package shequtong.residency.household;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * 一户一档, for the committee.
 *
 * @param moves who waits to be registered in another dwelling
 * @param refusing the move whose form came back, and what was typed into it
 */
record HouseholdsPage(
        String path,
        String base,
        Lists.Tab tab,
        String building,
        String room,
        Slice<Line> lines,
        List<Wish> moves,
        long refusing,
        String words,
        Faults faults)
        implements Html {

    record Line(
            long id,
            String estate,
            String dwelling,
            @Nullable Shown head,
            int members,
            int awaiting,
            int disputed,
            int lapsing) {}

    record Wish(long id, Shown who, String estate, String dwelling, String relation, Instant at) {}

    Lists.Tab[] tabs() {
        return Lists.Tab.values();
    }

    String to(Lists.Tab other) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("tab", other.name())
                .build()
                .toUriString();
    }

    /** The list as it is searched, for its next page. */
    String list() {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("tab", tab.name())
                .queryParam("building", "{building}")
                .queryParam("room", "{room}")
                .encode()
                .buildAndExpand(building, room)
                .toUriString();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
