package shequtong.organization.register;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** Puts the pages together from what the tree has and what an edition says. */
@Component
class RegisterPages {

    private final Registering registering;
    private final Editions editions;
    private final Tree tree;

    RegisterPages(Registering registering, Editions editions, Tree tree) {
        this.registering = registering;
        this.editions = editions;
        this.tree = tree;
    }

    RegisterPage overview(Duty duty, String title, List<String> faults) {
        Registering.must(duty);
        var known = tree.known(duty.area().id());
        return new RegisterPage(
                duty.path(RegisterController.PATH),
                count(known, it -> it.open() && it.kind() == Area.Kind.SUBDISTRICT),
                count(known, it -> it.open() && it.sort() == Area.Sort.RESIDENTIAL),
                count(known, it -> it.open() && it.sort() == Area.Sort.VILLAGE),
                count(known, it -> !it.open()),
                editions.open(duty)
                        .map(it -> new RegisterPage.Open(it.id(), it.title(), it.preparedAt(), it.own()))
                        .orElse(null),
                editions.decided(duty),
                title,
                faults);
    }

    private static long count(List<Known> known, java.util.function.Predicate<Known> test) {
        return known.stream().filter(test).count();
    }

    /**
     * @param what the kind of change to be shown; none for all
     * @param after the code that the page before ended with
     * @param wrong the line whose correction was not understood
     */
    EditionPage edition(Duty duty, long id, @Nullable What what, String after, String wrong, String fault) {
        var preview = registering.preview(duty, id);
        var towns = towns(preview);
        var chosen = preview.changes().stream()
                .filter(it -> fault.isEmpty()
                        ? what == null || it.what() == what
                        : it.code().equals(wrong))
                .filter(it -> key(it).compareTo(after) > 0)
                .toList();
        var page = chosen.subList(0, Math.min(Slice.SIZE, chosen.size()));
        return new EditionPage(
                duty.path(RegisterController.PATH),
                id,
                preview.draft().title(),
                preview.draft().preparedAt(),
                preview.draft().own(),
                preview.counts(),
                what,
                page.stream().map(it -> row(it, preview, towns)).toList(),
                chosen.size() > page.size() ? key(page.getLast()) : null,
                preview.obstacles(),
                preview.halved(),
                preview.seal(),
                fault);
    }

    /** The list is ordered by kind and code. */
    private static String key(Change it) {
        return it.what().ordinal() + it.code();
    }

    private static EditionPage.Row row(Change it, Registering.Preview preview, Map<String, String> towns) {
        return new EditionPage.Row(
                it.what(),
                it.code(),
                it.label(),
                it.known() == null ? "" : it.was().label(),
                it.known() == null ? "" : it.was().code(),
                towns.getOrDefault(it.parent(), ""),
                it.other(),
                label(it.other(), preview),
                it.slug(),
                it.guessed(),
                Corrections.choices(it));
    }

    private static String label(String code, Registering.Preview preview) {
        var entry = preview.edition().byCode().get(code);
        return entry == null ? "" : entry.label();
    }

    private static Map<String, String> towns(Registering.Preview preview) {
        var towns = preview.known().stream()
                .filter(it -> it.kind() == Area.Kind.SUBDISTRICT)
                .collect(toMap(Known::code, Known::label));
        preview.edition().entries().stream()
                .filter(it -> it.kind() == Area.Kind.SUBDISTRICT)
                .forEach(it -> towns.put(it.code(), it.label()));
        return towns;
    }
}
