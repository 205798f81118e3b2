package shequtong.organization.register;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.core.io.ClassPathResource;

/** The edition that comes with the product, moved to another district and changed as a later year might change it. */
record Published(String district, List<String> lines) {

    static Published in(String six) {
        try (var in = new ClassPathResource("organization/baoshan_divisions.csv").getInputStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("310113", six);
            return new Published(
                    six + "000000",
                    text.lines().filter(it -> !it.contains(",province,")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    String code(String tail) {
        return district.substring(0, 6) + tail;
    }

    Published without(String tail) {
        return change(lines ->
                lines.stream().filter(it -> !it.startsWith(code(tail) + ",")).toList());
    }

    /** The line of one area, changed. */
    Published with(String tail, UnaryOperator<String> change) {
        return change(lines -> lines.stream()
                .map(it -> it.startsWith(code(tail) + ",") ? change.apply(it) : it)
                .toList());
    }

    Published renamed(String tail, String name) {
        return with(tail, it -> it.replaceFirst(",[^,]*,", "," + name + ","));
    }

    Published recoded(String tail, String other) {
        return with(tail, it -> it.replaceFirst(code(tail), code(other)));
    }

    /** A new 居委 in the 街镇 of nine digits. */
    Published plus(String tail, String name) {
        var more = new ArrayList<>(lines);
        more.add("%s,%s,village,neighbourhood,%s,,,,,"
                .formatted(code(tail), name, code(tail).substring(0, 9) + "000"));
        return new Published(district, List.copyOf(more));
    }

    /** With the column in which an edition says where an area comes from. */
    Published from(String tail, String former) {
        var head = lines.getFirst();
        var with = head.endsWith("former_codes")
                ? this
                : change(lines -> lines.stream()
                        .map(it -> it.equals(head) ? it + ",former_codes" : it + ",")
                        .toList());
        return with.with(tail, it -> it.substring(0, it.lastIndexOf(',') + 1) + former);
    }

    private Published change(UnaryOperator<List<String>> change) {
        return new Published(district, List.copyOf(change.apply(lines)));
    }

    Edition edition() {
        var read = EditionFile.read(text(), district);
        if (read.edition() == null)
            throw new IllegalStateException(read.faults().stream().limit(5).collect(joining("\n")));
        return read.edition();
    }

    List<String> byCode() {
        return List.copyOf(edition().byCode().keySet());
    }

    /** The tree as it is once this edition is in it. */
    List<Known> known() {
        var number = new int[1];
        return edition().entries().stream()
                .map(it -> new Known(
                        ++number[0], it.code(), it.kind(), it.sort(), it.name(), it.label(), it.parent(), true))
                .toList();
    }
}
