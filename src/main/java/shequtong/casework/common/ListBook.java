package shequtong.casework.common;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shequtong.casework.common.ListPage.Tab;
import shequtong.web.Cells;

/**
 * A list of common problems as a file: names, plans and sums, of nobody.
 *
 * @param desk whose they are, unless somebody above leads
 * @param mark who took it along, when; the last line of the file
 */
record ListBook(Tab tab, String desk, List<Overview> rows, Instant now, String mark) {

    private static final List<String> HEAD =
            List.of("名称", "牵头", "归在一起", "件数", "居村数", "还在办", "原因", "下一步", "最晚哪一天", "进展", "怎么解决的", "解决时间");

    void write(OutputStream out) throws IOException {
        try (var book = new Workbook(out, "shequtong", "1.0")) {
            var sheet = book.newWorksheet("共性问题·" + tab.label());
            line(sheet, 0, HEAD);
            var line = 1;
            for (var it : rows) {
                line(sheet, line, cells(it));
                sheet.value(line, 3, it.cases());
                sheet.value(line, 4, it.communities());
                sheet.value(line, 5, it.open());
                line++;
                sheet.flush();
            }
            sheet.value(line, 0, mark);
            sheet.finish();
        }
    }

    private List<String> cells(Overview it) {
        var plan = it.head().plan();
        var solved = it.solved();
        return List.of(
                it.head().title(),
                it.lead().isEmpty() ? desk : it.lead(),
                Cells.at(it.head().madeAt()),
                "",
                "",
                "",
                it.head().cause(),
                plan == null ? "" : plan.words(),
                plan == null ? "" : plan.due().toString(),
                it.standing(now),
                solved == null ? "" : solved.words(),
                solved == null ? "" : Cells.at(solved.at()));
    }

    /** As the text it is, whatever a spreadsheet would take it for (AT-41). */
    static void line(Worksheet sheet, int line, List<String> cells) {
        for (var column = 0; column < cells.size(); column++)
            if (!cells.get(column).isEmpty()) sheet.value(line, column, Cells.plain(cells.get(column)));
    }
}
