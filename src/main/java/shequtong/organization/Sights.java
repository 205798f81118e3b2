package shequtong.organization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shequtong.kernel.Subject;
import shequtong.organization.Sight.Seen;

/**
 * Asks every board for its own kind of subjects, once each. What no board answers for, nobody sees; nor residents
 * what lies in a section that is switched off.
 */
@Component
public class Sights {

    private final ObjectProvider<Sight> boards;

    private final Sections sections;

    Sights(ObjectProvider<Sight> boards, Sections sections) {
        this.boards = boards;
        this.sections = sections;
    }

    public Map<Subject, Seen> see(Viewer viewer, Collection<Subject> subjects) {
        var asked = subjects.stream().collect(groupingBy(Subject::kind, mapping(Subject::id, toList())));
        var seen = new HashMap<Subject, Seen>();
        var unseen = viewer instanceof Here here ? sections.unseen(here.community()) : Set.<String>of();
        boards.stream()
                .filter(it -> asked.containsKey(it.kind()) && !unseen.contains(it.kind()))
                .forEach(board -> board.see(viewer, asked.getOrDefault(board.kind(), List.of()))
                        .forEach((id, it) -> seen.put(new Subject(board.kind(), id), it)));
        return seen;
    }

    public Optional<Seen> see(Viewer viewer, Subject subject) {
        return Optional.ofNullable(see(viewer, List.of(subject)).get(subject));
    }
}
