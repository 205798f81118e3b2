package shequtong.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import shequtong.load.http.Browser;

/** Several acts of one visitor, each as often as its weight says. */
record Mix(List<Part> parts) implements Act {

    record Part(Act act, int weight) {}

    @Override
    public boolean writes() {
        return parts.stream().anyMatch(it -> it.act().writes());
    }

    @Override
    public void prove(Browser browser) throws IOException {
        for (var part : parts) part.act().prove(browser);
    }

    @Override
    public Visit visit(Browser browser) throws IOException {
        var lots = new ArrayList<Visit>();
        for (var part : parts) {
            var visit = part.act().visit(browser);
            for (var lot = 0; lot < part.weight(); lot++) lots.add(visit);
        }
        return () -> lots.get(ThreadLocalRandom.current().nextInt(lots.size())).ask();
    }
}
