package shequtong.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every page needs to know about the request it answers: bound by Templates while a page is written.
 *
 * @param csrf empty where the firewall turned an address away before anything else
 */
public record Shell(
        String csrf, String path, Look look, @Nullable Frame frame, List<Place> places, Signs signs, Instant now) {

    static final ScopedValue<Shell> CURRENT = ScopedValue.newInstance();

    public static Shell current() {
        return CURRENT.get();
    }

    static Shell of(HttpServletRequest request, List<Place> places, Instant now) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var frame = Frame.of(request).orElse(null);
        var signs = Signs.of(request);
        var shown = frame == null
                ? List.<Place>of()
                : places.stream()
                        .filter(it -> it.isFor(frame) && signs.shows(it))
                        .map(signs::named)
                        .toList();
        return new Shell(
                token == null ? "" : token.getToken(),
                request.getRequestURI(),
                Look.of(request),
                frame,
                shown,
                signs,
                now);
    }

    /** What the pages at this path are called here. */
    public String sign(String path, String otherwise) {
        return signs.names().getOrDefault(path, otherwise);
    }

    /**
     * Where the asker stands and as what. Put into the request by the module that knows.
     *
     * @param base the address its menu goes on from, /c/wsxc or /d/wsxc
     * @param role what the menu is chosen by
     * @param capacity in words, 居民 or 党组织书记
     * @param who the name of an official at the desk
     * @param others the homes and posts of the same person
     * @param looking what is said above every page to whoever only looks in
     */
    public record Frame(
            Place.Face face,
            String base,
            String area,
            String note,
            String role,
            String capacity,
            @Nullable String who,
            int unread,
            List<Choice> others,
            @Nullable Looking looking) {

        public void into(HttpServletRequest request) {
            request.setAttribute(Frame.class.getName(), this);
        }

        public static Optional<Frame> of(HttpServletRequest request) {
            return Optional.ofNullable((Frame) request.getAttribute(Frame.class.getName()));
        }

        public Frame unread(int count) {
            return new Frame(face, base, area, note, role, capacity, who, count, others, looking);
        }

        public String to(Place place) {
            return base + place.path();
        }
    }

    /** @param onward where they go on, or back */
    public record Looking(String words, @Nullable Choice onward) {}

    /** Another home or post of the same person, one tap away. */
    public record Choice(String label, String href, boolean current) {}
}
