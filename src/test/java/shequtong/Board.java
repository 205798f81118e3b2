package shequtong;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import shequtong.kernel.Subject;
import shequtong.organization.Area;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** A board for tests of the tools: each thing is seen within its community, or by one person only, and may be closed. */
public final class Board implements Sight {

    public static final String KIND = "test.thing";

    private static final AtomicLong NUMBER = new AtomicLong();

    private final Map<Long, Long> communities = new ConcurrentHashMap<>();
    private final Map<Long, Long> hidden = new ConcurrentHashMap<>();
    private final Set<Long> closed = ConcurrentHashMap.newKeySet();

    public Subject thing(Area community) {
        var id = NUMBER.incrementAndGet();
        communities.put(id, community.id());
        return new Subject(KIND, id);
    }

    public Subject hidden(Viewer from) {
        var thing = thing(from.area());
        hidden.put(thing.id(), from.person().value());
        return thing;
    }

    public void close(Subject thing) {
        closed.add(thing.id());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        return ids.stream()
                .distinct()
                .filter(it -> communities.getOrDefault(it, 0L) == viewer.area().id())
                .filter(it -> hidden.getOrDefault(it, viewer.person().value())
                        == viewer.person().value())
                .collect(toMap(it -> it, it -> new Seen("一件事", viewer.path("/things/" + it), !closed.contains(it))));
    }
}
