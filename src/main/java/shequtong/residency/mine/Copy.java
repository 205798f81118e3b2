package shequtong.residency.mine;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.residency.OwnData;
import shequtong.web.Moments;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept about one person, of every module that keeps something. Asked for oneself and for nobody else. */
@Service
class Copy {

    private static final int SHOWN = 10;

    private final List<OwnData> kinds;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Copy(ObjectProvider<OwnData> kinds, Audit audit, Clock clock) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(OwnData::order)).toList();
        this.audit = audit;
        this.clock = clock;
    }

    /** @param more whether there is more of it in the copy */
    record Section(String title, List<OwnData.Row> rows, boolean more) {}

    /** The latest of each kind, with what identifies somebody masked: a page lies open on a table. */
    @Transactional(readOnly = true)
    public List<Section> look(PersonId me) {
        return kinds.stream()
                .map(it -> {
                    var rows = new ArrayList<OwnData.Row>();
                    var count = new int[1];
                    it.each(me, false, row -> {
                        if (count[0]++ < SHOWN) rows.add(row);
                    });
                    return new Section(it.title(), rows, count[0] > SHOWN);
                })
                .toList();
    }

    /** Written down before the first byte leaves (R107). */
    @Transactional
    public void announce(PersonId me) {
        audit.record(Actor.self(me.value()), "residency.export-own-data", me.subject());
    }

    /** Machine-readable (R100), row by row. */
    @Transactional(readOnly = true)
    public void write(PersonId me, OutputStream out) throws IOException {
        try (var file = json.createGenerator(out)) {
            file.writeStartObject();
            file.writeStringProperty("说明", "社区通里关于您的数据的副本");
            file.writeStringProperty("时间", Moments.iso(clock.instant()));
            for (var kind : kinds) {
                file.writeArrayPropertyStart(kind.title());
                kind.each(me, true, row -> write(file, row));
                file.writeEndArray();
            }
            file.writeEndObject();
        }
    }

    private static void write(JsonGenerator file, OwnData.Row row) {
        file.writeStartObject();
        row.values().forEach((name, value) -> {
            if (value instanceof Number number) file.writeNumberProperty(name, number.longValue());
            else file.writeStringProperty(name, String.valueOf(value));
        });
        file.writeEndObject();
    }
}
