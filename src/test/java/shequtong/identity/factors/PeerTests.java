package shequtong.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTests {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "2001:db8:1:2::1, 20010db800010002/64",
        "2001:db8:1:2:ffff:1:2:3, 20010db800010002/64",
        "2001:DB8:1:2:0:0:0:1%eth0, 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "::ffff:198.51.100.7, ::ffff:198.51.100.7",
        "unknown, unknown"
    })
    void aNetworkIsOneParty(String address, String peer) {
        assertThat(Peer.of(address)).isEqualTo(peer);
    }
}
