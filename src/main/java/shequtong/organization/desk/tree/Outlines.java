package shequtong.organization.desk.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.desk.Tab;

/** Opens the tree as far as one unit. */
@Component
class Outlines {

    private final Tree tree;
    private final Posts posts;

    Outlines(Tree tree, Posts posts) {
        this.tree = tree;
        this.posts = posts;
    }

    /** @param looked the unit whose page it is; null on the page of a search */
    Outline of(Duty duty, @Nullable Area looked, long body) {
        var way = tree.way(duty, looked == null ? duty.area().id() : looked.id());
        return open(duty, way, 0, looked, body);
    }

    private Outline open(Duty duty, List<Area> way, int at, @Nullable Area looked, long body) {
        var area = way.get(at);
        var next = at + 1 < way.size() ? way.get(at + 1) : null;
        var children = area.kind() == Area.Kind.COMMUNITY
                ? List.<Tree.Child>of()
                : tree.children(area.id(), next == null ? 0 : next.id());
        var branches = new ArrayList<Outline>();
        for (var it : children)
            branches.add(
                    next != null && it.id() == next.id()
                            ? open(duty, way, at + 1, looked, body)
                            : Outline.leaf(node(duty, it)));
        var all = area.kind() == Area.Kind.COMMUNITY ? 0 : tree.all(area.id());
        var rest = all <= Math.max(children.size(), Slice.SIZE)
                ? null
                : new Outline.Rest(duty.path(Tab.PATH + "?street=" + area.code()), all - children.size());
        var current = looked != null && looked.id() == area.id();
        var count = area.kind() == Area.Kind.COMMUNITY ? "" : all + "个";
        return new Outline(
                new Outline.Node(path(duty, area.code()), icon(area.kind()), area.label(), count, current && body == 0),
                twigs(duty, area, current ? body : 0),
                branches,
                rest);
    }

    private List<Outline.Twig> twigs(Duty duty, Area area, long body) {
        if (area.kind() == Area.Kind.COMMUNITY) return List.of();
        return posts.offices(area.id()).stream()
                .map(it -> it.kind().equals("DEPARTMENT")
                        ? new Outline.Twig(
                                duty.path(Tab.PATH + "/departments"), "buildings", "职能部门", it.people() + "个", false)
                        : new Outline.Twig(
                                path(duty, area.code()) + "?body=" + it.id(),
                                it.kind().equals("GRID_CENTRE") ? "grid-dots" : "building",
                                it.label().replaceFirst("^" + area.label(), ""),
                                it.people() + "人",
                                it.id() == body))
                .toList();
    }

    private static Outline.Node node(Duty duty, Tree.Child it) {
        return new Outline.Node(
                path(duty, it.code()),
                icon(it.kind()),
                it.label(),
                it.count() + (it.kind() == Area.Kind.COMMUNITY ? "人" : "个"),
                false);
    }

    private static String icon(Area.Kind kind) {
        return switch (kind) {
            case DISTRICT -> "sitemap";
            case SUBDISTRICT -> "map-pin";
            case COMMUNITY, ESTATE -> "home";
        };
    }

    static String path(Duty duty, String code) {
        return duty.path(Tab.PATH + "/" + code);
    }
}
