package shequtong.residency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * What a resident's own home asks of them today, on the first page: nothing, most days.
 *
 * @param rest why they only read for now
 * @param until when they have to have said that they still live here; only while they are asked
 * @param awaiting how many newcomers wait for the head's word
 * @param offered whether they are asked to be the head
 * @param before the homes they had before they came here, until they say whether they keep them
 */
public record HomeCard(
        String path,
        String label,
        @Nullable String rest,
        @Nullable Instant until,
        int awaiting,
        boolean offered,
        List<Other> before)
        implements Html {

    public record Other(long community, String label) {}

    public UUID once() {
        return UUID.randomUUID();
    }
}
