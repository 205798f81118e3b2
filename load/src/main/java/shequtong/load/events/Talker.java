package shequtong.load.events;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import shequtong.load.http.Browser;
import shequtong.load.http.Form;

/** Somebody who comments on one case after another, and sends the same form to the other machine when one has died. */
record Talker(int number, String cookies, List<Node> nodes, List<String> cases, Pace pace)
        implements Callable<Integer> {

    private static final int TRIES = 3000;

    /** @return how many were acknowledged */
    @Override
    public Integer call() throws IOException, InterruptedException {
        var browsers = new ArrayList<Browser>();
        for (var node : nodes) browsers.add(new Browser(node.url(), cookies));
        var said = 0;
        while (pace.next()) {
            say(browsers, said);
            said++;
        }
        for (var browser : browsers) browser.close();
        return said;
    }

    private void say(List<Browser> browsers, int count) throws InterruptedException {
        var id = cases.get((number * 7 + count) % cases.size());
        var form = Optional.<Form>empty();
        for (var n = 0; n < TRIES; n++) {
            var browser = browsers.get((number + count + n) % browsers.size());
            try {
                if (form.isEmpty())
                    form = Optional.of(Form.in(browser.get("/c/wsxc/cases/" + id), "/casework.case/" + id + "/comments")
                            .with("words", "说得对 " + number + "-" + count));
                var status = browser.post(form.get()).status();
                if (status == 303) return;
                if (status < 500) throw new IllegalStateException("refused: " + status);
            } catch (IOException died) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("nobody answers any more");
    }
}
