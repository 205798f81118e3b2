package shequtong.organization.register;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edition would change, worked out from the tree as it is and what was corrected by hand: by code first, then by
 * what the edition says itself, then by the likeness of names within one 街镇. Pure, so it is worked out anew each time.
 */
final class Plan {

    private final Map<String, Known> known;
    private final Map<String, Entry> entries;
    private final Map<String, Decision> decisions;
    private final Set<String> slugs;

    /** New codes and the old ones they were before. */
    private final Map<String, String> recoded = new HashMap<>();

    private final Set<String> guessed = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();

    private Plan(List<Known> known, Edition edition, List<Decision> decisions, Set<String> slugs) {
        this.known = known.stream().collect(toMap(Known::code, Function.identity()));
        this.entries = edition.byCode();
        this.decisions = decisions.stream().collect(toMap(Decision::code, Function.identity()));
        this.slugs = new HashSet<>(slugs);
    }

    /** @param slugs all that were ever given */
    static List<Change> of(List<Known> known, Edition edition, List<Decision> decisions, Set<String> slugs) {
        var plan = new Plan(known, edition, decisions, slugs);
        plan.stay();
        plan.recode();
        plan.begin();
        plan.end();
        plan.changes.sort(comparing(Change::what).thenComparing(Change::code));
        return List.copyOf(plan.changes);
    }

    /** What has its code still; a closed area whose code is there again begins anew. */
    private void stay() {
        entries.forEach((code, entry) -> {
            var was = known.get(code);
            if (was == null) return;
            if (!was.open()) add(What.REOPENED, was, entry);
            else if (!was.name().equals(entry.name()) || was.sort() != entry.sort()) add(What.RENAMED, was, entry);
        });
    }

    private void recode() {
        decisions.values().stream()
                .filter(it -> it.what() == What.RECODED && isFresh(it.code()) && isGone(it.other()))
                .forEach(it -> recoded.putIfAbsent(it.code(), it.other()));
        fresh().stream()
                .filter(it -> it.former().size() == 1)
                .forEach(it -> pair(it, ended(it).filter(was -> it.former().contains(was.code()))));
        fresh().forEach(it -> pair(it, ended(it).filter(was -> was.name().equals(it.name()) && within(was, it))));
        fresh().forEach(it -> pair(it, only(it).stream()));
        fresh().forEach(it -> alike(it).ifPresent(was -> {
            guessed.add(it.code());
            recoded.put(it.code(), was.code());
        }));
        recoded.forEach((code, old) -> {
            var entry = entry(code);
            changes.add(new Change(What.RECODED, code, was(old), entry, "", "", guessed.contains(code)));
        });
    }

    private void pair(Entry entry, Stream<Known> was) {
        was.findFirst().ifPresent(it -> recoded.put(entry.code(), it.code()));
    }

    /** Of the same name anywhere in the district, if there is one only on either side: it went to another 街镇. */
    private Optional<Known> only(Entry entry) {
        var before = ended(entry).filter(it -> it.name().equals(entry.name())).toList();
        var after = entries.values().stream()
                .filter(it -> it.name().equals(entry.name()))
                .count();
        return before.size() == 1 && after == 1 ? Optional.of(before.getFirst()) : Optional.empty();
    }

    /** Each is the other's likeliest within its 街镇. */
    private Optional<Known> alike(Entry entry) {
        return ended(entry)
                .filter(it -> within(it, entry) && Likeness.of(it.label(), entry.label()) >= Likeness.SAME)
                .filter(it -> !Likeness.numberedApart(it.label(), entry.label()))
                .max(comparing(it -> Likeness.of(it.label(), entry.label())))
                .filter(it -> fresh().stream()
                        .filter(other -> within(it, other))
                        .max(comparing(other -> Likeness.of(it.label(), other.label())))
                        .filter(entry::equals)
                        .isPresent());
    }

    private void begin() {
        for (var it : unpaired()) {
            var decision = decisions.get(it.code());
            var from = decision == null ? from(it) : stillThere(decision);
            if (decision == null && from != null && it.former().isEmpty()) guessed.add(it.code());
            changes.add(new Change(
                    from == null ? What.ADDED : What.SPLIT,
                    it.code(),
                    null,
                    it,
                    from == null ? "" : from.code(),
                    slug(it, decision),
                    guessed.contains(it.code())));
        }
    }

    private @Nullable Known stillThere(Decision decision) {
        var it = decision.what() == What.SPLIT ? known.get(decision.other()) : null;
        return it != null && it.open() && entries.containsKey(it.code()) ? it : null;
    }

