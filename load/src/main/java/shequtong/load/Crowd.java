package shequtong.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import shequtong.load.http.Browser;

/**
 * The visitors of one segment: each asks again as soon as it is answered. They connect and fetch their forms before the
 * clock runs. Threads of the platform, because a blocking read costs the driver less there than on a virtual thread.
 */
final class Crowd implements Closeable {

    private final List<Browser> browsers = new ArrayList<>();
    private final List<Act.Visit> visits = new ArrayList<>();

    private Crowd() {}

    static Crowd at(Server server, Page page) throws IOException {
        var crowd = new Crowd();
        try {
            for (var visitor = 0; visitor < page.connections(); visitor++) crowd.admit(server, page, visitor);
            return crowd;
        } catch (IOException e) {
            crowd.close();
            throw e;
        }
    }

    private void admit(Server server, Page page, int visitor) throws IOException {
        var browser = new Browser(server.url(), page.cookie(visitor));
        browsers.add(browser);
        var visit = page.act().visit(browser);
        visit.ask();
        visits.add(visit);
    }

    Tally work(double seconds) throws InterruptedException {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        try (var threads = Executors.newFixedThreadPool(visits.size())) {
            return threads.invokeAll(visits.stream().map(it -> asking(it, end)).toList()).stream()
                    .map(Future::resultNow)
                    .reduce(new Tally(), Tally::plus);
        }
    }

    private static Callable<Tally> asking(Act.Visit visit, long end) {
        return () -> Tally.until(end, visit);
    }

    @Override
    public void close() throws IOException {
        for (var browser : browsers) browser.close();
    }
}
