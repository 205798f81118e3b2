package shequtong.organization.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Area;
import shequtong.organization.AreaLabel;

/**
 * Reads an edition of the register as the statistics bureau publishes it. Every fault is named by its line, so that
 * whoever prepared the file can mend it; a file with faults is not taken at all.
 */
final class EditionFile {

    static final int BYTES = 2 * 1024 * 1024;

    private static final List<String> NEEDED = List.of("code", "name", "level", "kind", "parent_code");
    private static final String FORMER = "former_codes";
    private static final Pattern CODE = Pattern.compile("\\d{12}");
    private static final Pattern SPOILT = Pattern.compile("[\\d.]+[eE]\\+?\\d+");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}A-Za-z0-9()（）·]{2,60}");

    /** A code's first digits are those of what it lies in: six of the district, nine of the 街镇. */
    private static final int TOWN = 9;

    private final String district;
    private final List<String> faults = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private EditionFile(String district) {
        this.district = district;
    }

    /** @param edition none where there are faults */
    record Read(@Nullable Edition edition, List<String> faults) {}

    /** @param district the code of the one whose register it is */
    static Read read(String text, String district) {
        return new EditionFile(district).read(Sheet.rows(text));
    }

    private Read read(List<Sheet.Row> rows) {
        if (rows.isEmpty()) return new Read(null, List.of("文件是空的"));
        var head = rows.getFirst().fields();
        var missing = NEEDED.stream().filter(it -> !head.contains(it)).toList();
        if (!missing.isEmpty())
            return new Read(
                    null, List.of("第1行：表头少了" + String.join("、", missing) + "。表头要有 " + String.join(",", NEEDED)));
        rows.stream().skip(1).forEach(it -> row(head, it));
        within();
        if (entries.stream().noneMatch(it -> it.kind() == Area.Kind.COMMUNITY)) faults.add("文件里没有一个居村");
        return faults.isEmpty()
                ? new Read(new Edition(List.copyOf(entries)), List.of())
                : new Read(null, List.copyOf(faults));
    }

    private void row(List<String> head, Sheet.Row row) {
        if (row.fields().size() != head.size()) {
            fault(row.line(), "有" + row.fields().size() + "栏，表头是" + head.size() + "栏");
            return;
        }
        var code = field(head, row, "code");
        if (SPOILT.matcher(code).matches()) fault(row.line(), "代码“" + code + "”被表格软件改成了科学计数，请把这一栏设成文本再存");
        else if (!CODE.matcher(code).matches()) fault(row.line(), "代码“" + code + "”不是12位数字");
        else if (lines.putIfAbsent(code, row.line()) != null)
            fault(row.line(), "代码" + code + "和第" + lines.get(code) + "行重复");
        else
            level(row.line(), field(head, row, "level")).ifPresent(it -> {
                if (it.isEmpty()) district(row.line(), code);
                else entry(head, row, code, it.get());
            });
    }

    /** Nothing for a level that is left out; nothing within for the district itself. */
    private Optional<Optional<Area.Kind>> level(int line, String level) {
        return switch (level) {
            case "province" -> Optional.empty();
            case "district" -> Optional.of(Optional.empty());
            case "town" -> Optional.of(Optional.of(Area.Kind.SUBDISTRICT));
            case "village" -> Optional.of(Optional.of(Area.Kind.COMMUNITY));
            default -> {
                fault(line, "不认得层级“" + level + "”，应是 district、town 或 village");
                yield Optional.empty();
            }
        };
    }

    private void district(int line, String code) {
        if (!code.equals(district)) fault(line, "这是别的区的册子：区代码" + code + "，本区是" + district);
    }

    private void entry(List<String> head, Sheet.Row row, String code, Area.Kind kind) {
        var name = field(head, row, "name");
        var sort = field(head, row, "kind");
        if (!NAME.matcher(name).matches()) fault(row.line(), "名称“" + name + "”不对，要2到60个字");
        else if (kind == Area.Kind.COMMUNITY && !sort.equals("neighbourhood") && !sort.equals("village"))
            fault(row.line(), "不认得类别“" + sort + "”，居委会写 neighbourhood，村委会写 village");
        else
            entries.add(new Entry(
                    row.line(),
                    code,
                    kind,
                    AreaLabel.sort(kind, sort, name),
                    name,
                    field(head, row, "parent_code"),
                    head.contains(FORMER) ? former(row.line(), field(head, row, FORMER)) : List.of()));
    }

    private List<String> former(int line, String field) {
        var codes = List.of(field.split("[;；、 ]+"));
        if (field.isEmpty()) return List.of();
        if (codes.stream().allMatch(it -> CODE.matcher(it).matches())) return codes;
        fault(line, "原代码“" + field + "”不对，要12位数字，几个之间用分号隔开");
        return List.of();
    }

    /** Each lies in something of the file, whose digits its code begins with. */
    private void within() {
        for (var it : entries) {
            var town = it.kind() == Area.Kind.COMMUNITY;
            var above = town
                    ? entries.stream()
                            .anyMatch(other -> other.kind() == Area.Kind.SUBDISTRICT
                                    && other.code().equals(it.parent()))
                    : it.parent().equals(district);
            if (!above) fault(it.line(), "上级代码“" + it.parent() + "”" + (town ? "不是文件里的街镇" : "不是本区"));
            else if (!it.code().startsWith(it.parent().substring(0, town ? TOWN : TOWN - 3)))
                fault(it.line(), "代码" + it.code() + "和上级代码" + it.parent() + "对不上");
        }
    }

    private void fault(int line, String what) {
        faults.add("第" + line + "行：" + what);
    }

    private static String field(List<String> head, Sheet.Row row, String name) {
        return row.fields().get(head.indexOf(name));
    }
}
