package shequtong.residency.roll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Chain;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Likeness;

/**
 * What a file would do to the roll: nothing is taken off it, and an empty cell changes nothing. The same file and the same
 * roll give the same plan, so that whoever confirms it gets what was shown.
 */
final class Plan {

    enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED,
        FAULTY
    }

    /** @param changed the labels of what would be written anew */
    record Step(
            Line line, Outcome outcome, List<Column> changed, Known.@Nullable Home home, Known.@Nullable Entry entry) {}

    private final Known known;
    private final Likeness likeness;
    private final long community;
    private final List<Step> steps = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private final Map<Known.Who, Integer> rows = new HashMap<>();
    private final Map<String, Integer> cards = new HashMap<>();
    private final Map<Dwelling, Integer> heads = new HashMap<>();
    private final Map<Dwelling, Line> facts = new HashMap<>();
    private final Set<Known.Who> noHeads = new HashSet<>();

    private Plan(Known known, Likeness likeness, long community) {
        this.known = known;
        this.likeness = likeness;
        this.community = community;
    }

    static Plan of(List<Line> lines, Known known, Likeness likeness, long community) {
        var plan = new Plan(known, likeness, community);
        for (var line : lines) plan.resign(line);
        for (var line : lines) plan.take(line);
        return plan;
    }

    List<Step> steps() {
        return steps;
    }

    List<Fault> faults() {
        return faults;
    }

    /** What all rows together say of a dwelling. */
    Map<Dwelling, Line> facts() {
        return facts;
    }

    /** Tells one plan from another. */
    String digest() {
        var link = Chain.START;
        for (var it : steps)
            link = Chain.next(
                    link, it.line().number(), it.outcome(), it.changed(), it.home() == null, it.entry() == null);
        for (var it : faults) link = Chain.next(link, it.row(), it.column(), it.reason());
        return link;
    }

    /** Whoever is written down as no head makes room for another, wherever that row stands. */
    private void resign(Line line) {
        if (line.person() != null && Boolean.FALSE.equals(line.person().head())) noHeads.add(who(line, line.person()));
    }

    private void take(Line line) {
        var fault = disagrees(line);
        if (fault == null && line.person() != null) fault = clashes(line, line.person());
        if (fault != null) {
            faults.add(fault);
            return;
        }
        facts.merge(line.dwelling(), line, Line::with);
        var person = line.person();
        var entry = person == null ? null : known.byName().get(who(line, person));
        var home = known.homes().get(line.dwelling());
        var changed = new ArrayList<Column>();
        if (home != null) changed.addAll(Changes.of(home, line.facts()));
        if (entry != null && person != null) changed.addAll(Changes.of(entry, person, likeness, community));
        var added = home == null || person != null && entry == null;
        var outcome = added ? Outcome.ADDED : changed.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
        steps.add(new Step(line, outcome, List.copyOf(changed), home, entry));
    }

    /** Two rows of one dwelling that say different things about it. */
    private @Nullable Fault disagrees(Line line) {
        var first = facts.get(line.dwelling());
        if (first == null) return null;
        var a = first.facts();
        var b = line.facts();
        if (a.area() != null && b.area() != null && a.area().compareTo(b.area()) != 0)
            return again(line, Column.AREA, first.number(), "同一室的专有面积和第%d行不一样");
        if (a.use() != null && b.use() != null && a.use() != b.use())
            return again(line, Column.USE, first.number(), "同一室的用途和第%d行不一样");
        return null;
    }

    private @Nullable Fault clashes(Line line, Line.Person person) {
        var who = who(line, person);
        var twice = rows.putIfAbsent(who, line.number());
        if (twice != null) return again(line, Column.NAME, twice, "和第%d行重复：同一室、同一姓名");
        if (person.card() != null) {
            var card = Likeness.key(likeness.card(person.card()));
            var same = cards.putIfAbsent(card, line.number());
            if (same != null) return again(line, Column.CARD, same, "和第%d行是同一个身份证号");
            var elsewhere = known.byCard().get(card);
            if (elsewhere != null && !elsewhere.who().equals(who))
                return new Fault(
                        line.number(),
                        Column.CARD,
                        "这个身份证号在户册里已登记在%s%s"
                                .formatted(
                                        elsewhere.dwelling().text(),
                                        elsewhere.dwelling().equals(line.dwelling()) ? "，是另一个姓名" : ""));
        }
        return person.heads() ? secondHead(line, who) : null;
    }

    private @Nullable Fault secondHead(Line line, Known.Who who) {
        var other = heads.putIfAbsent(line.dwelling(), line.number());
        if (other != null) return again(line, Column.HEAD, other, "这一户有两个户主，另一个在第%d行");
        var now = known.heads().get(line.dwelling());
        if (now == null || now.who().equals(who) || noHeads.contains(now.who())) return null;
        heads.remove(line.dwelling());
        return new Fault(line.number(), Column.HEAD, "户册里这一户的户主是另一位，要换请先把原户主的“户主”改成“否”");
    }

    private static Fault again(Line line, Column column, int row, String reason) {
        return new Fault(line.number(), column, reason.formatted(row));
    }

    private Known.Who who(Line line, Line.Person person) {
        return new Known.Who(line.dwelling(), Likeness.key(likeness.name(community, person.name())));
    }
}
