package shequtong.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** From the cookie to the person, asked of the database when a request first needs to know: revoked is revoked at once. */
@Component
class Sessions implements SecurityContextRepository, AuthenticationEntryPoint {

    private static final String PLAIN = "sqt";

    /** Behind TLS the browser itself sees to it that no neighbouring host can set it. */
    private static final String BEHIND_TLS = "__Host-sqt";

    private final Accounts accounts;

    Sessions(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    @SuppressWarnings("deprecation") // Spring makes it lazy: loadDeferredContext calls this only when somebody asks
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return token(holder.getRequest())
                .map(Accounts::hash)
                .flatMap(accounts::session)
                .map(it -> UsernamePasswordAuthenticationToken.authenticated(it, null, List.of()))
                .map(SecurityContextImpl::new)
                .orElseGet(SecurityContextImpl::new);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session is opened by signing in, never as a side effect of a request.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    /** Where somebody is sent who has not signed in; htmx is told to leave the page too. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var back = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
        var door = SignInController.PATH + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        response.setHeader("HX-Redirect", door);
        if (request.getHeader("HX-Request") == null) response.sendRedirect(door);
        else response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    static Optional<String> token(HttpServletRequest request) {
        var name = name(request);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(it -> it.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    static ResponseCookie.ResponseCookieBuilder cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(name(request), token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(java.time.Duration.ofDays(30));
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? BEHIND_TLS : PLAIN;
    }
}
