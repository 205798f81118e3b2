package shequtong.casework.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Progress;
import shequtong.casework.file.Standing;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Author;
import shequtong.residency.Shown;
import shequtong.web.Cells;

/**
 * A list as a file to take along. It says of no resident who they are, so that what leaves the house is about matters;
 * whoever needs the person opens the case, where the look is entered.
 *
 * @param shown the names of officials
 * @param mark who took it along, when; the last line of the file
 */
record Book(List<Standing> rows, Function<Author, Shown> shown, Instant now, String mark) {

    /** The most that leaves in one file, of any list (the authorisation matrix). */
    static final int MOST = 500;

    private static final List<String> HEAD =
            List.of("单号", "事项", "类别", "地点", "办到哪一步", "谁负责", "反映时间", "首次回应", "办理期限", "时限", "同感", "结果");

    /** 书记 and committee of a community; a 社工 and whoever sees several communities take no list along. */
    static boolean may(Duty duty) {
        return switch (duty.mandate().position()) {
            case PARTY_SECRETARY, COMMITTEE_MEMBER -> duty.does(Position.Work.COMMUNITY);
            default -> false;
        };
    }

    void write(OutputStream out) throws IOException {
        try (var book = new Workbook(out, "shequtong", "1.0")) {
            var sheet = book.newWorksheet("身边事");
            for (var column = 0; column < HEAD.size(); column++) sheet.value(0, column, HEAD.get(column));
            var line = 1;
            for (var it : rows) {
                var cells = cells(it);
                for (var column = 0; column < cells.size(); column++)
                    sheet.value(line, column, Cells.plain(cells.get(column)));
                line++;
                sheet.flush();
            }
            sheet.value(line, 0, mark);
            sheet.finish();
        }
    }

    private List<String> cells(Standing it) {
        var progress = Progress.of(it, now);
        var holder = it.held(now);
        var result = it.result();
        return List.of(
                it.number(),
                it.title(),
                it.category().major() + " / " + it.category().minor(),
                it.place(),
                progress.badge(),
                holder == null
                        ? "无人负责"
                        : shown.apply(QueuePage.official(holder)).text(),
                at(it.reportedAt()),
                at(it.first().met()),
                at(it.handling().until()),
                progress.clock(),
                Integer.toString(it.same()),
                result == null ? "" : result.label());
    }

    private static String at(@Nullable Instant at) {
        return at == null ? "" : Cells.at(at);
    }
}
