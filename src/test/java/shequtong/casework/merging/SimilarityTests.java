package shequtong.casework.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.MatterLine;
import shequtong.casework.Visibility;
import shequtong.casework.file.Standing;
import shequtong.organization.Here;

/** R36: while somebody writes, what neighbours have reported before in nearly the same words. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class SimilarityTests {

    @Autowired
    Casework casework;

    @Autowired
    Similarity similarity;

    @Autowired
    JdbcClient db;

    People people;

    @BeforeEach
    void cast() {
        people = new People(db);
    }

    @Test
    void findsTheSameMatterInOtherWords() {
        open(people.wang, "5号楼地下车库出口停了一大堆自行车，车子开不出去", Visibility.PUBLIC);
        open(people.wang, "中心广场的路灯三天不亮了", Visibility.PUBLIC);
        open(people.wang, "垃圾房味道太大，早上没人打扫", Visibility.PUBLIC);

        assertThat(titles(people.chen, "地下车库出口全是自行车，早上车开不出去"))
                .first()
                .asString()
                .startsWith("5号楼地下车库");
        assertThat(titles(people.chen, "广场上的路灯不亮")).first().asString().startsWith("中心广场的路灯");
        assertThat(titles(people.chen, "楼上半夜弹钢琴")).isEmpty();
    }

    /** R34: what neighbours may not see is not found by them either, and nothing is found elsewhere. */
    @Test
    void findsOnlyWhatTheAskerMaySee() {
        open(people.wang, "楼上半夜摔东西骂人，有点怕", Visibility.COMMITTEE);
        open(people.wang, "电梯按钮坏了按不动", Visibility.PUBLIC);

        assertThat(titles(people.chen, "楼上半夜摔东西骂人")).isEmpty();
        assertThat(titles(people.wang, "楼上半夜摔东西骂人")).hasSize(1);
        assertThat(titles(people.zhou, "电梯按钮坏了按不动")).isEmpty();
        assertThat(titles(people.chen, "电梯按钮坏了")).hasSize(1);
    }

    /** Bounded: however many matters there are, so many of them are compared. */
    @Test
    void comparesOnlyTheNewest() {
        open(people.wang, "电梯按钮坏了按不动", Visibility.PUBLIC);
        db.sql("update casework.case_file set reported_at = reported_at - interval '2 years' where community = ?")
                .param(people.community.id())
                .update();

        assertThat(titles(people.chen, "电梯按钮坏了按不动")).isEmpty();
    }

    /**
     * Measured on real appeals, which are no part of the project: -Dshequtong.appeals=…/river_appeals.csv. Two of them are
     * the same matter when four in ten of their runs of four characters are the same; of one, the first sixty characters
     * are written.
     */
    @Test
    @EnabledIfSystemProperty(named = "shequtong.appeals", matches = ".+")
    void findsNearDuplicatesAmongRealAppeals() throws IOException {
        var file = Path.of(System.getProperty("shequtong.appeals"));
        assumeTrue(Files.exists(file));
        var texts = appeals(file);
        var ids = new ArrayList<CaseId>();
        for (var text : texts)
            ids.add(open(people.wang, text.substring(0, Math.min(500, text.length())), Visibility.PUBLIC));
        var same = nearDuplicates(texts);
        var found = 0;
        var began = System.nanoTime();
        for (var it : same.entrySet()) {
            var text = texts.get(it.getKey());
            var near = similarity
                    .to(
                            people.li,
                            people.community.id(),
                            text.substring(0, Math.min(60, text.length())),
                            ids.get(it.getKey()).value(),
                            false)
                    .stream()
                    .map(Standing::id)
                    .toList();
            if (it.getValue().stream().map(ids::get).anyMatch(near::contains)) found++;
        }
        var each = (System.nanoTime() - began) / 1_000_000.0 / same.size();
        System.out.printf(
                "similar: recall at 3 = %.3f of %d among %d, %.1f ms each%n",
                (double) found / same.size(), same.size(), texts.size(), each);
        assertThat((double) found / same.size()).isGreaterThan(0.85);
    }

    private static Map<Integer, Set<Integer>> nearDuplicates(List<String> texts) {
        var runs = texts.stream().map(SimilarityTests::runs).toList();
        var same = new HashMap<Integer, Set<Integer>>();
        for (var one = 0; one < runs.size(); one++)
            for (var other = 0; other < runs.size(); other++) {
                if (one == other || runs.get(one).size() < 10) continue;
                var common = new HashSet<>(runs.get(one));
                common.retainAll(runs.get(other));
                var all = runs.get(one).size() + runs.get(other).size() - common.size();
                if (common.size() * 10 >= all * 4)
                    same.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
            }
        return same;
    }

    private static Set<String> runs(String text) {
        var plain = text.replaceAll("[\\s\\p{P}]+", "");
        var runs = new HashSet<String>();
        for (var at = 0; at + 4 <= plain.length(); at++) runs.add(plain.substring(at, at + 4));
        return runs;
    }

    /** The column content of a CSV with quotes; those too short to say anything are left out. */
    private static List<String> appeals(Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var c : Files.readString(file).toCharArray()) {
            if (c == '"') quoted = !quoted;
            else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else cell.append(c);
        }
        var column = rows.getFirst().indexOf("content");
        return rows.stream()
                .skip(1)
                .filter(it -> it.size() > column)
                .map(it -> it.get(column).strip())
                .filter(it -> it.length() > 12)
                .toList();
    }

    private CaseId open(Here who, String words, Visibility visibility) {
        var title = words.length() > 24 ? words.substring(0, 24) + "…" : words;
        return casework.open(who, new Matter(title, words, "", "OTHER-99", visibility, people.estate.id()));
    }

    private List<String> titles(Here who, String words) {
        return casework.similar(who, words).stream().map(MatterLine::title).toList();
    }
}
