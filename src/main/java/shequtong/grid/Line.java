package shequtong.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import shequtong.casework.spi.Errand;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Recall;
import shequtong.casework.spi.Word;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The line to one peer: brings an errand there and comes back with the number it has there. */
final class Line {

    private static final String PATH = "/cases";
    private static final String RECALL = "/cases/{reference}/recall";

    /** By which the other side knows what it was sent already. */
    private static final String KEY = "Idempotency-Key";

    /** As long as what is said of a stage. */
    private static final int WORDS = Word.WORDS;

    private static final int LONGEST = 65_536;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Peer peer;
    private final String secret;
    private final RestClient client;
    private final Breaker breaker;
    private final Clock clock;

    /** None to a peer that is not connected. */
    static Optional<Line> to(Peer peer, GridSettings settings, Clock clock) {
        var place = settings.at(peer);
        return place == null || place.secret() == null
                ? Optional.empty()
                : Optional.of(new Line(peer, place.url(), place.secret(), settings, clock));
    }

    private Line(Peer peer, String url, String secret, GridSettings settings, Clock clock) {
        this.peer = peer;
        this.secret = secret;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.connect()).build());
        requests.setReadTimeout(settings.patience());
        client = RestClient.builder().baseUrl(url).requestFactory(requests).build();
        breaker = new Breaker(settings.rest(), clock);
    }

    /** It did not arrive, or nobody knows whether it did. */
    static final class NotSent extends Exception {

        private final Fault fault;

        NotSent(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    Peer peer() {
        return peer;
    }

    Breaker breaker() {
        return breaker;
    }

    /** @param words why it goes on there */
    record Reply(boolean recalled, String words) {

        static final Reply BACK = new Reply(true, "");
    }

    private interface Asking<T> {

        T ask() throws NotSent;
    }

    /** Once more does no harm: the other side answers with the number that it gave the first time. */
    String bring(Errand errand) throws NotSent {
        return watched(() -> number(exchange(PATH, errand, errand.reference(), errand.reference())));
    }

    /** Once more does no harm: the other side says again what it said the first time. */
    Reply recall(Recall recall) throws NotSent {
        return watched(() -> reply(exchange(RECALL, recall, recall.reference(), recall.reference() + "-R")));
    }

    private <T> T watched(Asking<T> asking) throws NotSent {
        try {
            var answer = asking.ask();
            breaker.answered();
            return answer;
        } catch (NotSent e) {
            if (e.fault().lasting()) breaker.answered();
            else breaker.failed(e.fault() == Fault.SILENT);
            throw e;
        }
    }

    private Read exchange(String path, Object said, String reference, String key) throws NotSent {
        var body = JSON.writeValueAsBytes(said);
        var sign = Signature.of(
                secret, clock.instant().getEpochSecond(), UUID.randomUUID().toString(), body);
        try {
            return client.post()
                    .uri(path, reference)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(KEY, key)
                    .header(Signature.TIME, String.valueOf(sign.time()))
                    .header(Signature.NONCE, sign.nonce())
                    .header(Signature.SIGN, sign.sign())
                    .body(body)
                    .exchange((_, response) -> read(response));
        } catch (ResourceAccessException e) {
            throw new NotSent(silent(e) ? Fault.SILENT : Fault.UNREACHABLE);
        }
    }

    private record Read(int status, String body) {}

    private static Read read(ClientHttpResponse response) throws IOException {
        return new Read(
                response.getStatusCode().value(), new String(response.getBody().readNBytes(LONGEST), UTF_8));
    }

    private static String number(Read read) throws NotSent {
        understood(read);
        try {
            var number = JSON.readTree(read.body()).path("number").asString("");
            if (NUMBER.matcher(number).matches()) return number;
        } catch (JacksonException notJson) {
            throw new NotSent(Fault.GARBLED);
        }
        throw new NotSent(Fault.GARBLED);
    }

    /** A case that is not known there has nothing to be given back. */
    private static Reply reply(Read read) throws NotSent {
        if (read.status() == HttpStatus.NOT_FOUND.value()) return Reply.BACK;
        understood(read);
        try {
            var answer = JSON.readTree(read.body());
            if (!answer.path("recalled").isBoolean()) throw new NotSent(Fault.GARBLED);
            var words = answer.path("words")
                    .asString("")
                    .replaceAll("\\p{Cntrl}", " ")
                    .strip();
            return new Reply(answer.path("recalled").asBoolean(), words.substring(0, Math.min(words.length(), WORDS)));
        } catch (JacksonException notJson) {
            throw new NotSent(Fault.GARBLED);
        }
    }

    private static void understood(Read read) throws NotSent {
        if (read.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                || read.status() == HttpStatus.TOO_MANY_REQUESTS.value()) throw new NotSent(Fault.BROKEN);
        if (read.status() >= HttpStatus.BAD_REQUEST.value() && read.status() != HttpStatus.CONFLICT.value())
            throw new NotSent(Fault.REFUSED);
    }

    private static boolean silent(Throwable e) {
        for (var it = e.getCause(); it != null; it = it.getCause())
            if (it instanceof HttpTimeoutException || it instanceof java.util.concurrent.TimeoutException)
                return !(it instanceof java.net.http.HttpConnectTimeoutException);
        return false;
    }
}
