package shequtong.load;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of cells under their titles, the first to the left and the numbers to the right. */
public record Table(List<List<String>> lines) {

    public static Table of(List<String> titles, List<List<String>> rows) {
        var lines = new ArrayList<>(List.of(titles));
        lines.addAll(rows);
        return new Table(lines);
    }

    @Override
    public String toString() {
        return lines.stream().map(this::line).collect(joining("\n", "", "\n"));
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(it -> it == 0 ? pad(cells.get(0), -width(0)) : pad(cells.get(it), width(it)))
                .collect(joining("  "));
    }

    private int width(int column) {
        return lines.stream()
                .filter(it -> it.size() > column)
                .mapToInt(it -> it.get(column).length())
                .max()
                .orElseThrow();
    }

    private static String pad(String text, int width) {
        return String.format("%" + width + "s", text);
    }
}
