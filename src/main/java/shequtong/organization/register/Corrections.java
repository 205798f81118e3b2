package shequtong.organization.register;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Area;

/** Understands what somebody typed to correct a line: a code or a name, of an area that it can come from or go into. */
final class Corrections {

    private final Registering.Preview preview;
    private final Set<String> slugs;

    Corrections(Registering.Preview preview, Set<String> slugs) {
        this.preview = preview;
        this.slugs = slugs;
    }

    /** @param decision none where there is a fault */
    record Answer(@Nullable Decision decision, String fault) {}

    private record Named(String code, String name, String label) {}

    static List<What> choices(Change change) {
        if (change.what().ends()) return List.of(What.MERGED, What.CLOSED);
        return switch (change.what()) {
            case ADDED, SPLIT, RECODED -> List.of(What.ADDED, What.SPLIT, What.RECODED);
            default -> List.of();
        };
    }

    Answer read(Change change, What what, String other, String slug) {
        if (!choices(change).contains(what)) return fault("这一行不能改成“" + what.label() + "”");
        return switch (what) {
            case ADDED -> slug(change, what, "", slug);
            case CLOSED -> new Answer(new Decision(change.code(), what, "", ""), "");
            case SPLIT ->
                find(other, stays(change.becomes().kind()))
                        .map(it -> slug(change, what, it.code(), slug))
                        .orElseGet(() -> fault("请填它从哪个还在的居村拆出来，写代码或全名"));
            case RECODED ->
                find(other, ends(change))
                        .map(it -> new Answer(new Decision(change.code(), what, it.code(), ""), ""))
                        .orElseGet(() -> fault("请填它原来的代码或全名，要是这一版里已经没有的"));
            case MERGED ->
                find(other, entries(change.was().kind()))
                        .map(it -> new Answer(new Decision(change.code(), what, it.code(), ""), ""))
                        .orElseGet(() -> fault("请填它并入这一版里的哪一个，写代码或全名"));
            case RENAMED, REOPENED -> throw new IllegalArgumentException(what.name());
        };
    }

    private Answer slug(Change change, What what, String other, String slug) {
        var wanted = slug.isEmpty() ? change.slug() : slug;
        if (!slug.isEmpty() && !Slugs.FORM.matcher(slug).matches()) return fault("短代码要2到16个小写字母和数字，以字母开头");
        var elsewhere = preview.changes().stream()
                .anyMatch(it -> !it.code().equals(change.code()) && it.slug().equals(wanted));
        if (!slug.isEmpty() && (elsewhere || slugs.contains(slug))) return fault("短代码 " + slug + " 已经有了，换一个");
        return new Answer(new Decision(change.code(), what, other, slug), "");
    }

    private Stream<Named> stays(Area.Kind kind) {
        var codes = preview.edition().byCode();
        return known(kind, it -> it.open() && codes.containsKey(it.code()));
    }

    /** What this very line was taken to come from may be chosen again. */
    private Stream<Named> ends(Change change) {
        var codes = preview.edition().byCode();
        return known(change.becomes().kind(), it -> it.open() && !codes.containsKey(it.code()));
    }

    private Stream<Named> known(Area.Kind kind, Predicate<Known> test) {
        return preview.known().stream()
                .filter(it -> it.kind() == kind && test.test(it))
                .map(it -> new Named(it.code(), it.name(), it.label()));
    }

    private Stream<Named> entries(Area.Kind kind) {
        return preview.edition().entries().stream()
                .filter(it -> it.kind() == kind)
                .map(it -> new Named(it.code(), it.name(), it.label()));
    }

    /** By its code, or by a name that only one has. */
    private static Optional<Named> find(String typed, Stream<Named> among) {
        var found = among.filter(it -> it.code().equals(typed)
                        || it.name().equals(typed)
                        || it.label().equals(typed))
                .toList();
        return found.size() == 1 ? Optional.of(Objects.requireNonNull(found.getFirst())) : Optional.empty();
    }

    private static Answer fault(String words) {
        return new Answer(null, words);
    }
}