    /** The edition says from where; or there was exactly one of this name but for its number. */
    private @Nullable Known from(Entry entry) {
        var told = entry.former().stream()
                .map(known::get)
                .filter(it -> it != null && it.open() && entries.containsKey(it.code()))
                .findFirst();
        if (told.isPresent() || !entry.former().isEmpty()) return told.orElse(null);
        var stem = Likeness.stem(entry.label());
        var like = known.values().stream()
                .filter(it -> it.open() && within(it, entry) && entries.containsKey(it.code()))
                .filter(it -> Likeness.stem(it.label()).equals(stem) && stem.length() > 1)
                .toList();
        return like.size() == 1 ? like.getFirst() : null;
    }

    private String slug(Entry entry, @Nullable Decision decision) {
        var slug =
                decision == null || decision.slug().isEmpty() ? Slugs.propose(entry.label(), slugs) : decision.slug();
        slugs.add(slug);
        return slug;
    }

    private void end() {
        for (var it : known.values()) {
            if (!isGone(it.code()) || recoded.containsValue(it.code())) continue;
            var decision = decisions.get(it.code());
            var into =
                    decision == null ? into(it) : decision.what() == What.MERGED ? entries.get(decision.other()) : null;
            var guess = decision == null && into != null && !into.former().contains(it.code());
            changes.add(new Change(
                    into == null ? What.CLOSED : What.MERGED,
                    it.code(),
                    it,
                    null,
                    into == null ? "" : into.code(),
                    "",
                    guess));
        }
    }

    private @Nullable Entry into(Known was) {
        var told = entries.values().stream()
                .filter(it -> it.former().contains(was.code()))
                .findFirst();
        if (told.isPresent()) return told.get();
        var stem = Likeness.stem(was.label());
        var like = entries.values().stream()
                .filter(it -> it.kind() == was.kind() && it.parent().equals(was.parent()))
                .filter(it -> Likeness.stem(it.label()).equals(stem) && stem.length() > 1)
                .toList();
        return like.size() == 1 ? like.getFirst() : null;
    }

    private void add(What what, Known was, Entry entry) {
        changes.add(new Change(what, entry.code(), was, entry, "", "", false));
    }

    private boolean isFresh(String code) {
        return entries.containsKey(code) && !known.containsKey(code);
    }

    private boolean isGone(String code) {
        var it = known.get(code);
        return it != null && it.open() && !entries.containsKey(code);
    }

    /** New codes for which it is not yet known what they were, nor decided. */
    private List<Entry> fresh() {
        return unpaired().stream()
                .filter(it -> !decisions.containsKey(it.code()))
                .toList();
    }

    private List<Entry> unpaired() {
        return entries.values().stream()
                .filter(it -> isFresh(it.code()) && !recoded.containsKey(it.code()))
                .toList();
    }

    private Stream<Known> ended(Entry entry) {
        return known.values().stream()
                .filter(it -> it.kind() == entry.kind() && isGone(it.code()))
                .filter(it -> !recoded.containsValue(it.code()) && !decisions.containsKey(it.code()))
                .sorted(comparing(Known::code));
    }

    private static boolean within(Known was, Entry entry) {
        return was.kind() == entry.kind() && was.parent().equals(entry.parent());
    }

    private Known was(String code) {
        return Objects.requireNonNull(known.get(code));
    }

    private Entry entry(String code) {
        return Objects.requireNonNull(entries.get(code));
    }

    /** What stands in the way of writing this: a code that means another area now, a short code given twice. */
    static List<String> obstacles(List<Change> changes, Set<String> slugs) {
        var obstacles = new ArrayList<String>();
        for (var it : changes) {
            if (it.what() == What.REOPENED && !it.was().label().equals(it.label()))
                obstacles.add("代码" + it.code() + "以前是已撤并的“" + it.was().label() + "”，这一版给了“" + it.label() + "”，请核对文件第"
                        + it.becomes().line() + "行");
            if (it.what() == What.RENAMED && elsewhere(it, changes))
                obstacles.add("代码" + it.code() + "上一版是“" + it.was().label() + "”，这一版它在别的代码上，像是对调了，请核对文件第"
                        + it.becomes().line() + "行");
        }
        changes.stream()
                .filter(it -> it.what().fresh())
                .collect(Collectors.groupingBy(Change::slug))
                .forEach((slug, those) -> {
                    if (those.size() > 1 || slugs.contains(slug))
                        obstacles.add(
                                "短代码 " + slug + " 已经有了，请给“" + those.getLast().label() + "”换一个");
                });
        return obstacles;
    }

    /** Its old name stands at another code of the same 街镇 now. */
    private static boolean elsewhere(Change renamed, List<Change> changes) {
        return changes.stream()
                .filter(it -> it != renamed && it.entry() != null)
                .anyMatch(it ->
                        it.label().equals(renamed.was().label()) && it.parent().equals(renamed.parent()));
    }
}
