package shequtong.residency.roll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import shequtong.residency.facts.IdNumberTests;

/** A committee's file: four people to a room, ten rooms to a house, and the faults that people make. */
final class Books {

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈";
    private static final String NAMES = "子文正安永宁嘉和明远立新思源建平";

    final List<List<String>> lines = new ArrayList<>();
    private final int seed;

    Books(String estate, int rows, int seed) {
        this.seed = seed;
        for (var i = 0; i < rows; i++) {
            var room = i / 4;
            lines.add(new ArrayList<>(List.of(
                    estate,
                    room / 10 + 1 + "号楼",
                    room % 10 + 101 + "室",
                    name(i),
                    i % 4 == 0 ? "业主" : "家属",
                    i % 4 == 0 ? "是" : "否",
                    card(i),
                    "138%08d".formatted(10_000_000 + seed * 10_000 + i),
                    "2011-05-0" + (i % 9 + 1),
                    i % 4 == 0 ? "88.50" : "",
                    "自住",
                    "")));
        }
    }

    String name(int i) {
        return "" + SURNAMES.charAt(i % 10) + NAMES.charAt(i / 10 % 16) + NAMES.charAt(i / 160 % 16)
                + NAMES.charAt(i / 2560 % 16);
    }

    /** Of one's own for each file and row. */
    String card(int i) {
        return IdNumberTests.numbered("3101%02d%d%02d%02d%03d"
                .formatted(seed % 90 + 10, 1930 + i / 1000 % 70, i / 28 % 12 + 1, i % 28 + 1, i % 1000));
    }

    void put(int line, Column column, String text) {
        lines.get(line).set(column.ordinal(), text);
    }

    String at(int line, Column column) {
        return lines.get(line).get(column.ordinal());
    }

    List<List<String>> all() {
        var all = new ArrayList<List<String>>();
        all.add(Files.heading());
        all.addAll(lines);
        return all;
    }

    String text() {
        return String.join(
                "\r\n",
                all().stream()
                        .map(line -> String.join(
                                ",",
                                line.stream()
                                        .map(it -> it.contains(",") || it.contains("\"")
                                                ? '"' + it.replace("\"", "\"\"") + '"'
                                                : it)
                                        .toList()))
                        .toList());
    }

    byte[] csv() {
        return text().getBytes(UTF_8);
    }

    /** As Excel would have it: nothing is made harmless on the way. */
    byte[] xlsx() {
        return Workbooks.of(all());
    }
}
