package shequtong.identity.factors;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whoever is at the other end of the connection, as one party: an IPv6 network of 64 bits belongs to one household or
 * office, which has more addresses than anybody could count (AT-32).
 */
public final class Peer {

    private static final int NETWORK = 8;

    private Peer() {}

    /** @param address of the connection itself, never one that a header states */
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceFirst("%.*$", "")) instanceof Inet6Address it
                    ? HexFormat.of().formatHex(Arrays.copyOf(it.getAddress(), NETWORK)) + "/64"
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
