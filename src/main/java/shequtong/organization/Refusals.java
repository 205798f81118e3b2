package shequtong.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shequtong.audit.Actor;
import shequtong.audit.Watch;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Subject;

/**
 * Whatever somebody wanted below /c/{code} or /d/{area} and did not get is written down (R107): what they may not do,
 * and what is not there for them, which may be another community's. It stands before the door, so that who is turned
 * away there is noticed too.
 */
@Component
class Refusals implements HandlerInterceptor, WebMvcConfigurer {

    private static final int BEFORE_THE_DOOR = -10;

    private final Watch watch;
    private final Areas areas;

    Refusals(Watch watch, Areas areas) {
        this.watch = watch;
        this.areas = areas;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception ex) {
        var why = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        if (!(why instanceof Forbidden || why instanceof Missing)) return;
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof PersonId person)) return;
        watch.refused(
                actor(request, person),
                why instanceof Forbidden ? "organization.forbid" : "organization.miss",
                new Subject("web.route", number(variables(request).get("id"))),
                request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /** As what they came in; whoever did not is a stranger to the place they asked for. */
    private Actor actor(HttpServletRequest request, PersonId person) {
        if (request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer) return viewer.actor();
        return new Actor(person.value(), "STRANGER", areas.number(place(request)));
    }

    /** What follows /c/ or /d/, whether or not there is a route behind it. */
    private static String place(HttpServletRequest request) {
        var path = variables(request);
        var slug = path.get("code") == null ? path.get("area") : path.get("code");
        return slug == null ? request.getRequestURI().replaceFirst("^/[cd]/?([^/]*).*", "$1") : slug.toString();
    }

    /** A picture's name or a word in the place of a number is not repeated. */
    private static long number(@Nullable Object id) {
        var text = String.valueOf(id);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> it
                ? it
                : Map.of();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/c/**", "/d/**").order(BEFORE_THE_DOOR);
    }
}
