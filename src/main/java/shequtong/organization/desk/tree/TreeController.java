package shequtong.organization.desk.tree;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.CommunitySearch;
import shequtong.organization.CommunityType;
import shequtong.organization.Duty;
import shequtong.organization.Owners;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.organization.Rules;
import shequtong.organization.Sections;
import shequtong.organization.Vacancies;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Tab;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.Units;
import shequtong.organization.desk.charges.Charges;
import shequtong.organization.desk.charges.Mechanism;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

@Controller
@RequestMapping("/d/{area}" + Tab.PATH)
class TreeController {

    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{3,20}|");

    private final Tree tree;
    private final CommunitySearch search;
    private final Outlines outlines;
    private final Units units;
    private final Posts posts;
    private final Charges charges;
    private final Sections sections;
    private final Owners owners;
    private final Facts facts;
    private final IdentityView names;
    private final ObjectProvider<Rules> rules;
    private final Vacancies vacancies;
    private final Once once;

    TreeController(
            Tree tree,
            CommunitySearch search,
            Outlines outlines,
            Units units,
            Posts posts,
            Charges charges,
            Sections sections,
            Owners owners,
            Facts facts,
            IdentityView names,
            ObjectProvider<Rules> rules,
            Vacancies vacancies,
            Once once) {
        this.tree = tree;
        this.search = search;
        this.outlines = outlines;
        this.units = units;
        this.posts = posts;
        this.charges = charges;
        this.sections = sections;
        this.owners = owners;
        this.facts = facts;
        this.names = names;
        this.rules = rules;
        this.vacancies = vacancies;
        this.once = once;
    }

    @Bean
    static Place organizationAtTheDesk() {
        return Place.desk(
                62,
                "辖区",
                Tab.PATH,
                "sitemap",
                "组织与权限",
                Position.of(
                        Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT, Work.PROMOTING, Work.LEADING, Work.PLATFORM));
    }

    @GetMapping
    Answer find(
            Duty duty,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String lack,
            @RequestParam(defaultValue = "") String after) {
        May.look(duty);
        if (duty.area().kind() == Area.Kind.COMMUNITY)
            return new Answer.Redirect(Outlines.path(duty, duty.area().code()));
        var question = new CommunitySearch.Question(q.strip(), street, sort, type, lack, after);
        var found = search.ids(duty, question);
        var shown = tree.found(found.subList(0, Math.min(found.size(), Slice.SIZE)));
        var people = names.officials(shown.stream().map(Tree.Found::secretary).toList());
        var rows = shown.stream()
                .map(it -> new FindPage.Row(
                        Outlines.path(duty, it.code()),
                        it.code(),
                        it.label(),
                        it.above(),
                        it.sort() == Area.Sort.VILLAGE,
                        it.type().label(),
                        it.secretary() == 0 ? null : people.apply(it.secretary()),
                        it.people()))
                .toList();
        return new FindPage(
                duty.path(Tab.PATH),
                Tab.of(duty, Tab.Of.TREE),
                outlines.of(duty, null, 0),
                question,
                duty.area().kind() == Area.Kind.DISTRICT ? tree.streets(duty) : List.of(),
                May.askForSight(duty),
                vacancies.count(duty),
                rows,
                found.size() > Slice.SIZE ? shown.getLast().code() : null);
    }

    /** @param after the rank and the mandate that the page before ended with */
    @GetMapping("/{unit}")
    UnitPage unit(
            Duty duty,
            @PathVariable String unit,
            @RequestParam(defaultValue = "0") long body,
            @RequestParam Optional<Cursor> after) {
        May.look(duty);
        return page(duty, units.get(duty, unit), body, after.orElse(Posts.FIRST), "");
    }

    @GetMapping("/{unit}/history")
    HistoryPage history(Duty duty, @PathVariable String unit, @RequestParam Optional<Cursor> after) {
        May.look(duty);
        var it = units.get(duty, unit);
        var held = posts.ever(it, after.orElse(Cursor.START));
        var people =
                names.officials(held.rows().stream().map(Posts.Held::mandate).toList());
        return new HistoryPage(duty.path(Tab.PATH), it.head(), held, people);
    }

