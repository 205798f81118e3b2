package shequtong.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param most the largest file that is taken
 * @param stored how much one person may have stored, all pictures together
 * @param aDay how many pictures one person may send in 24 hours
 * @param waits how long a picture that hangs nowhere is kept for its owner
 */
@ConfigurationProperties("media")
record MediaSettings(
        @DefaultValue("20MB") DataSize most,
        @DefaultValue("60MB") DataSize stored,
        @DefaultValue("60") int aDay,
        @DefaultValue("2d") Duration waits) {}
