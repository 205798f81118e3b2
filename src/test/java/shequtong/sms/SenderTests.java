package shequtong.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shequtong.identity.Phone;
import shequtong.kernel.Refused;

/** The real adapter against the simulator, each in a process of its own. */
class SenderTests {

    static Process simulator;
    static String url = "";

    @BeforeAll
    static void start() throws IOException {
        simulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "simulators/sms/SmsSimulator.java",
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        url = simulator.inputReader(StandardCharsets.UTF_8).readLine().replaceFirst(".* ", "");
    }

    @AfterAll
    static void stop() {
        simulator.destroy();
    }

    @Test
    void theMessageArrivesAndIsShown() throws Exception {
        new Sender(url).send(new Phone("13800138000"), "042137");

        assertThat(get("/messages?to=13800138000")).contains("验证码042137，10分钟内有效", "\"to\":\"13800138000\"");
        assertThat(get("/messages?to=13900139000")).isEqualTo("[]");
        assertThat(get("/")).contains("13800138000", "042137", "http-equiv=\"refresh\"");
    }

    @Test
    void showsWhatCameAsTextAndTheNewestFirst() throws Exception {
        post("{\"to\": \"1\", \"text\": \"<b>\\\"a\\\" \\u4f60</b>\"}");
        post("{\"to\": \"1\", \"text\": \"later\"}");

        assertThat(get("/")).contains("&lt;b&gt;&quot;a&quot; 你").doesNotContain("<b>\"a\"");
        assertThat(get("/messages?to=1").indexOf("later"))
                .isLessThan(get("/messages?to=1").indexOf("你"));
        assertThat(post("nonsense")).isEqualTo(400);
    }

    @Test
    void saysSoWhenNobodyIsThere() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Sender("http://127.0.0.1:1").send(new Phone("13800138000"), "042137"))
                .withMessage("短信暂时发不出去，请稍后再试");
    }

    /** A gateway that takes the call and never answers: whoever stands at the gate waits three seconds, not for ever. */
    @Test
    void losesPatienceAfterThreeSeconds() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var start = Instant.now();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> new Sender("http://127.0.0.1:" + silent.getLocalPort())
                            .send(new Phone("13800138000"), "042137"));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
        }
    }

    private static String get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static int post(String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + "/"))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
