package shequtong.casework.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shequtong.casework.Category;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Categories;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;

/** Puts together what a filter can be set to. */
@Component
class Choosing {

    private final Categories categories;
    private final Bodies bodies;
    private final Areas areas;
    private final IdentityView identities;

    Choosing(Categories categories, Bodies bodies, Areas areas, IdentityView identities) {
        this.categories = categories;
        this.bodies = bodies;
        this.areas = areas;
        this.identities = identities;
    }

    Choices of(Duty duty) {
        var groups = categories.offered().stream()
                .collect(Collectors.groupingBy(Category::major, LinkedHashMap::new, Collectors.toList()));
        if (!duty.does(Work.COMMUNITY)) return new Choices(groups, List.of(), List.of());
        var community = duty.area().id();
        var colleagues = bodies.committee(community);
        var shown = identities.of(
                duty,
                community,
                colleagues.stream().map(Bodies.Colleague::author).toList());
        return new Choices(
                groups,
                areas.estates(community).stream()
                        .map(it -> new Choices.Estate(it.id(), it.label()))
                        .toList(),
                colleagues.stream()
                        .map(it -> new Choices.Holder(it.mandate(), shown.apply(it.author())))
                        .toList());
    }
}
