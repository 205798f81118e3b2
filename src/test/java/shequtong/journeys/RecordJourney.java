package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import shequtong.WholeTest;

/** 王阿姨 writes a code on a sheet of paper; later somebody with all the keys rewrites what was said, and she sees where (B1). */
@WholeTest
class RecordJourney extends Journey {

    private static final String WORDS = "楼道灯坏了一个月";

    @Autowired
    FlywayConnectionDetails owner;

    @Test
    void aReceiptOnPaperTellsWhereTheRecordWasRewritten() throws SQLException {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, WORDS, "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "收到，已经报给物业，请放心。");
        li.send("发布");

        wang.open(people.wang.path("/cases/" + id));
        var code = wang.page.innerText(".sq-seal .num");
        var number = db.sql("select number from casework.case_view where id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(code).matches("(\\w{4}-){3}\\w{4}");
        wang.follow("记录改过没有");
        wang.look();
        assertThat(wang.text()).contains("共2步，没有被改过", code);
        wang.write("以前抄下的回执码", code.toLowerCase());
        wang.send("核对回执");
        assertThat(wang.text()).contains("回执码对得上", "这2步到现在没有被改过");

        li.open(people.li.path("/cases/" + id + "/print"));
        assertThat(li.text()).contains("案卷", WORDS, "回执码", code);
        wang.open(people.wang.path("/cases/" + id + "/print"));

        rewrite(id);

        var chen = phones.of(people.chen.person());
        chen.go(people.chen.path("/board"));
        chen.follow("手里有回执码");
        chen.look();
        chen.write("单号", number);
        chen.write("回执码", code);
        chen.send("核对");
        chen.look();
        assertThat(chen.text()).contains("对不上：第2步", "这一步被改过").doesNotContain("没有被改过，");

        makeAnew(id);

        chen.write("以前抄下的回执码", code);
        chen.send("核对回执");
        assertThat(chen.text()).contains("指纹都接得上，可是和您的回执不符", "被改写过");
    }

    private void rewrite(long id) throws SQLException {
        asOwner("update casework.step set words = '收到，下个月再说。' where number = 2 and case_id = " + id);
    }

    private void makeAnew(long id) throws SQLException {
        asOwner("delete from casework.link where case_id = " + id + "; select casework.link_rest(null)");
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
