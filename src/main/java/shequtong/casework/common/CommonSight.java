package shequtong.casework.common;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/**
 * Who may see a common problem by name: the desk that leads it, and a resident whose own case lies in it now, who reads of
 * it on the page of that case. It takes no comments.
 */
@Repository
class CommonSight implements Sight {

    private final JdbcClient db;

    CommonSight(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String kind() {
        return CommonId.KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        return switch (viewer) {
            case Here here -> own(here, ids);
            case Duty duty -> duty.does(Work.COMMUNITY) || duty.does(Work.COORDINATING) ? led(duty, ids) : Map.of();
        };
    }

    private record Row(long id, String title, long file) {}

    private Map<Long, Seen> own(Here here, Collection<Long> ids) {
        return db
                .sql("""
                select problem.id, problem.title, min(file.id) as file
                from casework.common_problem problem
                join casework.common_case held
                    on held.community = :community and held.area = problem.area and held.problem = problem.id
                join casework.case_file file on file.community = held.community and file.id = held.case_id
                where problem.id = any(:ids) and file.reporter = :me
                group by problem.id, problem.title
                """)
                .param("community", here.community().id())
                .param("ids", ids.toArray(Long[]::new))
                .param("me", here.person().value())
                .query(Row.class)
                .list()
                .stream()
                .collect(toMap(
                        Row::id, it -> new Seen(it.title(), here.path("/cases/" + it.file() + "#common"), false)));
    }

    private Map<Long, Seen> led(Duty duty, Collection<Long> ids) {
        return db
                .sql("""
                select id, title, 0 as file from casework.common_problem where area = :area and id = any(:ids)
                """)
                .param("area", duty.area().id())
                .param("ids", ids.toArray(Long[]::new))
                .query(Row.class)
                .list()
                .stream()
                .collect(toMap(
                        Row::id, it -> new Seen(it.title(), duty.path(CommonController.PATH + "/" + it.id()), false)));
    }
}
