package shequtong.casework.common;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.Visibility;
import shequtong.casework.common.ListPage.Tab;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.web.Cells;

/**
 * Puts common problems together to be taken along, and enters who took how much before any of it leaves. 书记 and committee
 * take their cases along; whoever sees several communities takes sums (the authorisation matrix). What was told to a
 * committee alone stays in the house.
 */
@Service
@Transactional
class Taking {

    /** The most that leaves in one file, of any list (the authorisation matrix). */
    private static final int MOST = 500;

    private final Problems problems;
    private final Agenda agenda;
    private final Grouped grouped;
    private final Shares shares;
    private final IdentityView identities;
    private final Audit audit;
    private final Clock clock;

    Taking(
            Problems problems,
            Agenda agenda,
            Grouped grouped,
            Shares shares,
            IdentityView identities,
            Audit audit,
            Clock clock) {
        this.problems = problems;
        this.agenda = agenda;
        this.grouped = grouped;
        this.shares = shares;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean may(Duty duty) {
        return switch (duty.mandate().position()) {
            case PARTY_SECRETARY, COMMITTEE_MEMBER -> duty.does(Work.COMMUNITY);
            default -> duty.does(Work.COORDINATING);
        };
    }

    ListBook list(Duty duty, Tab tab, String words) {
        mustTake(duty);
        var rows = switch (tab) {
            case OPEN, LATE -> all(it -> agenda.open(duty, tab == Tab.LATE, words, it), Agenda.FIRST);
            case SOLVED -> all(it -> problems.list(duty, true, words, it), Cursor.START);
            case ABOVE -> all(it -> problems.above(duty, words, it), Cursor.START);
        };
        taken(duty, new Subject("organization.area", duty.area().id()), rows.size());
        var more = rows.size() == MOST ? "，最多" + MOST + "个，其余的请换个条件再导出" : "";
        return new ListBook(tab, duty.area().name(), rows, clock.instant(), mark(duty, rows.size() + "个" + more));
    }

    CommonBook one(Duty duty, CommonId id) {
        mustTake(duty);
        var it = problems.get(duty, id);
        var own = duty.does(Work.COMMUNITY);
        var cases = own
                ? all(at -> grouped.cases(duty, it.head(), at), Cursor.START).stream()
                        .filter(row -> row.it().visibility() != Visibility.COMMITTEE)
                        .toList()
                : List.<Grouped.Row>of();
        var sums = own ? List.<Shares.Share>of() : shares.of(it.head());
        var steps = all(at -> problems.steps(duty, it.head(), at), Cursor.START);
        var rows = own ? cases.size() : sums.size();
        taken(duty, id.subject(), rows);
        return new CommonBook(
                it, own, cases, sums, steps, clock.instant(), mark(duty, rows + (own ? "件（只给居委会的不在内）" : "个居村")));
    }

    private static void mustTake(Duty duty) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        if (!may(duty)) throw new Forbidden("名单由书记和两委委员导出");
    }

    private void taken(Duty duty, Subject what, int rows) {
        audit.record(duty.actor(), "casework.common.export", what, "rows=" + rows);
    }

    private String mark(Duty duty, String what) {
        var mandate = duty.mandate().id();
        var me = identities.officials(List.of(mandate)).apply(mandate);
        return "%s（%s）%s导出，共%s。内部资料，请勿外传"
                .formatted(me.text(), duty.mandate().position().label(), Cells.at(clock.instant()), what);
    }

    private static <T> List<T> all(Function<Cursor, Slice<T>> pages, Cursor first) {
        var all = new ArrayList<T>();
        var next = first;
        while (next != null && all.size() < MOST) {
            var page = pages.apply(next);
            all.addAll(page.rows());
            next = page.next();
        }
        return List.copyOf(all);
    }
}
