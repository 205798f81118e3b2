package shequtong.residency.roll;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * What a file would do, or did.
 *
 * @param next the row that the next page begins after, 0 for none
 * @param decides whether this viewer is of 两委
 * @param own whether this viewer prepared it, and so may not confirm it
 */
record ImportPage(
        String path,
        String list,
        Import file,
        Plan.Outcome of,
        List<Line> lines,
        int next,
        Shown preparer,
        @Nullable Shown confirmer,
        boolean decides,
        boolean own,
        boolean undoable,
        UUID once)
        implements Html {

    static final int SIZE = 20;

    private static final int WHOLE = 100;

    /** @param words the reasons why it is not taken, or what would be changed */
    record Line(int number, String dwelling, String estate, Shown typed, String relation, List<String> words) {}

    boolean reading() {
        return file.state() == Import.State.READING;
    }

    boolean ready() {
        return file.state() == Import.State.READY;
    }

    int percent() {
        return WHOLE * file.done() / Math.max(1, file.rows());
    }

    String tab(Plan.Outcome outcome) {
        return path + "?of=" + outcome.name();
    }

    int count(Plan.Outcome outcome) {
        return switch (outcome) {
            case ADDED -> file.counts().added();
            case CHANGED -> file.counts().changed();
            case UNCHANGED -> file.counts().unchanged();
            case FAULTY -> file.counts().faulty();
        };
    }

    static String label(Plan.Outcome outcome) {
        return switch (outcome) {
            case ADDED -> "新增";
            case CHANGED -> "修改";
            case UNCHANGED -> "不变";
            case FAULTY -> "要改的";
        };
    }

    /** 身份证号：号码不对. */
    static List<String> reasons(Drafts.Draft draft) {
        return IntStream.range(0, draft.columns().size())
                .mapToObj(it ->
                        draft.columns().get(it).label() + "：" + draft.reasons().get(it))
                .toList();
    }
}
