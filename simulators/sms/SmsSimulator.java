import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A short-message gateway that sends nothing and shows everything: {@code java SmsSimulator.java --port 8090}. POST /
 * takes {"to": …, "text": …}, GET / shows what came, GET /messages?to=… is the same for tests. It listens on this machine
 * only and forgets all when it ends.
 */
class SmsSimulator {

    private static final int KEPT = 200;
    private static final int BODY = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Deque<Message> MESSAGES = new ConcurrentLinkedDeque<>();

    record Message(String to, String text, String at) {}

    public static void main(String[] arguments) throws IOException {
        var port = 8090;
        for (var i = 0; i + 1 < arguments.length; i++)
            if (arguments[i].equals("--port")) port = Integer.parseInt(arguments[i + 1]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", SmsSimulator::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println("短信模拟器 http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "POST /" -> take(exchange);
                case "GET /" -> send(exchange, 200, "text/html", page());
                case "GET /messages" -> send(exchange, 200, "application/json", list(asked(exchange)));
                default -> send(exchange, 404, "text/plain", "没有这一页");
            }
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readNBytes(BODY), UTF_8);
        var to = field(body, "to");
        var text = field(body, "text");
        if (to.isEmpty() || text.isEmpty()) {
            send(exchange, 400, "text/plain", "要有 to 和 text");
            return;
        }
        MESSAGES.addFirst(new Message(to, text, TIME.format(LocalTime.now(ZoneId.of("Asia/Shanghai")))));
        while (MESSAGES.size() > KEPT) MESSAGES.pollLast();
        send(exchange, 202, "application/json", "{}");
    }

    /** The value of a text field of a flat JSON object, which is all that is ever sent here. */
    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String quoted) {
        return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)").matcher(quoted).replaceAll(it -> {
            var escape = it.group(1);
            var character = switch (escape.charAt(0)) {
                case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'r' -> "\r";
                default -> escape;
            };
            return java.util.regex.Matcher.quoteReplacement(character);
        });
    }

    private static String asked(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return Arrays.stream((query == null ? "" : query).split("&"))
                .filter(it -> it.startsWith("to="))
                .map(it -> URLDecoder.decode(it.substring(3), UTF_8))
                .findFirst()
                .orElse("");
    }

    private static String list(String to) {
        return MESSAGES.stream()
                .filter(it -> to.isEmpty() || it.to().equals(to))
                .map(it -> "{\"to\":\"%s\",\"text\":\"%s\",\"at\":\"%s\"}"
                        .formatted(quoted(it.to()), quoted(it.text()), it.at()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }

    private static String page() {
        var rows = MESSAGES.stream()
                .map(it -> "<li><b>%s</b> <time>%s</time><p>%s</p></li>".formatted(html(it.to()), it.at(), html(it.text())))
                .collect(Collectors.joining());
        return """
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>短信模拟器</title>
                <style>body{font:16px/1.6 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}li{margin:.8em 0}
                time{color:#666}p{margin:0}</style></head><body><h1>短信模拟器</h1><p>收到的短信都在这里，最新的在上面。</p>
                <ul>%s</ul></body></html>
                """.formatted(rows.isEmpty() ? "<li>还没有短信</li>" : rows);
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
