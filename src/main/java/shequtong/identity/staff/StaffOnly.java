package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shequtong.identity.Proof;
import shequtong.identity.StaffDoor;

/** What staff change of their own account asks for a session of staff; one whose password is too old, for that first. */
@Component
class StaffOnly implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Proof.staff() || Proof.mustRenew() && request.getRequestURI().equals(StaffDoor.RENEWAL)) return true;
        StaffDoor.lead(request, response);
        return false;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/me/security/**");
    }
}
