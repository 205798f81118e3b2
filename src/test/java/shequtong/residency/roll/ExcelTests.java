package shequtong.residency.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shequtong.kernel.Refused;

/** What spreadsheets do to what people type, and what people do to spreadsheets. */
class ExcelTests {

    static List<String> cells(byte[] file) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.flatMap(it ->
                            it.stream().flatMap(cell -> Stream.ofNullable(cell).map(Cell::getText)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "＠A", " =1", "=cmd|' /C calc'!A0"})
    void nothingIsAFormulaOnTheWayOut(String text) {
        assertThat(Cells.out(text)).startsWith("'");
        assertThat(Cells.in(Cells.out(text)).strip()).isEqualTo(Cells.in(text));
        assertThat(Cells.words(Cells.in(text))).doesNotMatch("^[=+\\-@＝＋－＠].*");
        assertThat(cells(Excel.write("表", List.of(List.of(text)), List.of()))).noneMatch(it -> it.startsWith("="));
    }

    @Test
    void ordinaryWordsStayAsTheyAre() {
        assertThat(Cells.out("东屋（朝南）")).isEqualTo("东屋（朝南）");
        assertThat(Cells.in(" 3号楼\u200b ")).isEqualTo("3号楼");
        assertThat(Cells.in("'前门")).isEqualTo("'前门");
    }

    @Test
    void readsNumbersAndDaysAsExcelKeepsThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "office", "1.0")) {
            var sheet = workbook.newWorksheet("户册");
            for (var i = 0; i < Column.values().length; i++) sheet.value(0, i, Column.values()[i].label() + " *");
            sheet.value(2, Column.ESTATE.ordinal(), "幸福里");
            sheet.value(2, Column.BUILDING.ordinal(), 3);
            sheet.value(2, Column.ROOM.ordinal(), 401);
            sheet.value(2, Column.NAME.ordinal(), "宋晓红");
            sheet.value(2, Column.CARD.ordinal(), new BigDecimal("310113199003070000"));
            sheet.value(2, Column.MOVED_IN.ordinal(), LocalDate.of(2020, 5, 1));
            sheet.style(2, Column.MOVED_IN.ordinal()).format("yyyy-MM-dd").set();
            sheet.formula(2, Column.AREA.ordinal(), "40+48.5");
        }

        var row = Sheet.read(bytes.toByteArray()).rows().getFirst();

        assertThat(row.number()).isEqualTo(3);
        assertThat(row.at(Column.BUILDING)).isEqualTo("3");
        assertThat(row.at(Column.ROOM)).isEqualTo("401");
        assertThat(row.at(Column.MOVED_IN)).isEqualTo("2020-05-01");
        assertThat(row.at(Column.AREA)).isEmpty();
        assertThat(Rules.card(row.at(Column.CARD), java.time.Clock.systemUTC())).contains("设成“文本”");
    }

    /** Whatever is damaged is refused with a sentence, and never breaks anything (seed 42). */
    @Test
    void aDamagedFileIsRefused() {
        var whole = new Books("幸福里", 20, 1).xlsx();
        var random = new Random(42);
        for (var i = 0; i < 300; i++) {
            var broken = whole.clone();
            for (var j = 0; j < 1 + i % 20; j++)
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt(256);
            try {
                assertThat(Sheet.read(broken).rows()).isNotNull();
            } catch (Refused e) {
                assertThat(e.reason()).isNotBlank();
            }
        }
    }

    @Test
    void anOldExcelFileIsExplained() {
        var old = new byte[600];
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                0,
                old,
                0,
                8);
        assertThatThrownBy(() -> Sheet.read(old)).hasMessageContaining(".xlsx");
    }

    @Test
    void readsWhatItWrites() {
        var books = new Books("幸福里", 12, 1);

        assertThat(Sheet.read(Excel.write("户册", books.all(), List.of("说明"))).rows())
                .isEqualTo(Sheet.read(books.csv()).rows())
                .isEqualTo(Sheet.read(Csv.write(books.all())).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void takesWhatSeparatesCellsFromTheHeading(String separator) {
        var lines = Stream.of(Files.heading(), List.of("幸福里", "3", "401", "宋晓红", "业主"))
                .map(it -> String.join(separator, it))
                .toList();

        assertThat(Sheet.read(String.join("\n", lines).getBytes())
                        .rows()
                        .getFirst()
                        .at(Column.NAME))
                .isEqualTo("宋晓红");
    }
}
