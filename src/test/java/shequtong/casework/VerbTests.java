package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.casework.Acts.done;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.casework.file.Hours;
import shequtong.casework.file.Lapse;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Viewer;
import shequtong.web.Moments;

/**
 * AT-17: each verb of the workflow by each wrong role, at its own desk and at the rightful one, and by whoever is the
 * author of what is decided under another post. Nothing of it is done; then the rightful one does it.
 */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class VerbTests {

    private static final List<Integer> REFUSED = List.of(403, 404);

    /** Who came in with a code alone is asked to prove more before any desk is shown. */
    private static final List<Integer> SENT_AWAY = List.of(302, 403, 404);

    @Autowired
    Casework casework;

    @Autowired
    Lapse lapse;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Acts acts;
    Table table;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        table = new Table(acts);
    }

    /** @param rest behind the address of the desk; the case stands in it where it says so */
    private record Asked(CaseId id, String rest, String... form) {}

    /**
     * @param may who may do it besides whoever does it here: colleagues at the same desk
     * @param by whoever does it in the end
     */
    private record Verb(String name, Duty by, Set<Viewer> may, Function<Verb, Asked> prepared) {}

    @TestFactory
    Stream<DynamicTest> isDoneByNobodyElse() {
        return Stream.of(
                        "close",
                        "dispatch",
                        "accept an objection",
                        "return",
                        "approve",
                        "verify",
                        "invite",
                        "hold",
                        "mark legacy",
                        "answer a dispatch",
                        "answer an invitation",
                        "ask to close")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    cast();
                    nobodyElse(verbs().stream()
                            .filter(it -> it.name().equals(name))
                            .findFirst()
                            .orElseThrow());
                }));
    }

    private void nobodyElse(Verb verb) {
        var asked = verb.prepared().apply(verb);
        var before = traces(asked.id());
        for (var who : everybody(verb))
            if (!verb.may().contains(who) && who != verb.by())
                for (var path :
                        new HashSet<>(List.of(who.path(asked.rest()), verb.by().path(asked.rest())))) {
                    if (!(who instanceof Duty) && path.equals(who.path(asked.rest()))) continue;
                    var status =
                            acts.post(who, path, fresh(asked)).getResponse().getStatus();
                    assertThat(status)
                            .as(verb.name() + " by " + who + " at " + path)
                            .isIn(who instanceof Duty ? REFUSED : SENT_AWAY);
                }
        assertThat(traces(asked.id())).as(verb.name() + " left a trace").isEqualTo(before);
        if (!verb.name().equals("hold")) done(acts.post(verb.by(), verb.by().path(asked.rest()), fresh(asked)));
        else
            clock.after(
                    Duration.ofDays(5),
                    () -> done(acts.post(verb.by(), verb.by().path(asked.rest()), fresh(asked))));
    }

    private String[] fresh(Asked asked) {
        var form = new ArrayList<>(List.of(asked.form()));
        form.addAll(List.of("version", "" + acts.version(asked.id())));
        return form.toArray(String[]::new);
    }

    /** Whoever asked for an end sits at the desk that decides it too, and may not decide it. */
    private List<Viewer> everybody(Verb verb) {
        var people = acts.people;
        var all = new ArrayList<Viewer>(others());
        if (verb.name().equals("approve"))
            all.add(new Duty(
                    people.li.person(),
                    people.mandate(
                            people.li.person(),
                            Position.GRID_OFFICER,
                            people.grid.mandate().body(),
                            people.street),
                    people.street));
        return all;
    }

    private List<Viewer> others() {
        var people = acts.people;
        return List.of(
                people.wang,
                people.chen,
                people.zhou,
                people.sun,
                people.li,
                people.worker,
                people.property,
                people.squad,
                people.grid,
                table.leader,
                table.water,
                table.housing,
                table.district,
                people.otherSecretary,
                people.otherProperty,
                people.otherGrid);
    }

    private List<Verb> verbs() {
        var people = acts.people;
        Set<Viewer> committee = Set.of(people.li, people.worker);
        Set<Viewer> street = Set.of(people.grid, table.leader);
        return List.of(
                new Verb("close", people.li, committee, _ -> {
                    var id = answered();
                    return new Asked(
                            id, cases(id) + "/feedback", "outcome", "SOLVED", "words", "办好了", "absent", "不用到场");
                }),
                new Verb("dispatch", people.li, with(committee, street), _ -> {
                    var id = table.handedUp(casework);
                    return new Asked(
                            id,
                            cases(id) + "/dispatches",
                            "way",
                            "JOINT",
                            "purpose",
                            "请到场",
                            "confirmed",
                            "true",
                            "bodies",
                            "" + Table.body(people.squad),
                            "due",
                            Hours.of(acts.now().plus(Duration.ofDays(3))));
                }),
                new Verb("accept an objection", people.li, committee, _ -> {
                    var id = answered();
                    acts.send(people.li, id, "JOINT", people.squad);
                    done(acts.post(
                            people.squad,
                            acts.task(people.squad, id) + "/ways/objection",
                            "reason",
                            "不归我们",
                            "suggested",
                            "绿化"));
                    return new Asked(
                            id, cases(id) + "/objections/" + acts.dispatch(people.squad, id), "granted", "true");
                }),
                new Verb("return", people.grid, Set.of(), _ -> {
                    var id = table.handedUp(casework);
                    return new Asked(
                            id,
                            "/tasks/" + acts.dispatch(people.grid, id) + "/ways/return",
                            "reason",
                            "居村能办",
                            "suggested",
                            "居委会");
                }),
                new Verb("ask to close", people.li, committee, _ -> {
                    var id = answered();
                    return new Asked(id, cases(id) + "/closing", "ground", "UNREACHABLE", "words", "打了六次电话");
                }),
                new Verb("approve", people.grid, street, _ -> {
                    var id = answered();
                    done(acts.post(
                            people.li,
                            Acts.desk(people.li, id) + "/closing",
                            "ground",
                            "UNREACHABLE",
                            "words",
                            "打了六次"));
                    var asked = acts.one("select id from casework.closure where case_id = ?", Long.class, id.value());
                    return new Asked(id, cases(id) + "/closing/" + asked, "granted", "true", "words", "属实");
                }),
                new Verb("verify", people.grid, street, _ -> {
                    var id = answered();
                    acts.answer(people.li, id);
                    clock.after(Duration.ofDays(8), () -> lapse.of(people.community.id(), id));
                    db.sql("""
                            insert into casework.verification (community, case_id, round, street, opened_at, due)
                            select community, id, 1, ?, closed_at, closed_at from casework.case_file where id = ?
                            on conflict do nothing
                            """).params(people.street.id(), id.value()).update();
                    db.sql("update casework.case_file set above = true where id = ?")
                            .param(id.value())
                            .update();
                    return new Asked(id, cases(id) + "/verification", "granted", "true", "way", "SITE", "words", "看了");
                }),
                new Verb("invite", table.leader, street, _ -> {
                    var id = table.handedUp(casework);
                    return new Asked(
                            id,
                            cases(id) + "/invitation",
                            "purpose",
                            "一起定下来",
                            "place",
                            "三楼",
                            "meetsAt",
                            Hours.of(acts.now().plus(Duration.ofDays(5))),
                            "answerDue",
                            Hours.of(acts.now().plus(Duration.ofDays(2))),
                            "lead",
                            "" + table.leader.mandate().id(),
                            "bodies",
                            "" + Table.body(table.water));
                }),
                new Verb("hold", table.leader, street, _ -> {
                    var id = table.handedUp(casework);
                    done(table.call(table.leader, id, table.leader, table.water));
                    return new Asked(id, "/invitations/" + table.invitation(id) + "/meeting", "minutes", "定了分工");
                }),
                new Verb("answer an invitation", table.water, Set.of(), _ -> {
                    var id = table.handedUp(casework);
                    done(table.call(table.leader, id, table.leader, table.water));
                    return new Asked(id, "/invitations/" + table.invitation(id) + "/answer", "coming", "true");
                }),
                new Verb("mark legacy", people.grid, street, _ -> {
                    var id = table.handedUp(casework);
                    return new Asked(id, cases(id) + "/legacy/mark", "words", "产权没有理清");
                }),
                new Verb("answer a dispatch", people.squad, Set.of(), _ -> {
                    var id = answered();
                    acts.send(people.li, id, "JOINT", people.squad);
                    return new Asked(
                            id,
                            "/tasks/" + acts.dispatch(people.squad, id) + "/answer",
                            "stage",
                            "REPLY",
                            "words",
                            "办好了",
                            "way",
                            "COMMITTEE");
                }));
    }

    private static Set<Viewer> with(Set<Viewer> some, Set<Viewer> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String cases(CaseId id) {
        return "/cases/" + id.value();
    }

    private CaseId answered() {
        var id = casework.open(
                acts.people.wang, acts.matter("第" + LocalDate.ofInstant(acts.now(), Moments.SHANGHAI), "ENV-04"));
        acts.reply(acts.people.li, id);
        return id;
    }

    private Map<String, Object> traces(CaseId id) {
        return db.sql("""
                select file.version, file.state, file.tier, file.legacy, file.invitation,
                       (select count(*) from casework.dispatch where case_id = file.id) as sent,
                       (select count(*) from casework.invitee where case_id = file.id and coming is not null) as said
                from casework.case_file file where id = ?
                """).param(id.value()).query().singleRow();
    }
}
