package shequtong.audit;

import java.util.List;

/**
 * What came out of going through the whole audit.
 *
 * @param findings at most {@link #MOST}; empty when every link and every anchor fits
 */
public record Verdict(long chains, long entries, long anchors, List<Finding> findings) {

    static final int MOST = 100;

    public boolean intact() {
        return findings.isEmpty();
    }

    /** @param number of the first link that does not fit, or of the anchor */
    public record Finding(Kind kind, long area, long number) {}

    public enum Kind {
        /** Changed, taken out, put in, in another place, signed with another key, or cut off at the end. */
        LINK("从第%d条起对不上：被改动、删除、插入、换位、截断，或不是用这把密钥签的"),
        /** The chain fits in itself and is not the one that was anchored: put back to an older state, or made anew. */
        PIN("第%d条与锚点不符：退回到了旧备份，或整条链被重写"),
        ANCHOR("第%d个锚点被改动、缺失，或不是用这把密钥签的"),
        /** The database knows of an anchor that the folder does not hold. */
        MISSING("第%d个锚点不在锚点目录里：文件被截断、移走，或目录设错了"),
        COPY("第二份锚点和第一份从第%d个起不一样");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words(long number) {
            return words.formatted(number);
        }
    }
}
