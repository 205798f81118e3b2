package shequtong.casework.lists;

import java.util.List;
import shequtong.casework.Counts;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** What a list is of. Those of what is open have the nearest deadline first, the others what was reported last. */
enum Tab {
    ALL("没办结的", true),
    WAITING("待回应", true),
    DOING("办理中", true),
    RATING("待评价", true),
    LATE("超时", true),
    MINE("我负责的", true),
    STARRED("我的收藏", false),
    UNSATISFIED("不满意", false),
    UNSOLVED("没解决", false),
    SATISFIED("满意", false),
    CLOSED("已办结", false),
    ANY("不限", false);

    private final String label;
    private final boolean open;

    Tab(String label, boolean open) {
        this.label = label;
        this.open = open;
    }

    String label() {
        return label;
    }

    /** Whether it has nothing in it that is done with. */
    boolean open() {
        return open;
    }

    /** Those that stand above a list; what is not said by one of them is said by the filter. */
    static List<Tab> of(Duty duty) {
        return duty.does(Work.COMMUNITY)
                ? List.of(ALL, WAITING, DOING, RATING, LATE, MINE, STARRED, UNSATISFIED, UNSOLVED, SATISFIED, CLOSED)
                : List.of(ALL, WAITING, DOING, RATING, LATE, STARRED, UNSATISFIED, SATISFIED, CLOSED);
    }

    /** The number beside it; none where it would have to be counted from all that ever was. */
    @org.jspecify.annotations.Nullable Integer count(Counts counts) {
        return switch (this) {
            case ALL -> counts.open();
            case WAITING -> counts.waiting();
            case DOING -> counts.doing();
            case RATING -> counts.rating();
            case LATE -> counts.late();
            case MINE -> counts.mine();
            case UNSATISFIED -> counts.unsatisfied();
            case STARRED, UNSOLVED, SATISFIED, CLOSED, ANY -> null;
        };
    }
}
