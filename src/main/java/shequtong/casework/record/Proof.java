package shequtong.casework.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Chain;
import shequtong.web.Html;
import shequtong.web.Moments;

/**
 * The chain of a case, recomputed from the steps as they stand now.
 *
 * @param late when links were made for steps that are older than links are; none when every link is as old as its step
 * @param receipt for what stands now; made of the digest of the last link
 * @param says what an older receipt has to say to it
 */
record Proof(
        List<Line> lines,
        @Nullable Instant late,
        int lateUntil,
        Optional<Receipt> receipt,
        @Nullable String digest,
        Says says,
        int said)
        implements Html {

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("REPORTED", "反映"),
            Map.entry("REPLIED", "回应"),
            Map.entry("NOTED", "内部备注"),
            Map.entry("CLASSIFIED", "改分类"),
            Map.entry("HANDED", "交给同事负责"),
            Map.entry("KEPT", "居（村）委会自己来办"),
            Map.entry("SENT", "派单"),
            Map.entry("WITHDRAWN", "撤回派单"),
            Map.entry("HANDLED", "承办单位答复"),
            Map.entry("FED_BACK", "答复居民"),
            Map.entry("RATED", "居民评价"),
            Map.entry("NUDGED", "催办"),
            Map.entry("HOLDS", "回访说还是好的"),
            Map.entry("HOLDS_NOT", "回访说又不行了"),
            Map.entry("REOPENED", "重新打开"),
            Map.entry("LAPSED", "到期办结"),
            Map.entry("RECORDED", "代录"),
            Map.entry("TAKEN_OVER", "反映人接手"),
            Map.entry("CHANNELLED", "告知去处"),
            Map.entry("MERGED", "并案"),
            Map.entry("UNMERGED", "撤销并案"),
            Map.entry("OBJECTED", "承办单位提出异议"),
            Map.entry("OBJECTION_REFUSED", "异议没有采纳"),
            Map.entry("OBJECTION_LAPSED", "异议到期"),
            Map.entry("RETURNED", "退回"),
            Map.entry("EXTENSION_ASKED", "申请延期"),
            Map.entry("EXTENSION_REFUSED", "延期没有同意"),
            Map.entry("EXTENDED", "同意延期"),
            Map.entry("SUSPENDED", "暂停办理"),
            Map.entry("REVIEWED", "复核"),
            Map.entry("RESUMED", "恢复办理"),
            Map.entry("JOINED", "加入力量"),
            Map.entry("LEFT", "退出力量"));

    enum Fault {
        NONE(""),
        CHANGED("和当时留下的指纹对不上：这一步被改过，或者和别的步骤换了位置"),
        GONE("这一步不见了"),
        ADDED("这一步没有当时留下的指纹：是后来插进来的");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What a receipt that somebody typed says. */
    enum Says {
        NOTHING,
        MISCOPIED,
        FITS,
        SHORTER,
        REWRITTEN
    }

    /** @param title what was done, as the reader may know it */
    record Line(int number, @Nullable Instant at, String title, Fault fault) {
        boolean fits() {
            return fault == Fault.NONE;
        }
    }

    /**
     * @param version of the case: how many steps it has by its own account
     * @param spoiled the steps whose pictures are not what they were taken in as
     * @param inner whether the reader may know what the committee's own notes are
     * @param typed an older receipt
     */
    static Proof of(List<Link> links, int version, Set<Long> spoiled, boolean inner, @Nullable String typed) {
        var all = new TreeMap<Integer, Link>();
        links.forEach(it -> all.put(it.number(), it));
        var lines = new ArrayList<Line>();
        var last = Math.max(version, all.isEmpty() ? 0 : all.lastKey());
        for (var number = 1; number <= last; number++) {
            var it = all.get(number);
            var fault = fault(it, previous(all, number), version, spoiled);
            var at = it == null || it.step() == null ? null : it.step().at();
            lines.add(new Line(number, at, title(it, inner), fault));
        }
        var late = links.stream().filter(it -> it.late() != null).toList();
        var end = all.get(last);
        var receipt = end == null || end.digest() == null
                ? Optional.<Receipt>empty()
                : Optional.of(Receipt.of(last, end.digest()));
        var older = Receipt.read(typed);
        var says = typed == null || typed.isBlank()
                ? Says.NOTHING
                : older.map(it -> says(it, all)).orElse(Says.MISCOPIED);
        return new Proof(
                lines,
                late.isEmpty() ? null : late.getLast().late(),
                late.isEmpty() ? 0 : late.getLast().number(),
                receipt,
                end == null ? null : end.digest(),
                says,
                older.map(Receipt::number).orElse(0));
    }

    /** By its kind alone: what has been tampered with may make no sense in any other way. */
    private static String title(@Nullable Link it, boolean inner) {
        if (it == null || it.step() == null) return "";
        if (!it.step().shown() && !inner) return "工作人员的内部记录";
        return TITLES.getOrDefault(it.step().kind(), "办理");
    }

    private static String previous(Map<Integer, Link> all, int number) {
        var before = all.get(number - 1);
        return before == null || before.digest() == null ? Chain.START : before.digest();
    }

    private static Fault fault(@Nullable Link it, String previous, int version, Set<Long> spoiled) {
        if (it == null || it.step() == null) return Fault.GONE;
        if (it.digest() == null || it.number() > version) return Fault.ADDED;
        return it.follows(previous) && !spoiled.contains(it.step().id()) ? Fault.NONE : Fault.CHANGED;
    }

    private static Says says(Receipt receipt, Map<Integer, Link> all) {
        var then = all.get(receipt.number());
        if (then == null || then.digest() == null) return Says.SHORTER;
        return Receipt.of(receipt.number(), then.digest()).equals(receipt) ? Says.FITS : Says.REWRITTEN;
    }

    List<Line> faults() {
        return lines.stream().filter(it -> !it.fits()).toList();
    }

    /** Nothing that is here now contradicts itself, nor the receipt. */
    boolean intact() {
        return faults().isEmpty() && says != Says.SHORTER && says != Says.REWRITTEN;
    }

    /** 从11月3日9:12到昨天10:00共7步，没有被改过. */
    String sentence() {
        return sentence(Moments::of);
    }

    String sentence(Function<Instant, String> time) {
        if (!faults().isEmpty())
            return "有" + faults().size() + "步对不上：第"
                    + String.join(
                            "、", faults().stream().map(it -> "" + it.number()).toList()) + "步";
        var first = time.apply(Objects.requireNonNull(lines.getFirst().at()));
        var last = time.apply(Objects.requireNonNull(lines.getLast().at()));
        var whole = lines.size() == 1 ? first + "的1步" : "从" + first + "到" + last + "共" + lines.size() + "步";
        return whole + (intact() ? "，没有被改过" : "，指纹都接得上，可是和您的回执不符");
    }

    String receiptSentence() {
        return switch (says) {
            case NOTHING -> "";
            case MISCOPIED -> "回执码不完整，或者抄错了一个字，请四个一组再核对一遍";
            case FITS ->
                lines.subList(0, Math.min(said, lines.size())).stream().allMatch(Line::fits)
                        ? "回执码对得上：开具时有" + said + "步，这" + said + "步到现在没有被改过"
                        : "回执码和指纹对得上，可是下面标出的步骤和指纹对不上";
            case SHORTER -> "回执开具时有" + said + "步，现在只有" + lines.size() + "步：后面的被拿掉了";
            case REWRITTEN -> "回执码对不上：前" + said + "步里，有内容在回执开具以后被改写过";
        };
    }
}
