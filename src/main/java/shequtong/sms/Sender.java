package shequtong.sms;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import shequtong.identity.Phone;
import shequtong.identity.SendsCode;
import shequtong.kernel.Refused;

/** Exists when a gateway is configured. Somebody stands at the gate with a phone in hand: it answers soon or not at all. */
@Component
@ConditionalOnProperty("shequtong.sms.url")
class Sender implements SendsCode {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RestClient gateway;

    Sender(@Value("${shequtong.sms.url}") String url) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        gateway = RestClient.builder().baseUrl(url).requestFactory(requests).build();
    }

    @Override
    public void send(Phone phone, String code) {
        try {
            gateway.post()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Message(phone.digits(), "【社区通】验证码" + code + "，10分钟内有效。工作人员不会向您要验证码。"))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            throw new Refused("短信暂时发不出去，请稍后再试");
        }
    }

    private record Message(String to, String text) {}
}
