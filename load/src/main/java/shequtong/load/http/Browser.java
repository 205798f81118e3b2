package shequtong.load.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One connection and the cookies that came over it. It connects anew when the server hung up; it follows no redirect. */
public final class Browser implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI site;
    private final Duration patience;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<Connection> connection = Optional.empty();

    public Browser(URI site, Duration patience) {
        this.site = site;
        this.patience = patience;
    }

    /** With cookies as a browser sends them: {@code name=value; name=value}. */
    public Browser(URI site, String cookies) {
        this(site, PATIENCE);
        for (var cookie : cookies.split(";")) keep(cookie.strip());
    }

    public Answer get(String path) throws IOException {
        return ask(request("GET " + path, "", ""));
    }

    public Answer post(Form form) throws IOException {
        return ask(request(form));
    }

    private byte[] request(Form form) {
        var body = form.encoded();
        return request(
                "POST " + form.action(),
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n",
                body);
    }

    /** Sends it and reads nothing: whatever the answer is, it is lost. */
    public void hangUpAfter(Form form) throws IOException {
        if (connection.isEmpty()) connection = Optional.of(Connection.to(site, patience));
        connection.get().send(request(form));
        close();
    }

    public String cookies() {
        return cookies.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(joining("; "));
    }

    private byte[] request(String what, String more, String body) {
        var cookie = cookies.isEmpty() ? "" : "Cookie: " + cookies() + "\r\n";
        return (what + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\nAccept: text/html, */*;q=0.8\r\n" + cookie
                        + more + "\r\n" + body)
                .getBytes(UTF_8);
    }

    private Answer ask(byte[] request) throws IOException {
        try {
            if (connection.isEmpty()) connection = Optional.of(Connection.to(site, patience));
            var answer = connection.get().ask(request);
            answer.headers("Set-Cookie").forEach(it -> keep(it.split(";", 2)[0]));
            if (answer.last()) close();
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** An empty value is how a server takes a cookie back. */
    private void keep(String cookie) {
        var parts = cookie.split("=", 2);
        if (parts.length < 2 || parts[1].isEmpty()) cookies.remove(parts[0]);
        else cookies.put(parts[0], parts[1]);
    }

    @Override
    public void close() throws IOException {
        if (connection.isPresent()) connection.get().close();
        connection = Optional.empty();
    }
}
