package shequtong.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import shequtong.load.http.Browser;

/** Reading a page, or any of several of a kind, so that not one row alone is in every cache. */
record Look(List<String> paths, Expectation expected) implements Act {

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public void prove(Browser browser) throws IOException {
        for (var path : paths) expected.prove(browser.get(path));
    }

    @Override
    public Visit visit(Browser browser) {
        return () ->
                expected.check(browser.get(paths.get(ThreadLocalRandom.current().nextInt(paths.size()))));
    }
}
