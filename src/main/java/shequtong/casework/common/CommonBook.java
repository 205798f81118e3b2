package shequtong.casework.common;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shequtong.casework.Progress;
import shequtong.web.Cells;

/**
 * One common problem as a file: what it is and how it stands, its cases or how many of each community, and its path. It
 * says of no resident who they are.
 *
 * @param own whether a community takes its cases along, and not a 街镇 its sums
 * @param mark who took it along, when; below the cases
 */
record CommonBook(
        Overview overview,
        boolean own,
        List<Grouped.Row> cases,
        List<Shares.Share> shares,
        List<Step.Row> steps,
        Instant now,
        String mark) {

    private static final List<String> CASES = List.of("单号", "事项", "类别", "地点", "办到哪一步", "反映时间", "办理期限", "时限");
    private static final List<String> SHARES = List.of("居村", "件数", "还在办");
    private static final List<String> PATH = List.of("时间", "做了什么", "内容", "最晚哪一天", "几件");

    void write(OutputStream out) throws IOException {
        try (var book = new Workbook(out, "shequtong", "1.0")) {
            var first = book.newWorksheet(own ? "事项" : "各居村");
            var line = head(first);
            line = own ? cases(first, line) : shares(first, line);
            first.value(line + 1, 0, mark);
            first.finish();
            path(book.newWorksheet("经过"));
        }
    }

    private int head(Worksheet sheet) {
        var head = overview.head();
        var plan = head.plan();
        var solved = overview.solved();
        ListBook.line(sheet, 0, List.of("名称", head.title()));
        ListBook.line(sheet, 1, List.of("牵头", overview.lead()));
        ListBook.line(sheet, 2, List.of("原因", head.cause()));
        ListBook.line(sheet, 3, List.of("下一步", plan == null ? "" : plan.words()));
        ListBook.line(sheet, 4, List.of("最晚哪一天", plan == null ? "" : plan.due().toString()));
        ListBook.line(sheet, 5, List.of("进展", overview.standing(now)));
        ListBook.line(sheet, 6, List.of("怎么解决的", solved == null ? "" : solved.words()));
        return 8;
    }

    private int cases(Worksheet sheet, int from) throws IOException {
        ListBook.line(sheet, from, CASES);
        var line = from + 1;
        for (var row : cases) {
            var it = row.it();
            var progress = Progress.of(it, now);
            ListBook.line(
                    sheet,
                    line++,
                    List.of(
                            it.number(),
                            it.title(),
                            it.category().major() + " / " + it.category().minor(),
                            it.place(),
                            progress.badge(),
                            Cells.at(it.reportedAt()),
                            Cells.at(it.handling().until()),
                            progress.clock()));
            sheet.flush();
        }
        return line;
    }

    private int shares(Worksheet sheet, int from) throws IOException {
        ListBook.line(sheet, from, SHARES);
        var line = from + 1;
        for (var it : shares) {
            ListBook.line(sheet, line, List.of(it.community()));
            sheet.value(line, 1, it.cases());
            sheet.value(line++, 2, it.open());
            sheet.flush();
        }
        return line;
    }

    private void path(Worksheet sheet) throws IOException {
        ListBook.line(sheet, 0, PATH);
        var line = 1;
        for (var it : steps) {
            var due = it.due();
            ListBook.line(
                    sheet,
                    line,
                    List.of(Cells.at(it.at()), it.kind().label(), it.words(), due == null ? "" : due.toString()));
            if (it.cases() > 0) sheet.value(line, 4, it.cases());
            line++;
            sheet.flush();
        }
        sheet.finish();
    }
}
