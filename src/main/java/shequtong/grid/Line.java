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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The line to one peer: brings an errand there and comes back with the number it has there. */
final class Line {

    private static final String PATH = "/cases";

    /** By which the other side knows what it was sent already. */
    private static final String KEY = "Idempotency-Key";

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

    /** Once more does no harm: the other side answers with the number that it gave the first time. */
    String bring(Errand errand) throws NotSent {
        try {
            var number = exchange(errand);
            breaker.answered();
            return number;
        } catch (NotSent e) {
            if (e.fault().lasting()) breaker.answered();
            else breaker.failed(e.fault() == Fault.SILENT);
            throw e;
        }
    }

    private String exchange(Errand errand) throws NotSent {
        var body = JSON.writeValueAsBytes(errand);
        var sign = Signature.of(
                secret, clock.instant().getEpochSecond(), UUID.randomUUID().toString(), body);
        try {
            var answer = client.post()
                    .uri(PATH)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(KEY, errand.reference())
                    .header(Signature.TIME, String.valueOf(sign.time()))
                    .header(Signature.NONCE, sign.nonce())
                    .header(Signature.SIGN, sign.sign())
                    .body(body)
                    .exchange((_, response) -> read(response));
            return number(answer);
        } catch (ResourceAccessException e) {
            throw new NotSent(silent(e) ? Fault.SILENT : Fault.UNREACHABLE);
        }
    }

    private record Reply(int status, String body) {}

    private static Reply read(ClientHttpResponse response) throws IOException {
        return new Reply(
                response.getStatusCode().value(), new String(response.getBody().readNBytes(LONGEST), UTF_8));
    }

    private static String number(Reply reply) throws NotSent {
        if (reply.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                || reply.status() == HttpStatus.TOO_MANY_REQUESTS.value()) throw new NotSent(Fault.BROKEN);
        if (reply.status() >= HttpStatus.BAD_REQUEST.value() && reply.status() != HttpStatus.CONFLICT.value())
            throw new NotSent(Fault.REFUSED);
        try {
            var number = JSON.readTree(reply.body()).path("number").asString("");
            if (NUMBER.matcher(number).matches()) return number;
        } catch (JacksonException notJson) {
            throw new NotSent(Fault.GARBLED);
        }
        throw new NotSent(Fault.GARBLED);
    }

    private static boolean silent(Throwable e) {
        for (var it = e.getCause(); it != null; it = it.getCause())
            if (it instanceof HttpTimeoutException || it instanceof java.util.concurrent.TimeoutException)
                return !(it instanceof java.net.http.HttpConnectTimeoutException);
        return false;
    }
}
