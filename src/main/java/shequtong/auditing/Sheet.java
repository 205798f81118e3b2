package shequtong.auditing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import shequtong.audit.Outcome;
import shequtong.web.Cells;
import shequtong.web.Moments;

/** The lines as a file. What a spreadsheet would take for a formula is written as the text it is (AT-41). */
record Sheet(List<AuditPage.Line> lines) {

    /** The most that leaves in one file, of any list. */
    static final int MOST = 500;

    private static final List<String> HEAD = List.of("时间", "区域", "人", "身份", "来源", "做了什么", "说明", "对象", "对象编号", "结果");
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Moments.SHANGHAI);

    byte[] excel() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "shequtong", "1.0")) {
            var sheet = book.newWorksheet("审计记录");
            var row = 0;
            for (var cells : all().toList()) {
                for (var column = 0; column < cells.size(); column++) sheet.value(row, column, cells.get(column));
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With a byte order mark, without which Excel reads Chinese as something else. */
    byte[] csv() {
        return ("\uFEFF" + all().map(Sheet::line).collect(Collectors.joining())).getBytes(UTF_8);
    }

    private Stream<List<String>> all() {
        return Stream.concat(
                Stream.of(HEAD),
                lines.stream().map(it -> cells(it).map(Sheet::neutral).toList()));
    }

    private static Stream<String> cells(AuditPage.Line it) {
        return Stream.of(
                AT.format(it.at()),
                it.area(),
                it.shown() == null ? "编号" + it.number() : it.shown().text(),
                it.capacity(),
                it.source(),
                it.act(),
                it.detail(),
                it.kind(),
                it.subject() == 0 ? "" : String.valueOf(it.subject()),
                outcome(it.outcome()));
    }

    private static String outcome(Outcome outcome) {
        return outcome.label();
    }

    static String neutral(String text) {
        return Cells.plain(text);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(it -> "\"" + it.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
