package shequtong.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shequtong.organization.Viewer;
import shequtong.web.Shell;

/** Puts the number beside the bell of every whole page. */
@Component
class Bell implements HandlerInterceptor, WebMvcConfigurer {

    private final Notices notices;

    Bell(Notices notices) {
        this.notices = notices;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer)
            Shell.Frame.of(request)
                    .ifPresent(it -> it.unread(notices.unread(viewer)).into(request));
        return true;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/c/**", "/d/**")
                .excludePathPatterns("/*/*/media/**")
                .order(1);
    }
}
