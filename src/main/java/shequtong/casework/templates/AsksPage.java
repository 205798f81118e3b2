package shequtong.casework.templates;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param changes whether this colleague may change them
 * @param face as residents read the rules
 * @param version of the community's own; 0 while the district's hold
 */
record AsksPage(
        String path,
        boolean changes,
        String face,
        String words,
        int version,
        List<Group> groups,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    /**
     * What is asked about the matters of one major.
     *
     * @param typed what was written and could not be kept; none otherwise
     */
    record Group(
            String key,
            String label,
            List<String> questions,
            @Nullable String typed) {

        String lines() {
            return typed == null ? String.join("\n", questions) : typed;
        }
    }

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
