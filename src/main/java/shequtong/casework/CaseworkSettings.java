package shequtong.casework;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each class of matters may take lies in the table casework.limits; these are the other times.
 *
 * @param asked how long the resident is asked for a verdict (R44)
 * @param nudged how often at most a reporter may press
 * @param reworded how long a reporter may still change the words (R29)
 * @param sampled how many of a hundred cases that nobody judged the tier above verifies (R45), 0 to 100
 */
@ConfigurationProperties("casework")
public record CaseworkSettings(
        @DefaultValue("7d") Duration asked,
        @DefaultValue("24h") Duration nudged,
        @DefaultValue("15m") Duration reworded,
        @DefaultValue("20") int sampled) {}
