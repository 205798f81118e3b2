package shequtong.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the pages of this place are signposted: what they are called here, and which are not offered here, both by the
 * path that their {@link Place} has. Put into the request by the module that knows.
 */
public record Signs(Map<String, String> names, Set<String> off) {

    private static final Signs NONE = new Signs(Map.of(), Set.of());

    public void into(HttpServletRequest request) {
        request.setAttribute(Signs.class.getName(), this);
    }

    static Signs of(HttpServletRequest request) {
        return Optional.ofNullable((Signs) request.getAttribute(Signs.class.getName()))
                .orElse(NONE);
    }

    boolean shows(Place place) {
        return off.stream()
                .noneMatch(it -> place.path().equals(it) || place.path().startsWith(it + "/"));
    }

    Place named(Place place) {
        var name = names.get(place.path());
        return name == null ? place : place.called(name);
    }
}
