package shequtong.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import shequtong.load.http.Browser;

/** One page: proved, warmed up, then measured in blocks beside the floor. */
final class Trial {

    private static final int COUNTED = 50;

    private final Server ours;
    private final Server floor;
    private final Meter meter;
    private final Database database;
    private final Protocol protocol;

    Trial(Server ours, Server floor, Database database, Protocol protocol) {
        this.ours = ours;
        this.floor = floor;
        this.meter = new Meter(ours, floor);
        this.database = database;
        this.protocol = protocol;
    }

    Row run(Page page) throws Exception {
        try {
            return measure(page);
        } catch (IOException e) {
            return Row.empty(page.id(), e.toString());
        }
    }

    private Row measure(Page page) throws Exception {
        try (var browser = new Browser(ours.url(), page.cookie(0))) {
            page.act().prove(browser);
        }
        var statements = statements(page);
        var ground = Floor.page(page.connections());
        var idle = meter.around(() -> {
            Thread.sleep((long) (1000 * protocol.seconds()));
            return "nothing";
        });
        var steady = warm(ours, page, idle.ours());
        warm(floor, ground, idle.floor());

        var kept = new ArrayList<Block>();
        var dropped = new ArrayList<Block>();
        while (kept.size() < protocol.blocks() && kept.size() + dropped.size() < protocol.attempts()) {
            var first = segment(ours, page, idle.ours());
            var floors = List.of(segment(floor, ground, idle.floor()), segment(floor, ground, idle.floor()));
            var block = new Block(List.of(first, segment(ours, page, idle.ours())), floors);
            (block.foreign() > protocol.foreign() ? dropped : kept).add(block);
        }
        return new Row(page.id(), statements, kept, dropped, steady, idle.ours(), "");
    }

    private OptionalDouble statements(Page page) throws Exception {
        try (var browser = new Browser(ours.url(), page.cookie(0))) {
            var visit = page.act().visit(browser);
            var before = database.statements();
            for (var time = 0; time < COUNTED; time++) visit.ask();
            var after = database.statements();
            return before.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((after.getAsLong() - before.getAsLong()) / (double) COUNTED);
        }
    }

    /** Every statement of one visit, with its plan; counted by a server that was started to count. */
    String plans(Page page) throws IOException, SQLException {
        try (var browser = new Browser(ours.url(), page.cookie(0))) {
            var visit = page.act().visit(browser);
            visit.ask();
            database.forgetStatements();
            visit.ask();
            return "## " + page.id() + "\n\n" + String.join("\n\n", database.plans());
        }
    }

    private boolean warm(Server server, Page page, Usage idle) throws Exception {
        var last = segment(server, page, idle);
        for (var time = 1; time < protocol.warmups(); time++) {
            var next = segment(server, page, idle);
            if (!next.differs(last, Protocol.STEADY)) return true;
            last = next;
        }
        return false;
    }

    private Segment segment(Server server, Page page, Usage idle) throws Exception {
        try (var crowd = Crowd.at(server, page)) {
            var measured = meter.around(() -> crowd.work(protocol.seconds()));
            var tally = measured.result();
            if (tally.errors() > 0)
                throw new Wrong(
                        tally.errors() + " errors, first: " + tally.fault().orElseThrow());
            var usage = server == ours ? measured.ours() : measured.floor();
            return new Segment(tally, usage.without(idle));
        }
    }
}
