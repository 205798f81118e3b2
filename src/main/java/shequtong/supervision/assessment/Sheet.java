package shequtong.supervision.assessment;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shequtong.web.Cells;

/**
 * A month as a file: the rates as they are printed, and beside each what it was counted from. Names are written as the
 * text they are, whatever a spreadsheet would take them for (AT-41). Written row by row, so that it needs no more room
 * with ten thousand of them.
 *
 * @param capacity of whoever takes it along
 */
record Sheet(
        Report report,
        List<Weights.Indicator> indicators,
        List<AssessmentPage.Line> lines,
        String formula,
        String capacity,
        Instant now) {

    void write(OutputStream out) throws IOException {
        try (var book = new Workbook(out, "shequtong", "1.0")) {
            var sheet = book.newWorksheet("考核评价");
            var line = head(sheet);
            for (var it : lines) {
                row(sheet, line++, it);
                sheet.flush();
            }
            line++;
            for (var it : notes()) sheet.value(line++, 0, Cells.plain(it));
            sheet.finish();
        }
    }

    private int head(Worksheet sheet) {
        sheet.value(0, 0, report.title() + report.kind().label() + "考核（" + report.state() + "）");
        var column = 0;
        for (var it : List.of("名次", "单位", "类型")) sheet.value(1, column++, it);
        for (var it : indicators) {
            sheet.value(1, column++, it.label() + "%");
            sheet.value(1, column++, "分子");
            sheet.value(1, column++, "分母");
        }
        sheet.value(1, column, "得分");
        return 2;
    }

    private void row(Worksheet sheet, int line, AssessmentPage.Line it) {
        sheet.value(line, 0, it.rank());
        sheet.value(line, 1, Cells.plain(it.label()));
        sheet.value(line, 2, Cells.plain(it.peers()));
        var column = 3;
        for (var cell : it.cells()) {
            number(sheet, line, column++, cell.text());
            sheet.value(line, column++, cell.part());
            sheet.value(line, column++, cell.whole());
        }
        number(sheet, line, column, it.score());
    }

    private static void number(Worksheet sheet, int line, int column, String text) {
        if (Character.isDigit(text.charAt(0))) sheet.value(line, column, new BigDecimal(text));
        else sheet.value(line, column, text);
    }

    private List<String> notes() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("得分 = " + formula + "。同类相比；样本少的向同类平均折算（相当于另加" + Scoring.PRIOR
                                + "件同类平均水平的事项）；没有可算的写“暂无”，由其余各项按比例补足。"),
                        java.util.stream.Stream.concat(
                                indicators.stream().map(it -> it.label() + "：" + it.words()),
                                java.util.stream.Stream.of(
                                        "%s %s导出，共%d行。内部资料，请勿外传".formatted(capacity, Cells.at(now), lines.size()))))
                .toList();
    }
}
