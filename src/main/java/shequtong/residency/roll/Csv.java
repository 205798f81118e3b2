package shequtong.residency.roll;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shequtong.kernel.Refused;

/** Text with commas, in UTF-8 with or without a mark, or in GB18030 as Excel writes it in China. */
final class Csv {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String MARK = "\uFEFF";

    private Csv() {}

    static Stream<List<String>> read(byte[] file) {
        var text = text(file, UTF_8)
                .or(() -> text(file, GB18030))
                .orElseThrow(() -> new Refused("读不懂这个文件的文字编码，请另存为“CSV UTF-8”或Excel再导入"));
        if (text.indexOf('\0') >= 0) throw new Refused("这不是表格文件，请用模板填好再导入");
        var plain = text.startsWith(MARK) ? text.substring(1) : text;
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator(plain))
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(plain)
                    .stream()
                    .map(CsvRecord::getFields)
                    .toList()
                    .stream();
        } catch (CsvParseException _) {
            throw new Refused("有一行的引号没有配对，请检查后再导入");
        }
    }

    /** The mark lets Excel see that it is UTF-8. */
    static byte[] write(List<List<String>> lines) {
        var text = new StringWriter();
        text.write(MARK);
        try (var csv = CsvWriter.builder().build(text)) {
            lines.forEach(it -> csv.writeRecord(it.stream().map(Cells::out).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(UTF_8);
    }

    private static char separator(String text) {
        var heading = text.lines().findFirst().orElse("");
        return heading.indexOf('\t') >= 0 ? '\t' : heading.indexOf(',') < 0 && heading.indexOf(';') >= 0 ? ';' : ',';
    }

    private static Optional<String> text(byte[] file, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
