package shequtong.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;
import shequtong.audit.Anchor.Pin;
import shequtong.audit.Verdict.Finding;
import shequtong.audit.Verdict.Kind;
import shequtong.kernel.Chain;
import shequtong.kernel.Sealed;

/**
 * Goes through everything, chain by chain and anchor by anchor, a thousand rows at a time. It asks for nothing but the
 * database, the anchors and the key, and it writes nothing.
 */
@Component
public class Verifier {

    private static final int PINS_AT_ONCE = 1000;

    private final Audit audit;
    private final Heads heads;
    private final Anchors anchors;
    private final Sealed sealed;

    Verifier(Audit audit, Heads heads, Anchors anchors, Sealed sealed) {
        this.audit = audit;
        this.heads = heads;
        this.anchors = anchors;
        this.sealed = sealed;
    }

    public Verdict verify() {
        return verify(_ -> true);
    }

    /** The chains of these areas only, against all anchors. */
    public Verdict verify(Set<Long> areas) {
        return verify(areas::contains);
    }

    private Verdict verify(LongPredicate wanted) {
        var findings = new ArrayList<Finding>();
        var known = heads.lastAnchor();
        var outside = new Outside(findings);
        anchors.first().read(outside::line);
        outside.compare();
        known.filter(it -> outside.serial < it.serial()
                        || outside.serial == it.serial() && !outside.root.equals(it.root()))
                .ifPresent(it -> findings.add(new Finding(Kind.MISSING, 0, it.serial())));
        copies(findings);
        var areas = heads.areas().stream().filter(wanted::test).toList();
        for (var area : areas)
            audit.broken(area).ifPresent(number -> findings.add(new Finding(Kind.LINK, area, number)));
        return new Verdict(
                areas.size(),
                heads.entries(areas),
                outside.serial,
                findings.stream()
                        .filter(it -> it.area() == 0 || wanted.test(it.area()))
                        .distinct()
                        .limit(Verdict.MOST)
                        .toList());
    }

    /** A folder on another host is there to say what the first one said before somebody got at it. */
    private void copies(List<Finding> findings) {
        var first = digest(anchors.first());
        anchors.folders().stream().skip(1).map(Verifier::digest).forEach(copy -> {
            if (!copy.equals(first)) findings.add(new Finding(Kind.COPY, 0, Math.min(copy.lines(), first.lines()) + 1));
        });
    }

    private record Digest(long lines, String hash) {}

    private static Digest digest(AnchorFiles folder) {
        var all = new Object() {
            long lines;
            String hash = Chain.START;
        };
        folder.read(line -> {
            all.lines++;
            all.hash = Chain.next(all.hash, line);
        });
        return new Digest(all.lines, all.hash);
    }

    /** Reads the anchors, and asks for their links in the database a thousand at a time. */
    private final class Outside {
        private final List<Finding> findings;
        private final List<Pin> waiting = new ArrayList<>();
        private long serial;
        private String root = Chain.START;

        Outside(List<Finding> findings) {
            this.findings = findings;
        }

        void line(String text) {
            var anchor = Anchor.parse(text);
            if (anchor.isEmpty() || !anchor.get().follows(serial, root, sealed))
                findings.add(new Finding(Kind.ANCHOR, 0, serial + 1));
            serial++;
            if (anchor.isEmpty()) return;
            serial = anchor.get().serial();
            root = anchor.get().root();
            for (var pin : anchor.get().pins()) {
                waiting.add(pin);
                if (waiting.size() == PINS_AT_ONCE) compare();
            }
        }

        void compare() {
            if (waiting.isEmpty() || findings.size() > Verdict.MOST) return;
            heads.lost(waiting).forEach(it -> findings.add(new Finding(Kind.PIN, it.area(), it.number())));
            waiting.clear();
        }
    }
}