    @PostMapping("/{unit}/description")
    Answer describe(
            Duty duty,
            @PathVariable String unit,
            @RequestParam(required = false) @Nullable CommunityType type,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam UUID once) {
        May.look(duty);
        var it = units.get(duty, unit);
        May.must(May.describe(duty, it));
        if (!PHONE.matcher(phone.strip()).matches())
            return page(
                    duty,
                    new Unit(it.area(), phone, type, it.aboveCode(), it.own()),
                    0,
                    Posts.FIRST,
                    "电话只写数字、空格和短横，3到20位");
        this.once.run(once, () -> facts.describe(duty, it, type, phone.strip()));
        return new Answer.Redirect(Outlines.path(duty, unit));
    }

    private static UnitPage.Line line(
            Duty duty, Unit unit, Mechanism mechanism, @Nullable Shown shown, @Nullable Instant since) {
        var path = Outlines.path(duty, unit.area().code()) + "/charges/" + mechanism.name();
        return new UnitPage.Line(mechanism.label(), path, shown, since);
    }

    private List<UnitPage.Kept> sections(Unit unit, List<Owners.Given> kept, Function<Long, Shown> officials) {
        if (unit.area().kind() != Area.Kind.COMMUNITY) return List.of();
        return sections.of(unit.area()).stream()
                .filter(Sections.Offered::owned)
                .map(section -> new UnitPage.Kept(
                        section.name(),
                        kept.stream()
                                .filter(it -> it.lasting() && it.kind().equals(section.kind()))
                                .findFirst()
                                .map(it -> officials.apply(it.mandate()))
                                .orElse(null)))
                .toList();
    }

    private UnitPage page(Duty duty, Unit unit, long body, Cursor after, String fault) {
        var found = posts.now(unit, body, after);
        var held = found.subList(0, Math.min(found.size(), Slice.SIZE));
        var charged = charges.of(unit);
        var lookers = posts.lookers(unit);
        var kept = owners.given(unit.area().id());
        var officials = names.officials(Stream.of(
                        held.stream().map(Posts.Held::mandate),
                        charged.stream().map(Charges.Charge::mandate),
                        kept.stream().map(Owners.Given::mandate))
                .flatMap(it -> it)
                .toList());
        var officers = names.officers(
                lookers.stream().map(it -> new PersonId(it.person())).toList());
        return new UnitPage(
                duty.path(Tab.PATH),
                Tab.of(duty, Tab.Of.TREE),
                outlines.of(duty, unit.area(), body),
                unit.head(),
                new UnitPage.Allowed(
                        May.describe(duty, unit),
                        May.charge(duty, unit),
                        !May.appoint(duty, unit).isEmpty(),
                        May.askForSight(duty) && !unit.own()),
                body,
                held.stream()
                        .map(it -> new UnitPage.Person(officials.apply(it.mandate()), it))
                        .toList(),
                found.size() > Slice.SIZE ? Posts.cursor(held.getLast()).toString() : null,
                Arrays.stream(Mechanism.values())
                        .filter(it -> it.in(unit.area().kind()))
                        .map(it -> charged.stream()
                                .filter(one -> one.mechanism() == it)
                                .findFirst()
                                .map(one -> line(duty, unit, it, officials.apply(one.mandate()), one.since()))
                                .orElseGet(() -> line(duty, unit, it, null, null)))
                        .toList(),
                sections(unit, kept, officials),
                posts.bodies(unit),
                posts.handing(duty, unit),
                lookers.stream()
                        .map(it -> new UnitPage.Looker(
                                officers.apply(new PersonId(it.person())), it.place(), it.inspects(), it.until()))
                        .toList(),
                rules.orderedStream().flatMap(it -> it.in(unit.area()).stream()).toList(),
                fault);
    }
}
