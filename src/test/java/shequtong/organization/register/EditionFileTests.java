package shequtong.organization.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shequtong.organization.Area;

/** A file is taken whole or not at all, and every fault is named by its line. */
class EditionFileTests {

    static final String HEAD = "code,name,level,kind,parent_code";
    static final String TOWN = "310113003000,友谊路街道,town,subdistrict,310113000000";
    static final String VILLAGE = "310113003001,宝钢一村居委会,village,neighbourhood,310113003000";

    @Test
    void readsTheEditionThatComesWithTheProduct() {
        var edition = Published.in("310113").edition();

        assertThat(edition.entries().stream().filter(it -> it.kind() == Area.Kind.SUBDISTRICT))
                .hasSize(13);
        assertThat(edition.entries().stream().filter(it -> it.sort() == Area.Sort.RESIDENTIAL))
                .hasSize(464);
        assertThat(edition.entries().stream().filter(it -> it.sort() == Area.Sort.VILLAGE))
                .hasSize(103);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsWhatOfficesSave(String charset) {
        var text = Published.in("310113").text().replace("\n", "\r\n");

        assertThat(Sheet.text(text.getBytes(Charset.forName(charset)))).contains(text);
        assertThat(EditionFile.read(text, "310113000000").faults()).isEmpty();
    }

    @Test
    void leavesOutTheMarkThatSpreadsheetsPutFirst() {
        assertThat(Sheet.text(("\uFEFF" + HEAD).getBytes(StandardCharsets.UTF_8)))
                .contains(HEAD);
        assertThat(Sheet.text(new byte[] {0x50, 0x4b, 3, 4, 0, 0})).isEmpty();
    }

    @Test
    void readsFieldsInQuotes() {
        assertThat(Sheet.rows("a,\"b,\"\"c\"\"\nd\",e\n\n f ,,\n"))
                .containsExactly(
                        new Sheet.Row(1, List.of("a", "b,\"c\"\nd", "e")), new Sheet.Row(4, List.of("f", "", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "310113003001,宝钢一村居委会,village,neighbourhood | 第3行：有4栏，表头是5栏",
                "3.10113E+11,宝钢一村居委会,village,neighbourhood,310113003000 | 第3行：代码“3.10113E+11”被表格软件改成了科学计数",
                "31011300300,宝钢一村居委会,village,neighbourhood,310113003000 | 第3行：代码“31011300300”不是12位数字",
                "310113003000,宝钢一村居委会,village,neighbourhood,310113003000 | 第3行：代码310113003000和第2行重复",
                "310113003001,宝,village,neighbourhood,310113003000 | 第3行：名称“宝”不对",
                "310113003001,<b>村</b>,village,neighbourhood,310113003000 | 第3行：名称“<b>村</b>”不对",
                "310113003001,宝钢一村居委会,hamlet,neighbourhood,310113003000 | 第3行：不认得层级“hamlet”",
                "310113003001,宝钢一村居委会,village,commune,310113003000 | 第3行：不认得类别“commune”",
                "310113003001,宝钢一村居委会,village,neighbourhood,310113009000 | 第3行：上级代码“310113009000”不是文件里的街镇",
                "310113004001,宝钢一村居委会,village,neighbourhood,310113003000 | 第3行：代码310113004001和上级代码310113003000对不上",
                "310115000000,浦东新区,district,district,310000000000 | 第3行：这是别的区的册子",
            })
    void namesTheLineOfAFault(String line, String fault) {
        var read = EditionFile.read(String.join("\n", HEAD, TOWN, line, ""), "310113000000");

        assertThat(read.edition()).isNull();
        assertThat(read.faults()).anySatisfy(it -> assertThat(it).contains(fault));
    }

    @Test
    void refusesAFileWithoutItsHeadingOrWithoutAnything() {
        assertThat(EditionFile.read("", "310113000000").faults()).containsExactly("文件是空的");
        assertThat(EditionFile.read("代码,名称\n1,2\n", "310113000000").faults())
                .singleElement()
                .asString()
                .contains("第1行：表头少了code、name、level、kind、parent_code");
        assertThat(EditionFile.read(HEAD + "\n" + TOWN + "\n", "310113000000").faults())
                .containsExactly("文件里没有一个居村");
    }

    @Test
    void refusesFormerCodesThatAreNone() {
        var text = HEAD + ",former_codes\n" + TOWN + ",\n" + VILLAGE + ",一村\n";

        assertThat(EditionFile.read(text, "310113000000").faults())
                .singleElement()
                .asString()
                .contains("第3行：原代码“一村”不对");
    }
}
