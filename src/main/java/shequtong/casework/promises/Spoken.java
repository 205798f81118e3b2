package shequtong.casework.promises;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.WorkingDays;

/**
 * Finds sentences by which an official binds somebody to a date. It only offers them: whether one is a promise, the
 * official says. Whoever hedges, asks, tells of the past or speaks of what others should do has promised nothing.
 */
final class Spoken {

    /** What a page shows of a sentence. */
    static final int LONGEST = 120;

    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?；;\\n]+[。！？!?；;\\n]?");
    private static final Pattern A_TIME = Pattern.compile("[今明后当]天|[今明][日早晚]|当日|周|星期|礼拜|[日号月年]|工作日|小时|钟头|分钟|天");

    private static final Pattern DEED = Pattern.compile("修|完成|解决|办[结好妥完]|处理|处置|答复|回复|回应|回话|清[理运走除掉空]"
            + "|安装|装好|更换|换[好上]|恢复|整改|整治|到位|上门|到场|到现场|检[修查]|施工|[开动完竣]工|送到|给您|告诉您|通知|反馈|联系您|安排|拆除"
            + "|补[种好]|开通|疏通|弄好|搞定|来看|去看|来人|派人|公[布示]|结束|落实|退还|撤走|搬走|亮起来|启用|保洁|消杀|核实|查清");

    private static final Pattern HEDGED = Pattern.compile("争取|尽量|尽力|力争|可能|大概|大约|左右|也许|或许|应该|最快|顺利的?话|计划|打算|希望");
    private static final Pattern REFUSED = Pattern.compile("无法|不能|没法|没办法|不会|来不及|未能|办不了|不一定|不敢保证|不保证|没有");
    private static final Pattern OTHERS = Pattern.compile("请您|请在|请于|请大家|请各位|麻烦您|您(?:可|要|需|应)|可以?[在到于]|需要?在|报名|申请|缴费|有效期"
            + "|每[周天月日]|周[一二三四五六日][至到—-]|[工作上班接待]{2,4}时间|规定|按照");
    private static final Pattern PAST = Pattern.compile("已[经于在]?|昨[天日晚]|前天|上个?[周月]|去年|刚才|曾");
    private static final Pattern IF = Pattern.compile("如果|要是|假如|若|除非|万一|的话");

    private Spoken() {}

    /** @param sentence as it was said, at most {@link #LONGEST} characters */
    record Promised(String sentence, Instant until) {}

    /** In the order in which they were said. The calendar is asked for only when there is anything to count. */
    static List<Promised> in(String words, Instant said, Supplier<WorkingDays> calendar) {
        if (!A_TIME.matcher(words).find()) return List.of();
        var days = calendar.get();
        return SENTENCE.matcher(narrow(words))
                .results()
                .map(it -> promised(it.group().strip(), said, days))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<Promised> promised(String sentence, Instant said, WorkingDays days) {
        if (sentence.matches("(?s).*(?:[？?]|吗[。！]?|呢[。！]?)$")
                || IF.matcher(sentence).find()) return Optional.empty();
        return Arrays.stream(Phrase.values())
                .map(it -> it.first(sentence, said, days))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Phrase.Found::from).thenComparingInt(it -> -it.to()))
                .filter(it -> it.until().isAfter(said) && it.until().isBefore(said.plus(FARTHEST)))
                .filter(it -> binds(sentence, clause(sentence, it.from())))
                .map(it -> new Promised(shortened(sentence, it.from()), it.until()));
    }

    /** The deed may stand in the next clause; what takes the promise back stands beside the date. */
    private static boolean binds(String sentence, String clause) {
        if (PAST.matcher(clause).find() || OTHERS.matcher(clause).find()) return false;
        return DEED.matcher(sentence).find()
                && !HEDGED.matcher(clause).find()
                && !REFUSED.matcher(clause).find();
    }

    private static String clause(String sentence, int at) {
        var from = IntStream.iterate(at, it -> it >= 0, it -> it - 1)
                .filter(it -> isComma(sentence.charAt(it)))
                .findFirst()
                .orElse(-1);
        var to = IntStream.range(at, sentence.length())
                .filter(it -> isComma(sentence.charAt(it)))
                .findFirst()
                .orElse(sentence.length());
        return sentence.substring(from + 1, to);
    }

    private static boolean isComma(int it) {
        return it == '，' || it == ',';
    }

    private static String shortened(String sentence, int at) {
        var plain = sentence.replaceFirst("[。；;\\n]$", "").strip();
        if (plain.length() <= LONGEST) return plain;
        var clause = clause(plain, Math.min(at, plain.length() - 1)).strip();
        return clause.length() <= LONGEST ? clause : clause.substring(0, LONGEST - 1) + "…";
    }

    /** Digits as they come from a Chinese keyboard. */
    private static String narrow(String words) {
        return words.codePoints()
                .map(it -> it >= '０' && it <= '９' ? it - '０' + '0' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static Optional<Promised> nth(List<Promised> all, @Nullable Integer n) {
        return n == null || n < 0 || n >= all.size() ? Optional.empty() : Optional.of(all.get(n));
    }
}
