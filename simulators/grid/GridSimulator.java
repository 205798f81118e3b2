import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 网格化平台, or a 城管通, in which nobody works and everything goes its way: {@code GRID_SECRET=… java GridSimulator.java
 * --name 网格化平台 --port 8091 --call http://localhost:8080/grid/platform/calls --speed 600 --seed 7}. POST /cases takes a
 * case; its clock runs so many times faster than ours and leads it from 受理 to 结案, and each step is called back. POST
 * /cases/…/recall asks one back, which it gives until it is dispatched, unless it keeps it. GET / shows
 * what there is, GET /cases and GET /counts are the same for tests.
 *
 * <p>Its faults are drawn from the seed: {@code --faults refuse=0.1,hang=0.1,error=0.1,garbage=0.1,lost=0.1,twice=0.2,
 * late=0.2,swap=0.2,never=0.1,reject=0.1,keep=0.1}, and POST /faults?… draws others from then on. It listens on this machine only and
 * forgets all when it ends.
 */
class GridSimulator {

    /** Hours of its clock after which a case gets so far. */
    private static final String[] STAGES = {"ACCEPTED", "FILED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"};

    private static final double[] HOURS = {0.5, 2, 4, 20, 4, 2};
    private static final Map<String, String> WORDS = Map.of(
            "ACCEPTED", "",
            "FILED", "",
            "DISPATCHED", "已派给承办单位",
            "HANDLED", "承办单位已到现场处置",
            "SUPERVISED", "超过处置时限，已督办",
            "VERIFIED", "现场核查，问题已经解决",
            "CLOSED", "问题已经解决，结案",
            "REJECTED", "不属于网格受理范围，请按原渠道办理");

    /** Given back: nothing more happens here. */
    private static final String RECALLED = "RECALLED";

    private static final int BODY = 65_536;
    private static final int TRIES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long HANG = 60_000;

    private static final Map<String, Case> CASES = new ConcurrentHashMap<>();
    private static final Map<String, Double> FAULTS = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger(100);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private static final Map<String, String> OPTIONS = new HashMap<>();
    private static String secret = "";
    private static Random random = new Random();

    /** @param steps what was called back, in order */
    record Case(String reference, String number, String body, List<String> steps) {}

    public static void main(String[] arguments) throws IOException {
        for (var i = 0; i + 1 < arguments.length; i += 2) OPTIONS.put(arguments[i], arguments[i + 1]);
        secret = Objects.requireNonNull(System.getenv("GRID_SECRET"), "GRID_SECRET");
        random = new Random(Long.parseLong(OPTIONS.getOrDefault("--seed", "7")));
        faults(OPTIONS.getOrDefault("--faults", ""));
        var port = Integer.parseInt(OPTIONS.getOrDefault("--port", "8091"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", GridSimulator::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println(title() + "模拟器 http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String title() {
        return OPTIONS.getOrDefault("--name", "网格化平台");
    }

    private static void faults(String text) {
        FAULTS.clear();
        for (var each : text.split("[,&]"))
            if (each.contains("=")) FAULTS.put(each.split("=")[0], Double.parseDouble(each.split("=")[1]));
    }

    /** Drawn in turn: the same seed and the same questions give the same faults. */
    private static synchronized boolean strikes(String fault) {
        return FAULTS.containsKey(fault) && random.nextDouble() < FAULTS.get(fault);
    }

    private static void count(String what) {
        COUNTS.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (asked.startsWith("POST /cases/") && asked.endsWith("/recall")) {
                recall(exchange, asked.split("/")[2]);
                return;
            }
            switch (asked) {
                case "POST /cases" -> take(exchange);
                case "POST /faults" -> {
                    faults(String.valueOf(exchange.getRequestURI().getQuery()));
                    send(exchange, 204, "text/plain", "");
                }
                case "GET /cases" -> send(exchange, 200, "application/json", list());
                case "GET /counts" -> send(exchange, 200, "application/json", counts());
                case "GET /" -> send(exchange, 200, "text/html", page());
                default -> send(exchange, 404, "text/plain", "没有这一页");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void take(HttpExchange exchange) throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readNBytes(BODY);
        if (fails(exchange, body)) return;
        var text = new String(body, UTF_8);
        var reference = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        var mine = new Case(reference, "WG-%06d".formatted(NUMBER.incrementAndGet()), text, new ArrayList<>());
        var first = CASES.putIfAbsent(reference, mine);
        count(first == null ? "accepted" : "repeated");
        if (first == null) Thread.startVirtualThread(() -> go(mine));
        if (strikes("lost")) return; // it has it, and nobody is told
        send(exchange, first == null ? 201 : 200, "application/json",
                "{\"number\":\"%s\"}".formatted((first == null ? mine : first).number()));
    }

    /** Whether a fault of its own, or of whoever asks, was all the answer. */
    private static boolean fails(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        count("asked");
        if (strikes("refuse")) return true; // the connection is closed without a word
        if (strikes("hang")) {
            Thread.sleep(HANG);
            return true;
        }
        if (strikes("error")) {
            send(exchange, 500, "text/plain", "内部错误");
            return true;
        }
        if (strikes("garbage")) {
            send(exchange, 200, "text/html", "<html><body>系统维护中</body></html>");
            return true;
        }
        if (signed(exchange, body)) return false;
        count("unsigned");
        send(exchange, 401, "text/plain", "签名不对");
        return true;
    }

    /** Given back once and said each time; what is dispatched already is kept. */
    private static void recall(HttpExchange exchange, String reference) throws IOException, InterruptedException {
        if (fails(exchange, exchange.getRequestBody().readNBytes(BODY))) return;
        var it = CASES.get(reference);
        if (it == null) {
            send(exchange, 404, "text/plain", "没有这件事");
            return;
        }
        boolean kept;
        synchronized (it) {
            kept = !it.steps().contains(RECALLED) && (it.steps().contains("DISPATCHED") || strikes("keep"));
            if (!kept && !it.steps().contains(RECALLED)) {
                it.steps().add(RECALLED);
                count("recalled");
            }
        }
        if (kept) count("kept");
        if (strikes("lost")) return; // it is done, and nobody is told
        send(exchange, 200, "application/json",
                kept ? "{\"recalled\":false,\"words\":\"已派给承办单位，不能退回\"}" : "{\"recalled\":true}");
    }

    private static boolean signed(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var right = sign(headers.getFirst("X-Grid-Time"), headers.getFirst("X-Grid-Nonce"), body);
        return right.equals(headers.getFirst("X-Grid-Signature"));
    }

    private static String sign(String time, String nonce, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((time + "\n" + nonce + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The way of one case. Each step has its number; what is swapped or late comes later than what follows it. */
    private static void go(Case it) {
        if (!OPTIONS.containsKey("--call") || strikes("never")) return;
        var rejected = strikes("reject");
        var supervised = strikes("supervise");
        var sequence = 0;
        for (var n = 0; n < STAGES.length; n++) {
            rest(HOURS[n]);
            synchronized (it) {
                if (it.steps().contains(RECALLED)) return;
            }
            if (n == 1 && rejected) {
                call(it, ++sequence, "REJECTED");
                return;
            }
            if (n == 3 && supervised) call(it, ++sequence, "SUPERVISED");
            call(it, ++sequence, STAGES[n]);
        }
    }

    private static void rest(double hours) {
        var speed = Double.parseDouble(OPTIONS.getOrDefault("--speed", "600"));
        try {
            Thread.sleep((long) (hours * 3_600_000 / speed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(Case it, int sequence, String stage) {
        synchronized (it) {
            it.steps().add(stage);
        }
        var body = "{\"reference\":\"%s\",\"number\":\"%s\",\"sequence\":%d,\"stage\":\"%s\",\"at\":\"%s\",\"words\":\"%s\"}"
                .formatted(it.reference(), it.number(), sequence, stage, Instant.now(), WORDS.get(stage))
                .getBytes(UTF_8);
        var late = strikes("late") ? 30.0 : strikes("swap") ? 5.0 : 0;
        if (late > 0) Thread.startVirtualThread(() -> {
            rest(late);
            tell(body);
        });
        else tell(body);
        if (strikes("twice")) tell(body);
    }

    /** Until it is taken, each time signed anew. */
    private static void tell(byte[] body) {
        for (var n = 0; n < TRIES; n++) {
            try {
                var time = String.valueOf(Instant.now().getEpochSecond());
                var nonce = UUID.randomUUID().toString();
                var status = CLIENT.send(
                                HttpRequest.newBuilder(URI.create(OPTIONS.get("--call")))
                                        .timeout(PATIENCE)
                                        .header("Content-Type", "application/json")
                                        .header("X-Grid-Time", time)
                                        .header("X-Grid-Nonce", nonce)
                                        .header("X-Grid-Signature", sign(time, nonce, body))
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                count("told " + status);
                if (status < 500) return;
                Thread.sleep(500);
            } catch (IOException e) {
                count("told nobody");
                sleep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String list() {
        return CASES.values().stream()
                .map(it -> "{\"reference\":\"%s\",\"number\":\"%s\",\"steps\":\"%s\",\"body\":%s}"
                        .formatted(it.reference(), it.number(), steps(it), it.body()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String steps(Case it) {
        synchronized (it) {
            return String.join(" ", it.steps());
        }
    }

    private static String counts() {
        return COUNTS.entrySet().stream()
                .map(it -> "\"%s\":%d".formatted(it.getKey(), it.getValue().get()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String page() {
        var rows = CASES.values().stream()
                .sorted((one, other) -> other.number().compareTo(one.number()))
                .limit(200)
                .map(it -> "<li><b>%s</b> %s<p>%s</p><p>%s</p></li>"
                        .formatted(html(it.number()), html(it.reference()), html(field(it.body(), "purpose")), steps(it)))
                .collect(Collectors.joining());
        return """
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s模拟器</title>
                <style>body{font:16px/1.6 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}li{margin:.8em 0}
                p{margin:0}</style></head><body><h1>%s模拟器</h1><p>收到的事都在这里，最新的在上面。</p><ul>%s</ul></body></html>
                """.formatted(title(), title(), rows.isEmpty() ? "<li>还没有</li>" : rows);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
