package shequtong.residency.roll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;

/** Excel files as they come from outside, good and bad. */
final class Workbooks {

    private Workbooks() {}

    static byte[] of(List<List<String>> lines) {
        return of(lines, false);
    }

    static byte[] of(List<List<String>> lines, boolean hidden) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "office", "1.0")) {
            if (hidden) {
                var sheet = workbook.newWorksheet("去年");
                sheet.value(0, 0, "小区");
                sheet.setVisibilityState(VisibilityState.HIDDEN);
            }
            var sheet = workbook.newWorksheet("户册");
            for (var row = 0; row < lines.size(); row++)
                for (var column = 0; column < lines.get(row).size(); column++)
                    sheet.value(row, column, lines.get(row).get(column));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A few kilobytes that unfold to hundreds of megabytes. */
    static byte[] bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++) zip.write(zeros);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
