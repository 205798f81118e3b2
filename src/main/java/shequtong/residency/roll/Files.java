package shequtong.residency.roll;

import java.util.Arrays;
import java.util.List;
import shequtong.kernel.Missing;
import shequtong.web.Answer;

/** What can be taken away as a file. It holds what is shown and nothing else, and no spreadsheet computes it. */
final class Files {

    private static final String XLSX = shequtong.web.Cells.XLSX;
    private static final String CSV = "text/csv;charset=UTF-8";

    private static final List<String> HELP = List.of(
            "一人一行。同一室有几个人，就写几行，小区、楼号、室号照抄。没有人登记的空房也可以写一行，姓名留空。",
            "小区：和“小区二维码”页面上的名字一样。",
            "关系：业主、家属、租客、其他。户主：每户一位填“是”，其他人填“否”或留空。",
            "身份证号、手机号：可以不填。填了的只用来核对，导入以后谁也看不到号码，导出时显示“已登记”。",
            "入住日期：写成2020-05-01。专有面积：平方米，最多两位小数。用途：自住、出租、空置、经营。",
            "空着的格子不会改动户册里原有的内容；导入不会删掉户册里的人，搬走的请在户册里逐个移出。",
            "一次最多20000行、10MB。");

    private Files() {}

    static Answer template(String format) {
        return of(format, "户册模板", List.of(heading()), HELP);
    }

    /** The rows that were not taken, as they were typed, with the reasons in a last column: mended, it can be sent again. */
    static Answer faults(List<Drafts.Draft> drafts) {
        var lines = new java.util.ArrayList<List<String>>();
        lines.add(with(heading(), "要改的地方"));
        for (var it : drafts)
            lines.add(with(
                    it.row().cells(), "第%d行 ".formatted(it.row().number()) + String.join("；", ImportPage.reasons(it))));
        return of("xlsx", "户册-要改的行", lines, List.of());
    }

    static Answer of(String format, String name, List<List<String>> lines, List<String> help) {
        return switch (format) {
            case "xlsx" -> new Answer.Download(XLSX, name + ".xlsx", Excel.write("户册", lines, help));
            case "csv" -> new Answer.Download(CSV, name + ".csv", Csv.write(lines));
            default -> throw new Missing(format);
        };
    }

    static List<String> heading() {
        return Arrays.stream(Column.values()).map(Column::label).toList();
    }

    private static List<String> with(List<String> cells, String last) {
        return java.util.stream.Stream.concat(cells.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
