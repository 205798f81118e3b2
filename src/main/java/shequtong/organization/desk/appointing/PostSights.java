package shequtong.organization.desk.appointing;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Handing;
import shequtong.organization.Position;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.organization.desk.Notices;
import shequtong.organization.desk.Tab;

/** One's own posts and hand-overs, as notices name them: somebody else's are nothing that is there. */
@Repository
class PostSights implements Sight {

    private final JdbcClient db;

    PostSights(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String kind() {
        return Notices.MANDATE;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        return db
                .sql("""
                        select mandate.id, area.code, area.label, mandate.position
                        from organization.mandate
                        join organization.area on area.id = mandate.area
                        where mandate.id = any(:ids) and mandate.person = :me
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("me", viewer.person().value())
                .query((row, _) -> Map.entry(
                        row.getLong("id"),
                        new Seen(
                                title(row.getString("label"), row.getString("position")),
                                viewer.path(Tab.PATH + "/" + row.getString("code")),
                                false)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String title(String place, String position) {
        return place + Position.valueOf(position).label();
    }

    /** The same for a post that is changing hands. */
    @Repository
    static class OfHandovers implements Sight {

        private final JdbcClient db;

        OfHandovers(JdbcClient db) {
            this.db = db;
        }

        @Override
        public String kind() {
            return Notices.HANDOVER;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            return db
                    .sql("""
                            select handover.id, area.label, mandate.position
                            from organization.handover
                            join organization.mandate on mandate.id = handover.outgoing
                            join organization.area on area.id = mandate.area
                            where handover.id = any(:ids) and :me in (handover.goes, handover.comes)
                            """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("me", viewer.person().value())
                    .query((row, _) -> Map.entry(
                            row.getLong("id"),
                            new Seen(
                                    title(row.getString("label"), row.getString("position")),
                                    Handing.PATH + "/" + row.getLong("id"),
                                    false)))
                    .list()
                    .stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
