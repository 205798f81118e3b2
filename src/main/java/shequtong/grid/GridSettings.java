package shequtong.grid;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shequtong.casework.spi.Peer;

/**
 * Where the two systems are. One without an address is not connected; one without a secret is refused at the start.
 *
 * @param connect how long a connection may take
 * @param patience how long an answer may take; with connect it keeps a dead peer from being noticed later than in 5 s
 * @param attempts after which nobody tries by himself any more
 * @param first how long after the first failure it is tried again; doubled each time
 * @param longest between two attempts
 * @param skew how far the other side's clock may be from ours
 * @param rest how long a peer that does not answer is left alone
 */
@ConfigurationProperties("grid")
record GridSettings(
        @Nullable Place platform,
        @Nullable Place squad,
        @DefaultValue("1s") Duration connect,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("12") int attempts,
        @DefaultValue("30s") Duration first,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("5m") Duration skew,
        @DefaultValue("30s") Duration rest) {

    private static final int SHORTEST = 32;

    /** @param secret that both sides sign with */
    record Place(String url, @Nullable String secret) {}

    GridSettings {
        for (var peer : Peer.values()) {
            var place = peer == Peer.PLATFORM ? platform : squad;
            if (place != null && (place.secret() == null || place.secret().length() < SHORTEST))
                throw new IllegalStateException("接通%s要有密钥：grid.%s.secret 至少%d个字符"
                        .formatted(peer.label(), peer.name().toLowerCase(java.util.Locale.ROOT), SHORTEST));
        }
    }

    @Nullable Place at(Peer peer) {
        return switch (peer) {
            case PLATFORM -> platform;
            case SQUAD -> squad;
        };
    }
}
