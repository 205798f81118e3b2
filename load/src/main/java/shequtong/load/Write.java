package shequtong.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import shequtong.load.http.Browser;
import shequtong.load.http.Form;

/** Sending a form of a page. {@code {key}} in a field becomes a text that no other write has. */
public record Write(String page, String action, Map<String, String> fields, String shown, Expectation expected)
        implements Act {

    private static final String ONCE = "once";

    @Override
    public boolean writes() {
        return true;
    }

    /** What was answered as done must be on the page where everybody reads it. */
    @Override
    public void prove(Browser browser) throws IOException {
        var key = key();
        expected.prove(browser.post(filled(blank(browser), key)));
        if (!shown.isEmpty() && !browser.get(shown).contains(key))
            throw new Wrong("what was written is not on " + shown);
    }

    /** The form is fetched once: its token stays good, and a key of one's own is as good as the form's. */
    @Override
    public Visit visit(Browser browser) throws IOException {
        var blank = blank(browser);
        return () -> expected.check(
                browser.post(filled(blank, key()).with(ONCE, UUID.randomUUID().toString())));
    }

    public Form blank(Browser browser) throws IOException {
        return Form.in(browser.get(page), action);
    }

    public Form filled(Form blank, String key) {
        var all = new LinkedHashMap<>(blank.fields());
        fields.forEach((name, text) -> all.put(name, text.replace("{key}", key)));
        return new Form(blank.action().isEmpty() ? page : blank.action(), all);
    }

    private static String key() {
        return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    }
}
