package shequtong.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody wrote into a form that came to nothing, to be shown to them again. Only what our own page sent is: a
 * stranger's page has no say in what stands on ours.
 */
final class Written {

    private static final Pattern FORMS = Pattern.compile("/[cd]/.+|/error");

    /** Shorter than this is typed again more quickly than copied. */
    private static final int SHORTEST = 6;

    private Written() {}

    static List<String> of(HttpServletRequest request) {
        if (request.getMethod().equals("GET")
                || !FORMS.matcher(request.getRequestURI()).matches()
                || !ours(request)) return List.of();
        return Parking.fields(request).stream()
                .filter(it -> it.written() && it.value().length() >= SHORTEST)
                .map(Parking.Field::value)
                .toList();
    }

    private static boolean ours(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        var origin = request.getHeader("Origin");
        return origin != null && origin.endsWith("//" + request.getHeader("Host"));
    }
}
