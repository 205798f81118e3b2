package shequtong.residency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what people say about their home holds.
 *
 * @param confirmed days for which a confirmed membership counts (A11)
 * @param asked how long before its end somebody is asked whether they still live here
 * @param grace how long after its end they may still write
 * @param disputable how long after somebody joined a household its head may say that they do not belong to it
 * @param closing working days between asking for an account to be closed and its end (R100)
 */
@ConfigurationProperties("residency")
public record ResidencySettings(
        @DefaultValue("365d") Duration confirmed,
        @DefaultValue("30d") Duration asked,
        @DefaultValue("30d") Duration grace,
        @DefaultValue("30d") Duration disputable,
        @DefaultValue("15") int closing) {}
