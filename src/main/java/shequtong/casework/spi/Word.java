package shequtong.casework.spi;

import java.time.Instant;

/**
 * What the other system says of a case.
 *
 * @param sequence by its own numbering, 1 to {@value #MOST}: the same word has the same number however often it comes
 * @param words why or how; residents read it
 */
public record Word(long referral, Peer peer, int sequence, Stage stage, Instant at, String words) {

    public static final int MOST = 200;
    public static final int WORDS = 500;

    public Word {
        if (sequence < 1 || sequence > MOST) throw new IllegalArgumentException("no such number: " + sequence);
        if (words.length() > WORDS) throw new IllegalArgumentException("the words are too long");
    }
}
