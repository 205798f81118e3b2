package shequtong.residency.roll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shequtong.kernel.Refused;

/**
 * A file that was sent in, as rows. What cannot be read at all is refused whole, with a sentence.
 *
 * @param hidden sheets that Excel does not show, and that were left unread (AT-40)
 */
record Sheet(List<Row> rows, int hidden) {

    static final int BYTES = 10 * 1024 * 1024;
    static final int ROWS = 20_000;

    static Sheet read(byte[] file) {
        if (file.length == 0) throw new Refused("请选择要导入的文件");
        if (file.length > BYTES) throw new Refused("文件超过10MB，请分成几份导入");
        if (Excel.old(file)) throw new Refused("这是旧版Excel文件，请另存为“Excel 工作簿（.xlsx）”再导入");
        return Excel.looksLike(file) ? Excel.read(file) : new Sheet(table(Csv.read(file)), 0);
    }

    /** The first row names the columns; rows without anything in them are passed over. */
    static List<Row> table(Stream<List<String>> lines) {
        var rows = new ArrayList<Row>();
        var columns = new EnumMap<Column, Integer>(Column.class);
        var all = lines.iterator();
        for (var number = 1; all.hasNext(); number++) {
            var cells = all.next();
            if (number == 1) {
                columns.putAll(heading(cells));
                continue;
            }
            var row = row(number, cells, columns);
            if (!row.blank()) rows.add(row);
            if (rows.size() > ROWS) throw new Refused("超过20000行，请分成几份导入");
        }
        if (rows.isEmpty()) throw new Refused("文件里没有内容：第一行是列名，从第二行起一人一行");
        return rows;
    }

    private static Map<Column, Integer> heading(List<String> cells) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (var i = 0; i < cells.size(); i++) {
            var at = i;
            Column.of(cells.get(i)).ifPresent(it -> columns.putIfAbsent(it, at));
        }
        var missing = Arrays.stream(Column.values())
                .filter(it -> it.needed() && !columns.containsKey(it))
                .map(Column::label)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) throw new Refused("第一行缺少这几列：" + missing + "。请照模板填");
        return columns;
    }

    private static Row row(int number, List<String> cells, Map<Column, Integer> columns) {
        return new Row(
                number,
                Arrays.stream(Column.values())
                        .map(it -> columns.getOrDefault(it, Integer.MAX_VALUE))
                        .map(it -> it < cells.size() ? Cells.in(cells.get(it)) : "")
                        .toList());
    }
}
