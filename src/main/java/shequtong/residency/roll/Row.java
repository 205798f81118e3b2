package shequtong.residency.roll;

import java.util.Arrays;
import java.util.List;

/**
 * One row of a file, as it was typed.
 *
 * @param number as the spreadsheet counts it: the heading is the first
 * @param cells one for each {@link Column}, in their order; what the file has no column for is empty
 */
record Row(int number, List<String> cells) {

    /** Stands between cells where they are kept: nobody types it. */
    private static final String BETWEEN = "\u001f";

    Row {
        if (cells.size() != Column.values().length) throw new IllegalArgumentException("no row");
    }

    String at(Column column) {
        return cells.get(column.ordinal());
    }

    boolean blank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    String joined() {
        return String.join(BETWEEN, cells);
    }

    static Row of(int number, String joined) {
        return new Row(number, Arrays.asList(joined.split(BETWEEN, -1)));
    }

    /** Names and numbers never end in a log. */
    @Override
    public String toString() {
        return "row " + number;
    }
}
