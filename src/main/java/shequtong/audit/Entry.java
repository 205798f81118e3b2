package shequtong.audit;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import shequtong.kernel.Chain;
import shequtong.kernel.Sealed;

/**
 * One link of a chain.
 *
 * @param version which fields the hash covers, by which algorithm; {@link #VERSION} is what is written today
 * @param detail why, in ids and kinds
 */
record Entry(
        long area,
        long number,
        OffsetDateTime at,
        long person,
        String capacity,
        String source,
        String act,
        String kind,
        long subject,
        int version,
        String outcome,
        String detail,
        String hash) {

    /** All fields, SHA-256 and HMAC-SHA256. A change to SM3 is the next number; the links before keep theirs. */
    static final int VERSION = 2;

    private static final int WITHOUT_OUTCOME = 1;

    Entry signed(String previous, Sealed sealed) {
        return with(HexFormat.of().formatHex(sealed.sign(link(previous))));
    }

    boolean follows(long lastNumber, String lastHash, Sealed sealed) {
        return number == lastNumber + 1 && equals(signed(lastHash, sealed));
    }

    private String link(String previous) {
        var instant = at.toInstant();
        return version == WITHOUT_OUTCOME && outcome.equals(Outcome.DONE.name()) && detail.isEmpty()
                ? Chain.next(previous, area, number, instant, person, capacity, source, act, kind, subject)
                : Chain.next(
                        previous, area, number, instant, person, capacity, source, act, kind, subject, version, outcome,
                        detail);
    }

    private Entry with(String newHash) {
        return new Entry(
                area, number, at, person, capacity, source, act, kind, subject, version, outcome, detail, newHash);
    }
}
