package shequtong.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pretends to be the application: its sign-in, its cookies and forms, a list, a page with comments, its health. */
final class Rehearsal {

    private static final Set<String> OPTIONS = Set.of(
            "server.port",
            "management.server.port",
            "shequtong.data",
            "shequtong.demo",
            "shequtong.demo.scale",
            "forgetful",
            "stammering");

    private final RehearsalStories stories;

    private Rehearsal(RehearsalStories stories) {
        this.stories = stories;
    }

    public static void main(String... arguments) throws Exception {
        var options = Options.of(OPTIONS, arguments);
        var stories = RehearsalStories.in(
                Path.of(options.text("shequtong.data", "")), options.has("forgetful"), options.has("stammering"));
        var rehearsal = new Rehearsal(stories);
        serve(options.number("server.port", 0), Map.of("/demo", rehearsal::demo, "/stories", rehearsal::stories));
        serve(options.number("management.server.port", 0), Map.of("/actuator/health", rehearsal::health));
    }

    private static void serve(int port, Map<String, HttpHandler> routes) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        routes.forEach(server::createContext);
        server.start();
    }

    private void demo(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            signIn(exchange);
        } else {
            var token = UUID.randomUUID().toString();
            exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=" + token + "; Path=/; HttpOnly");
            answer(exchange, 200, form("/demo", token, "") + "<button name=\"person\" value=\"17\">王阿姨</button>");
        }
    }

    private void signIn(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        if (genuine(form, cookies(exchange))) {
            exchange.getResponseHeaders().add("Set-Cookie", "sqt=" + form.get("person") + "; Path=/; HttpOnly");
            redirect(exchange, "/");
        } else {
            answer(exchange, 403, "");
        }
    }

    private void stories(HttpExchange exchange) throws IOException {
        var cookies = cookies(exchange);
        try {
            if (!cookies.containsKey("sqt")) redirect(exchange, "/demo");
            else if (exchange.getRequestMethod().equals("POST")) tell(exchange, cookies);
            else {
                var blank = form(
                        "/stories", cookies.get("XSRF-TOKEN"), UUID.randomUUID().toString());
                answer(exchange, 200, "<h1>身边事</h1>" + blank + "<ul>" + stories.newest() + "</ul>");
            }
        } catch (SQLException e) {
            answer(exchange, 503, "歇一会儿再来");
        }
    }

    private void tell(HttpExchange exchange, Map<String, String> cookies) throws IOException, SQLException {
        var form = form(exchange);
        if (genuine(form, cookies)) {
            stories.tell(UUID.fromString(form.get("once")), form.get("text"));
            redirect(exchange, "/stories/");
        } else {
            answer(exchange, 403, "");
        }
    }

    private static boolean genuine(Map<String, String> form, Map<String, String> cookies) {
        return form.getOrDefault("_csrf", "").equals(cookies.get("XSRF-TOKEN"));
    }

    private void health(HttpExchange exchange) throws IOException {
        try {
            stories.newest();
            answer(exchange, 200, "UP");
        } catch (SQLException e) {
            answer(exchange, 503, "DOWN");
        }
    }

    private static String form(String action, String token, String once) {
        return """
                <form class="sq-form" method="post" action="%s">
                    <input type="hidden" name="_csrf" value="%s"><input type="hidden" name="once" value='%s'>
                </form>
                """.formatted(action, token, once);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return pairs(new String(exchange.getRequestBody().readAllBytes(), UTF_8), "&");
    }

    private static Map<String, String> cookies(HttpExchange exchange) {
        return pairs(
                exchange.getRequestHeaders()
                        .getOrDefault("Cookie", List.of("none="))
                        .getFirst(),
                "; ");
    }

    private static Map<String, String> pairs(String text, String separator) {
        return Stream.of(text.split(separator))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], UTF_8)));
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    /** Of unknown length, so that the driver meets chunks. */
    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(text.getBytes(UTF_8));
        }
    }
}
