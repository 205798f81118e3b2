package shequtong.organization.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a later edition means, told from the one that comes with the product. */
class PlanTests {

    static final Published NOW = Published.in("310113");

    @Test
    void theSameEditionChangesNothing() {
        assertThat(plan(NOW)).isEmpty();
    }

    @Test
    void keepsWhatChangedItsNameOnly() {
        var changes = plan(NOW.renamed("003001", "宝钢第一社区居委会"));

        assertThat(changes).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.RENAMED);
            assertThat(it.was().label()).isEqualTo("宝钢一村");
            assertThat(it.label()).isEqualTo("宝钢第一");
            assertThat(it.guessed()).isFalse();
        });
    }

    /** A 村 that becomes a 居 keeps all it had. */
    @Test
    void seesAVillageBecomeAResidentialCommunity() {
        var changed = NOW.with(
                "101201",
                it -> it.replace(",village,village,", ",village,neighbourhood,").replaceFirst("村委会", "居委会"));

        assertThat(plan(changed)).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.RENAMED);
            assertThat(it.becomes().sort()).isNotEqualTo(it.was().sort());
        });
    }

    /** The same name in the same 街镇 under another code is the same community: its people do not move. */
    @Test
    void followsACommunityToItsNewCode() {
        var changes = plan(NOW.recoded("003001", "003901"));

        assertThat(changes).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.RECODED);
            assertThat(it.was().code()).isEqualTo("310113003001");
            assertThat(it.code()).isEqualTo("310113003901");
            assertThat(it.guessed()).isFalse();
        });
    }

    @Test
    void asksToLookWhereCodeAndNameChangedTogether() {
        var changes = plan(NOW.renamed("003002", "宝钢二村新居委会").recoded("003002", "003902"));

        assertThat(changes).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.RECODED);
            assertThat(it.guessed()).isTrue();
        });
    }

    /** 第二 is not 第三, however alike the rest: one began and one ended. */
    @Test
    void doesNotTakeTheSecondForTheThird() {
        var changes = plan(NOW.without("003003").plus("003903", "宝钢十三村居委会"));

        assertThat(changes).extracting(Change::what).containsExactly(What.ADDED, What.CLOSED);
    }

    @Test
    void takesWhatIsNewAsNewAndProposesAShortCode() {
        var changes = plan(NOW.plus("003901", "望江新苑居委会"));

        assertThat(changes).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.ADDED);
            assertThat(it.slug()).isEqualTo("wjxy");
        });
    }

    @Test
    void guessesASplitWhereOneOfThatNameWasThere() {
        var before = NOW.plus("003901", "望江新苑居委会");
        var after = before.renamed("003901", "望江新苑第一居委会").plus("003902", "望江新苑第二居委会");

        assertThat(Plan.of(before.known(), after.edition(), List.of(), Set.of()))
                .extracting(Change::what, Change::code, Change::other, Change::guessed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(What.SPLIT, "310113003902", "310113003901", true),
                        org.assertj.core.groups.Tuple.tuple(What.RENAMED, "310113003901", "", false));
    }

    @Test
    void believesTheEditionBeforeItGuesses() {
        var merged = NOW.without("003002").from("003001", "310113003002");
        assertThat(plan(merged)).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.MERGED);
            assertThat(it.other()).isEqualTo("310113003001");
            assertThat(it.guessed()).isFalse();
        });

        var split = NOW.plus("003901", "望江新苑居委会").from("003901", "310113003001");
        assertThat(plan(split)).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.SPLIT);
            assertThat(it.other()).isEqualTo("310113003001");
        });

        var two = NOW.without("003001")
                .without("003002")
                .plus("003901", "宝钢新苑居委会")
                .from("003901", "310113003001;310113003002");
        assertThat(plan(two)).extracting(Change::what).containsExactly(What.ADDED, What.MERGED, What.MERGED);
    }

    @Test
    void aHandOverrulesEveryGuess() {
        var edition = NOW.renamed("003002", "宝钢二村新居委会").recoded("003002", "003902");
        var apart = List.of(new Decision("310113003902", What.ADDED, "", "baoer"));
        assertThat(plan(edition, apart))
                .extracting(Change::what, Change::slug)
                .contains(org.assertj.core.groups.Tuple.tuple(What.ADDED, "baoer"))
                .hasSize(2);

        var closed = NOW.without("003001").plus("003901", "望江新苑居委会");
        var same = List.of(new Decision("310113003901", What.RECODED, "310113003001", ""));
        assertThat(plan(closed, same))
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo(What.RECODED));

        var into = List.of(new Decision("310113003001", What.MERGED, "310113003002", ""));
        assertThat(plan(NOW.without("003001"), into))
                .singleElement()
                .satisfies(it -> assertThat(it.other()).isEqualTo("310113003002"));
    }

    /** It was closed, and its code is there again under its own name: it goes on where it stopped. */
    @Test
    void opensAgainWhatComesBackAndRefusesAnothersCode() {
        var known = NOW.known().stream()
                .map(it -> it.code().equals("310113003001")
                        ? new Known(it.id(), it.code(), it.kind(), it.sort(), it.name(), it.label(), it.parent(), false)
                        : it)
                .toList();

        var back = Plan.of(known, NOW.edition(), List.of(), Set.of());
        assertThat(back).singleElement().satisfies(it -> assertThat(it.what()).isEqualTo(What.REOPENED));
        assertThat(Plan.obstacles(back, Set.of())).isEmpty();

        var other = Plan.of(known, NOW.renamed("003001", "别的居委会").edition(), List.of(), Set.of());
        assertThat(Plan.obstacles(other, Set.of())).singleElement().asString().contains("以前是已撤并的“宝钢一村”", "第4行");
    }

    @Test
    void refusesCodesThatWereExchanged() {
        var changes = plan(NOW.renamed("003001", "宝钢二村居委会").renamed("003002", "宝钢一村居委会"));

        assertThat(Plan.obstacles(changes, Set.of()))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).contains("像是对调了"));
    }

    @Test
    void refusesAShortCodeThatIsTaken() {
        var edition = NOW.plus("003901", "望江新苑居委会");
        var decided = List.of(new Decision("310113003901", What.ADDED, "", "wsxc"));

        assertThat(Plan.obstacles(plan(edition, decided), Set.of("wsxc")))
                .singleElement()
                .asString()
                .contains("短代码 wsxc 已经有了");
    }

    @ParameterizedTest
    @CsvSource({"保利叶都第二, blyd2", "宝钢一村, bg1c", "天平村, tpc", "顾村第十一, gc101", "一居, jcj", "美罗家园金丰苑第一, mljyjfy1"})
    void proposesTheFirstLetters(String label, String slug) {
        assertThat(Slugs.propose(label, Set.of())).isEqualTo(slug).matches(Slugs.FORM);
        assertThat(Slugs.propose(label, Set.of(slug))).isNotEqualTo(slug).matches(Slugs.FORM);
    }

    static Stream<Long> seeds() {
        return new Random(42).longs(60).boxed();
    }

    /** Whatever a year does: every code of the edition is accounted for once, and nothing that ends is also kept. */
    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEveryAreaOnce(long seed) {
        var random = new Random(seed);
        var edition = NOW;
        var tails = NOW.edition().entries().stream()
                .filter(it -> it.kind() == shequtong.organization.Area.Kind.COMMUNITY)
                .map(it -> it.code().substring(6))
                .toList();
        for (var step = 0; step < 12; step++) {
            var tail = tails.get(random.nextInt(tails.size()));
            edition = switch (random.nextInt(4)) {
                case 0 -> edition.without(tail);
                case 1 -> edition.renamed(tail, "新名" + step + "居委会");
                case 2 -> edition.recoded(tail, tail.substring(0, 3) + (900 + step));
                default -> edition.plus(tail.substring(0, 3) + (950 + step), "望江新苑第" + step + "居委会");
            };
        }
        var changes = plan(edition);

        assertThat(changes).extracting(Change::code).doesNotHaveDuplicates();
        var kept = changes.stream()
                .filter(it -> it.known() != null)
                .map(it -> it.was().id());
        assertThat(kept).doesNotHaveDuplicates();
        assertThat(after(edition, changes)).containsExactlyInAnyOrderElementsOf(edition.byCode());
    }

    /** The codes that are open once the changes are written. */
    private static List<String> after(Published edition, List<Change> changes) {
        var gone = changes.stream()
                .filter(it -> it.known() != null)
                .map(it -> it.was().code())
                .toList();
        return Stream.concat(
                        NOW.known().stream().map(Known::code).filter(it -> !gone.contains(it)),
                        changes.stream().filter(it -> it.entry() != null).map(Change::code))
                .toList();
    }

    private static List<Change> plan(Published edition) {
        return plan(edition, List.of());
    }

    private static List<Change> plan(Published edition, List<Decision> decisions) {
        return Plan.of(NOW.known(), edition.edition(), decisions, Set.of());
    }
}
