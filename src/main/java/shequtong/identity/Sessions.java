package shequtong.identity;

import static org.springframework.http.HttpHeaders.SET_COOKIE;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import shequtong.identity.accounts.OpenSessions;
import shequtong.web.Parking;

/** From the cookie to the person, asked of the database when a request first needs to know: revoked is revoked at once. */
@Component
class Sessions implements SecurityContextRepository, AuthenticationEntryPoint {

    private static final String PLAIN = "sqt";

    /** Behind TLS the browser itself sees to it that no neighbouring host can set it. */
    private static final String BEHIND_TLS = "__Host-sqt";

    private static final Pattern STAFF = Pattern.compile("/(d|staff|me/security)(/.*)?");

    private final OpenSessions open;
    private final Parking parking;

    Sessions(OpenSessions open, Parking parking) {
        this.open = open;
        this.parking = parking;
    }

    @Override
    @SuppressWarnings("deprecation") // Spring makes it lazy: loadDeferredContext calls this only when somebody asks
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return token(holder.getRequest())
                .map(OpenSessions::hash)
                .flatMap(open::find)
                .map(it -> UsernamePasswordAuthenticationToken.authenticated(it.person(), null, List.of(it.proof())))
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

    /**
     * Where somebody is sent who has not signed in, or whose session has ended: to the door that fits the address, and
     * from there to what they had written.
     */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        var staff = STAFF.matcher(request.getRequestURI()).matches();
        var parked = token(request)
                .map(OpenSessions::hash)
                .flatMap(open::ended)
                .flatMap(it -> parking.park(
                        UsernamePasswordAuthenticationToken.unauthenticated(it, null)
                                .getName(),
                        request));
        StaffDoor.lead(staff ? StaffDoor.PATH : SignInController.PATH, parked, request, response);
    }

    static Optional<String> token(HttpServletRequest request) {
        var name = name(request);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(it -> it.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** The hash of this browser's session; of nothing, if it has none. */
    static String hash(HttpServletRequest request) {
        return token(request).map(OpenSessions::hash).orElse("");
    }

    /** Told once, to the browser alone. */
    static void tell(String token, Duration life, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                SET_COOKIE,
                ResponseCookie.from(name(request), token)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? BEHIND_TLS : PLAIN;
    }
}
