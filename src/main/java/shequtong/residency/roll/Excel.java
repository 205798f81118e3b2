package shequtong.residency.roll;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;
import shequtong.kernel.Refused;

/** The first sheet that Excel shows; formulas count as what they showed last, and are never computed. */
final class Excel {

    private static final String UNREADABLE = "这个Excel文件打不开，请另存一份再导入";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int COLUMNS = 50;
    private static final double WIDTH = 16;
    private static final ReadingOptions FORMATS = new ReadingOptions(true, true);

    private Excel() {}

    static boolean looksLike(byte[] file) {
        return begins(file, ZIP);
    }

    static boolean old(byte[] file) {
        return begins(file, OLE);
    }

    private static boolean begins(byte[] file, byte[] mark) {
        return file.length > mark.length && Arrays.mismatch(file, mark) == mark.length;
    }

    static Sheet read(byte[] file) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(Unpacked.within(file)), FORMATS)) {
            var sheets = workbook.getSheets().toList();
            var seen = sheets.stream()
                    .filter(it -> it.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow(() -> new Refused("这个Excel文件里没有看得见的工作表"));
            var hidden = sheets.stream()
                    .filter(it -> it.getVisibility() != SheetVisibility.VISIBLE)
                    .count();
            try (var rows = seen.openStream()) {
                return new Sheet(Sheet.table(numbered(rows)), (int) hidden);
            }
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException _) { // the library meets a broken file with whatever comes
            throw new Refused(UNREADABLE);
        }
    }

    /** A row that Excel left out is there, and empty: a fault's row is the one that Excel shows. */
    private static Stream<List<String>> numbered(Stream<org.dhatim.fastexcel.reader.Row> rows) {
        var next = new int[] {1};
        return rows.flatMap(row -> {
            var gap = row.getRowNum() - next[0];
            if (gap < 0 || gap > Sheet.ROWS) throw new Refused(UNREADABLE);
            next[0] = row.getRowNum() + 1;
            return Stream.concat(Stream.generate(List::<String>of).limit(gap), Stream.of(cells(row)));
        });
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        return IntStream.range(0, Math.min(row.getCellCount(), COLUMNS))
                .mapToObj(it -> row.getOptionalCell(it).map(Excel::text).orElse(""))
                .toList();
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) return number(cell);
        if (cell.getType() == CellType.ERROR) return "";
        return Optional.ofNullable(cell.getText()).orElse("");
    }

    /** A day is a number in Excel, and only its format tells. */
    private static String number(Cell cell) {
        var format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        if (format.matches("(?i).*[yd年日].*")) return cell.asDate().toLocalDate().toString();
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    /** Everything is text: a number of a card keeps all its digits, and nothing is computed. */
    static byte[] write(String name, List<List<String>> lines, List<String> remarks) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "shequtong", "1.0")) {
            var sheet = workbook.newWorksheet(name);
            for (var row = 0; row < lines.size(); row++)
                for (var column = 0; column < lines.get(row).size(); column++) {
                    sheet.value(row, column, Cells.out(lines.get(row).get(column)));
                }
            for (var column = 0; column < lines.getFirst().size(); column++) {
                sheet.width(column, WIDTH);
                sheet.style(column).format("@").set();
            }
            sheet.freezePane(0, 1);
            if (!remarks.isEmpty()) {
                var help = workbook.newWorksheet("填写说明");
                for (var row = 0; row < remarks.size(); row++) help.value(row, 0, remarks.get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
