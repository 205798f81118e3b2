package shequtong.audit;

import static java.time.temporal.ChronoUnit.MILLIS;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shequtong.audit.Anchor.Pin;
import shequtong.kernel.Chain;
import shequtong.kernel.Sealed;

/**
 * Holds the chains fast outside the database (T-AUD): every ten minutes and when the application stops, the ends of
 * those that grew are written under one signed root.
 */
@Component
class Anchors {

    private final Heads heads;
    private final Sealed sealed;
    private final Clock clock;
    private final List<AnchorFiles> folders;
    private final boolean verifying;

    private String mark = "unread";
    private long serial;
    private String root = Chain.START;
    private final Map<Long, Pin> pinned = new HashMap<>();

    Anchors(
            Heads heads,
            Sealed sealed,
            Clock clock,
            AuditSettings settings,
            @Value("${shequtong.verify-audit:false}") boolean verifying) {
        this.heads = heads;
        this.sealed = sealed;
        this.clock = clock;
        this.folders = Stream.concat(Stream.of(settings.anchors()), Stream.ofNullable(settings.copy()))
                .map(AnchorFiles::new)
                .toList();
        this.verifying = verifying;
    }

    AnchorFiles first() {
        return folders.getFirst();
    }

    List<AnchorFiles> folders() {
        return folders;
    }

    /** The file first, then the database: a file that has one more was stopped in between, one that has less was cut. */
    synchronized void add() {
        if (!mark.equals(first().mark())) readAgain();
        var grown = heads.ends().stream()
                .filter(it -> !it.equals(pinned.get(it.area())))
                .toList();
        if (grown.isEmpty()) return;
        var anchor = Anchor.next(serial + 1, clock.instant().truncatedTo(MILLIS), root, grown, sealed);
        folders.forEach(it -> it.add(anchor));
        take(anchor);
        mark = first().mark();
        heads.anchored(anchor);
    }

    @PreDestroy
    void addTheLast() {
        if (!verifying) add();
    }

    private void readAgain() {
        serial = 0;
        root = Chain.START;
        pinned.clear();
        first().read(line -> Anchor.parse(line).ifPresent(this::take));
    }

    private void take(Anchor anchor) {
        serial = anchor.serial();
        root = anchor.root();
        anchor.pins().forEach(it -> pinned.put(it.area(), it));
    }
}
