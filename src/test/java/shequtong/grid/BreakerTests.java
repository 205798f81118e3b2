package shequtong.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private Instant now = Instant.parse("2026-05-12T11:06:00Z");

    private final Breaker breaker = new Breaker(Duration.ofSeconds(30), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void opensAfterThreeFailuresInARow() {
        fail(false);
        fail(false);
        breaker.answered();
        fail(false);
        fail(false);
        assertThat(breaker.lets()).isTrue();
        breaker.failed(false);
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void opensAfterOneSilence() {
        fail(true);
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void letsOneTryAfterARest() {
        fail(true);
        now = now.plusSeconds(30);
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).as("a second, while the first is on its way").isFalse();
        breaker.failed(false);
        assertThat(breaker.lets()).as("it failed: another rest").isFalse();
        now = now.plusSeconds(30);
        assertThat(breaker.lets()).isTrue();
        breaker.answered();
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.openUntil()).isNull();
    }

    private void fail(boolean silent) {
        assertThat(breaker.lets()).isTrue();
        breaker.failed(silent);
    }
}
