package shequtong.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shequtong.kernel.Missing;

/** Comes after {@link AtTheDoor}: what a community has switched off does not exist there, for observers neither (S9). */
@Component
class SectionGate implements HandlerInterceptor, WebMvcConfigurer {

    private static final String COMMUNITY = "/c/{code}";

    private final Sections sections;

    SectionGate(Sections sections) {
        this.sections = sections;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(Viewer.class.getName()) instanceof Here here) {
            var within = within(request);
            if (sections.closes(here.community(), within)) throw new Missing(within);
            sections.signs(here.community()).into(request);
        }
        return true;
    }

    /** Asked of the route and not of the address, which may be written in more ways than one. */
    private static String within(HttpServletRequest request) {
        var route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return route.startsWith(COMMUNITY) ? route.substring(COMMUNITY.length()) : route;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/c/**").order(1);
    }
}
