package shequtong.residency.sections;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.organization.Arranging;
import shequtong.organization.Duty;
import shequtong.organization.Owners;
import shequtong.organization.Owners.Colleague;
import shequtong.organization.Owners.Given;
import shequtong.organization.Sections;
import shequtong.organization.Sections.Offered;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;

/** Puts the page together: the sections as they are arranged, and the people they are given to. */
@Component
class SectionsPages {

    private final Sections sections;
    private final Owners owners;
    private final IdentityView identities;

    SectionsPages(Sections sections, Owners owners, IdentityView identities) {
        this.sections = sections;
        this.owners = owners;
        this.identities = identities;
    }

    /**
     * @param kind the section whose new name was not taken
     * @param typed as it was typed
     */
    SectionsPage page(Duty duty, String kind, String typed, String fault) {
        var community = duty.area().id();
        var all = sections.all(duty.area());
        var given = owners.given(community).stream().collect(toMap(Given::kind, Function.identity()));
        var colleagues = owners.colleagues(community);
        var history = owners.history(community);
        var shown = identities.officials(Stream.of(
                        colleagues.stream().map(Colleague::mandate),
                        given.values().stream().map(Given::mandate),
                        history.stream().map(Owners.Past::mandate))
                .flatMap(it -> it)
                .distinct()
                .toList());
        var movable = all.stream().filter(it -> !it.mandatory()).findFirst();
        return new SectionsPage(
                duty.path(SectionsController.PATH),
                Arranging.decides(duty),
                all.stream()
                        .map(it -> new SectionsPage.Row(
                                it.kind(),
                                it.section().icon(),
                                it.part(),
                                it.given(),
                                it.name(),
                                it.mandatory(),
                                it.ownName(),
                                it.owned(),
                                it.off(),
                                movable.filter(it::equals).isPresent(),
                                keeper(it, given, shown),
                                kept(it, given),
                                it.kind().equals(kind) ? typed : it.name(),
                                it.kind().equals(kind) ? fault : ""))
                        .toList(),
                colleagues.stream()
                        .map(it -> new SectionsPage.Choice(it.mandate(), shown.apply(it.mandate())))
                        .toList(),
                history.stream()
                        .map(it -> new SectionsPage.Past(
                                name(all, it.kind()),
                                shown.apply(it.mandate()),
                                it.since().toInstant(),
                                it.until() == null ? null : it.until().toInstant()))
                        .toList());
    }

    private static @Nullable Shown keeper(Offered it, Map<String, Given> given, Function<Long, Shown> shown) {
        var owner = given.get(it.kind());
        return owner == null ? null : shown.apply(owner.mandate());
    }

    /** The mandate under which it is kept now; 0 where nobody has it, or whoever had it holds that post no longer. */
    private static long kept(Offered it, Map<String, Given> given) {
        var owner = given.get(it.kind());
        return owner == null || !owner.lasting() ? 0 : owner.mandate();
    }

    private static String name(List<Offered> all, String kind) {
        return all.stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .map(Offered::name)
                .orElse("已经没有的版块");
    }
}
