package shequtong;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * What a browser sends with the form of its own page: the cookie and the token that the page printed for it. Spring's own
 * helper of this name exchanges the place where tokens are kept, for the rest of the context's life: pages served after it
 * set no cookie, and a law about tokens could not fail.
 */
public class Csrf {

    private static final String TOKEN = "5f0c2a51-0b5e-4b8e-9d43-2f4ad4c9f0e1";

    private Csrf() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            var others = Stream.ofNullable(request.getCookies()).flatMap(Stream::of);
            request.setCookies(Stream.concat(others, Stream.of(new Cookie("XSRF-TOKEN", TOKEN)))
                    .toArray(Cookie[]::new));
            request.setParameter("_csrf", printed(TOKEN));
            return request;
        };
    }

    /** As a page prints it: mixed with as many random bytes; here they are zero, so that it stays as it is. */
    private static String printed(String token) {
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        var mixed = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, mixed, bytes.length, bytes.length);
        return Base64.getUrlEncoder().encodeToString(mixed);
    }
}
