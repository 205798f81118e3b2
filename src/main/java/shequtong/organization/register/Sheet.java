package shequtong.organization.register;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table as spreadsheets save it: commas, fields in quotes where they must be, UTF-8 or GB18030. */
final class Sheet {

    private Sheet() {}

    /** @param line where the row begins in the file, the first being 1 */
    record Row(int line, List<String> fields) {}

    /** Strictly UTF-8 if it can be; what is not, is GB18030, in which every file of a Chinese office can be. */
    static Optional<String> text(byte[] file) {
        return decode(file, StandardCharsets.UTF_8)
                .or(() -> decode(file, Charset.forName("GB18030")))
                .map(it -> it.startsWith("\uFEFF") ? it.substring(1) : it)
                .filter(it -> it.indexOf('\0') < 0);
    }

    private static Optional<String> decode(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Empty lines are left out; a quote that is never closed runs to the end of the file. */
    static List<Row> rows(String text) {
        var rows = new ArrayList<Row>();
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        var line = 1;
        var begun = 1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n') line++;
            if (quoted) {
                if (c != '"') field.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') field.append(text.charAt(++i));
                else quoted = false;
            } else if (c == '"' && field.isEmpty()) quoted = true;
            else if (c == ',') end(fields, field);
            else if (c == '\n') {
                end(fields, field);
                add(rows, begun, fields);
                begun = line;
            } else if (c != '\r') field.append(c);
        }
        end(fields, field);
        add(rows, begun, fields);
        return rows;
    }

    private static void end(List<String> fields, StringBuilder field) {
        fields.add(field.toString().strip());
        field.setLength(0);
    }

    private static void add(List<Row> rows, int line, List<String> fields) {
        if (fields.stream().anyMatch(it -> !it.isEmpty())) rows.add(new Row(line, List.copyOf(fields)));
        fields.clear();
    }
}
