package shequtong.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * How somebody wants to see pages (R116): large type or not, light, dark or as their system has it. It lies in a cookie,
 * so that it holds before signing in, and reading it costs nothing.
 */
public record Look(boolean care, String theme) {

    private static final String COOKIE = "look";
    private static final Look PLAIN = new Look(false, "auto");

    static Look of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(it -> it.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .map(Look::parse)
                .orElse(PLAIN);
    }

    Look with(@org.jspecify.annotations.Nullable Boolean newCare, @org.jspecify.annotations.Nullable String newTheme) {
        return parse((newCare == null ? care : newCare) + "." + (newTheme == null ? theme : newTheme));
    }

    ResponseCookie cookie(boolean secure) {
        return ResponseCookie.from(COOKIE, care + "." + theme)
                .path("/")
                .maxAge(java.time.Duration.ofDays(400))
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
    }

    private static Look parse(String text) {
        var parts = text.split("\\.", 2);
        if (parts.length != 2) return PLAIN;
        var theme = switch (parts[1]) {
            case "light", "dark" -> parts[1];
            default -> "auto";
        };
        return new Look(Boolean.parseBoolean(parts[0]), theme);
    }
}
