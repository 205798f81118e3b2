package shequtong.organization.desk.tree;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.organization.CommunityType;
import shequtong.organization.Rules;
import shequtong.organization.desk.Tab;
import shequtong.organization.desk.Unit;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * A unit in four blocks (S18): 谁, 负责什么, 和谁相连, 按什么规矩.
 *
 * @param may what the desk that looks may do here
 * @param body the one whose people are shown; 0 for all
 * @param handing the posts here that are changing hands
 * @param next where the next page of people begins
 */
record UnitPage(
        String base,
        List<Tab> tabs,
        Outline outline,
        Unit.Head unit,
        Allowed may,
        long body,
        List<Person> people,
        @Nullable String next,
        List<Line> charges,
        List<Kept> sections,
        List<Posts.Body> bodies,
        List<Posts.Handing> handing,
        List<Looker> lookers,
        List<Rules.Rule> rules,
        String fault)
        implements Html {

    record Allowed(boolean describe, boolean charge, boolean appoint, boolean ask) {}

    record Person(Shown shown, Posts.Held held) {

        String looks() {
            if (held.looks() == 0) return "";
            return held.looks() == 1 && held.where() != null ? held.where() : held.looks() + "处";
        }
    }

    /** A mechanism, and who answers for it; nobody, and then it is flagged (S12). */
    record Line(
            String mechanism,
            String path,
            @Nullable Shown shown,
            @Nullable Instant since) {}

    /** A section of a community's, and whose it is; nobody's falls to the 书记 (S14, R9). */
    record Kept(String section, @Nullable Shown shown) {}

    record Looker(Shown shown, String place, boolean inspects, Instant until) {}

    String path() {
        return base + "/" + unit.code();
    }

    String sub() {
        var parts = new ArrayList<String>();
        parts.add(unit.above());
        switch (unit.sort()) {
            case RESIDENTIAL -> parts.add("居委");
            case VILLAGE -> parts.add("村委");
            case STREET -> parts.add("街道");
            case TOWN -> parts.add("镇");
            case PARK -> parts.add("园区");
            case DISTRICT, ESTATE -> {}
        }
        var type = unit.type();
        if (type != null) parts.add(type.label());
        parts.add(unit.code());
        return String.join("·", parts.stream().filter(it -> !it.isEmpty()).toList());
    }

    CommunityType[] types() {
        return CommunityType.values();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
