package shequtong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Where somebody is led who comes to a desk and has not proved enough yet; afterwards they are led back. */
public final class StaffDoor {

    public static final String PATH = "/staff/sign-in";

    /** Where a password is changed that is older than it may be. */
    public static final String RENEWAL = "/me/security/password";

    private StaffDoor() {}

    public static void lead(HttpServletRequest request, HttpServletResponse response) {
        lead(Proof.mustRenew() ? RENEWAL : PATH, Optional.empty(), request, response);
    }

    /**
     * Htmx is told to leave the page too: a form is not a place to come back to.
     *
     * @param parked where what they had written waits for them
     */
    static void lead(String door, Optional<String> parked, HttpServletRequest request, HttpServletResponse response) {
        var back = parked.orElse(request.getMethod().equals("GET") ? request.getRequestURI() : "/");
        var there = door + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        response.setHeader("HX-Redirect", there);
        if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(HttpHeaders.LOCATION, there);
        } else response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
