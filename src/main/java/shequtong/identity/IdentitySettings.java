package shequtong.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of R105, where a district may want its own.
 *
 * @param idle after how long without a request a session of staff ends
 * @param absolute after how long it ends in any case
 * @param failures how many tries in a row may fail for one account before it is locked
 * @param peerFailures the same for one address: an office of many has one, so it is larger
 * @param locked for how long
 * @param passwordLength characters at least
 * @param passwordAge after how long a password has to be replaced
 * @param passwordStrength work factor of bcrypt: one more doubles the time
 * @param codesADay short messages in 24 hours at most, to all numbers together: they cost money (AT-33)
 */
@ConfigurationProperties("identity")
public record IdentitySettings(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("5") int failures,
        @DefaultValue("20") int peerFailures,
        @DefaultValue("30m") Duration locked,
        @DefaultValue("12") int passwordLength,
        @DefaultValue("90d") Duration passwordAge,
        @DefaultValue("10") int passwordStrength,
        @DefaultValue("5000") int codesADay) {}
