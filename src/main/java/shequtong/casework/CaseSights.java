package shequtong.casework;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Scope;
import shequtong.casework.file.Step;
import shequtong.identity.PersonId;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.web.Moments;

/** Who may see a case, a step of it, a dispatch: asked by pictures, comments and notices alike. */
@Configuration(proxyBeanMethods = false)
class CaseSights {

    /**
     * @param task the dispatch through which a body sees it; 0 for everybody else
     * @param veiled its reporter, if neighbours may not know who that is; 0 otherwise
     */
    private record Row(long id, long caseId, String title, long task, long veiled) {}

    private static Map<Long, Sight.Seen> seen(Viewer viewer, List<Row> rows) {
        return rows.stream()
                .collect(toMap(
                        Row::id,
                        it -> new Sight.Seen(
                                it.title(),
                                path(viewer, it),
                                viewer instanceof Here,
                                it.veiled() == 0 ? null : new PersonId(it.veiled())),
                        (first, _) -> first));
    }

    private static String path(Viewer viewer, Row row) {
        return viewer instanceof Duty duty && duty.does(Work.HANDLING)
                ? viewer.path("/tasks/" + row.task())
                : viewer.path("/cases/" + row.caseId());
    }

    @Bean
    static Sight cases(Rows rows) {
        return new Sight() {
            @Override
            public String kind() {
                return CaseId.KIND;
            }

            @Override
            public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
                return seen(viewer, rows.cases(viewer, ids));
            }
        };
    }

    /** An inner step is the committee's alone, its pictures too. */
    @Bean
    static Sight steps(Rows rows) {
        return new Sight() {
            @Override
            public String kind() {
                return Step.KIND;
            }

            @Override
            public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
                return seen(viewer, rows.steps(viewer, ids));
            }
        };
    }

    /** A dispatch is for the body it was sent to. */
    @Bean
    static Sight dispatches(Rows rows) {
        return new Sight() {
            @Override
            public String kind() {
                return DispatchId.KIND;
            }

            @Override
            public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
                if (!(viewer instanceof Duty duty)) return Map.of();
                return rows.dispatches(duty, ids).stream()
                        .collect(toMap(Row::id, it -> new Seen(it.title(), duty.path("/tasks/" + it.id()), false)));
            }
        };
    }

    /** What was taken back from a body is there for it to be told so, without a word of the case (AT-39). */
    @Bean
    static Sight withdrawn(Rows rows, Clock clock) {
        return new Sight() {
            @Override
            public String kind() {
                return DispatchId.WITHDRAWN;
            }

            @Override
            public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
                if (!(viewer instanceof Duty duty)) return Map.of();
                return rows.withdrawn(duty, ids).stream()
                        .collect(
                                toMap(Back::id, it -> new Seen(it.title(clock.instant()), duty.path("/tasks"), false)));
            }
        };
    }

    /** @param at when it had been sent */
    private record Back(long id, String sender, OffsetDateTime at) {

        String title(Instant now) {
            return sender + Moments.on(at.toInstant(), now) + "派给您单位的一张单";
        }
    }

    @Repository
    static class Rows {

        private final JdbcClient db;

        Rows(JdbcClient db) {
            this.db = db;
        }

        List<Row> cases(Viewer viewer, Collection<Long> ids) {
            return db.sql("""
                    select file.id, file.id as case_id, file.title,
                           coalesce(max(dispatch.id) filter (where dispatch.state = 'OPEN'), max(dispatch.id), 0) as task,
                           case file.visibility when 'UNNAMED' then file.reporter else 0 end as veiled
                    from casework.case_file file
                    left join casework.dispatch on dispatch.community = file.community and dispatch.case_id = file.id
                         and dispatch.body = :unit and dispatch.state <> 'WITHDRAWN'
                    where file.id = any(:ids)
                      and casework.seen(
                          file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                    group by file.id, file.title, file.visibility, file.reporter
                    """)
                    .param("ids", ids.toArray(Long[]::new))
                    .params(Scope.of(viewer).params())
                    .query(Row.class)
                    .list();
        }

        List<Row> steps(Viewer viewer, Collection<Long> ids) {
            return db.sql("""
                    select step.id, file.id as case_id, file.title,
                           coalesce(max(dispatch.id) filter (where dispatch.state = 'OPEN'), max(dispatch.id), 0) as task,
                           0 as veiled
                    from casework.step
                    join casework.case_file file on file.community = step.community and file.id = step.case_id
                    left join casework.dispatch on dispatch.community = file.community and dispatch.case_id = file.id
                         and dispatch.body = :unit and dispatch.state <> 'WITHDRAWN'
                    where step.id = any(:ids)
                      and casework.seen(
                          file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                      and (step.shown or :reach = 'STAFF')
                    group by step.id, file.id, file.title
                    """)
                    .param("ids", ids.toArray(Long[]::new))
                    .params(Scope.of(viewer).params())
                    .query(Row.class)
                    .list();
        }

        List<Row> dispatches(Duty duty, Collection<Long> ids) {
            return db.sql("""
                    select dispatch.id, file.id as case_id, file.title, dispatch.id as task, 0 as veiled
                    from casework.dispatch
                    join casework.case_file file on file.community = dispatch.community and file.id = dispatch.case_id
                    where dispatch.id = any(:ids) and dispatch.body = :body and dispatch.state <> 'WITHDRAWN'
                    """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("body", duty.mandate().body().id())
                    .query(Row.class)
                    .list();
        }

        List<Back> withdrawn(Duty duty, Collection<Long> ids) {
            return db.sql("""
                    select dispatch.id, desk.label as sender, dispatch.issued_at as at
                    from casework.dispatch
                    join organization.area_view desk on desk.id = dispatch.issued_area
                    where dispatch.id = any(:ids) and dispatch.body = :body and dispatch.state = 'WITHDRAWN'
                    """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("body", duty.mandate().body().id())
                    .query(Back.class)
                    .list();
        }
    }
}
