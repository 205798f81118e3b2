package shequtong.residency.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;

/**
 * An applicant beside the household roll and those who live there, as the view residency.review finds it (S21). Where else
 * in the district somebody is known is not told: that is not this reviewer's to know.
 *
 * @param cardHere the dwelling of this community where another resident has the same card
 * @param rolledAt the other dwelling of this community where the roll has this card
 * @param kept whether this community keeps a roll at all
 * @param listed whether the dwelling is on it
 * @param relation what the roll says of whoever has this name there
 * @param households owners and tenants who live there and are not on its roll, owners among them
 */
record Comparison(
        Relation asked,
        boolean cardElsewhere,
        @Nullable String cardHere,
        boolean otherCard,
        boolean homeElsewhere,
        boolean kept,
        boolean listed,
        int enrolled,
        boolean bothFit,
        boolean phoneFits,
        boolean cardFits,
        boolean nameFits,
        boolean otherNumber,
        Optional<Relation> relation,
        boolean otherHead,
        @Nullable String rolledAt,
        int households,
        int owners,
        boolean agrees) {

    /** Something a reviewer has to know, in words; an alert contradicts what the applicant wrote. */
    record Hint(String text, boolean alert) {}

    List<Hint> hints(@Nullable LocalDate born, Clock clock) {
        var hints = new ArrayList<Hint>();
        known(hints);
        roll(hints);
        dwelling(hints);
        if (born != null && IdNumber.minor(born, clock))
            hints.add(new Hint("年龄%d岁，不参加表决".formatted(IdNumber.age(born, clock)), false));
        return hints;
    }

    private void known(List<Hint> hints) {
        if (cardHere != null) hints.add(new Hint("同一证件已有居民在册：" + cardHere, true));
        else if (cardElsewhere) hints.add(new Hint("同一证件已在别处登记", true));
        if (otherCard) hints.add(new Hint("本人以前登记的是另一张证件", true));
        if (homeElsewhere) hints.add(new Hint("本人在别的居村还有住处在册，请问清现在住哪里", true));
    }

    private void roll(List<Hint> hints) {
        if (rolledAt != null) hints.add(new Hint("户册里此人登记在" + rolledAt, true));
        if (!kept) hints.add(new Hint("号码有效；还没有户册可以核对", false));
        else if (!listed) hints.add(new Hint("户册里没有这一室", true));
        else if (enrolled == 0) hints.add(new Hint("户册里这一室还没有登记人", true));
        else if (bothFit) hints.add(new Hint("姓名、证件号与户册一致", false));
        else if (phoneFits) hints.add(new Hint("姓名、手机号与户册一致，户册没有证件号", false));
        else if (otherNumber) hints.add(new Hint("姓名在户册里，证件号不一样", true));
        else if (cardFits) hints.add(new Hint("证件号在户册里，姓名不一样", true));
        else if (nameFits) hints.add(new Hint("只有姓名与户册一致，请再核对一项", true));
        else hints.add(new Hint("户册里这一室登记的是别人", true));
        relation.filter(it -> it != asked)
                .ifPresent(it -> hints.add(new Hint("户册里登记的是%s，填的是%s".formatted(it.label(), asked.label()), true)));
    }

    private void dwelling(List<Hint> hints) {
        if (asked == Relation.OWNER && owners > 0) hints.add(new Hint("该室已有业主在册，两人都说是业主", true));
        else if (asked != Relation.FAMILY && households > 0)
            hints.add(new Hint("该室已登记另%d户".formatted(households), true));
        else if (households > 0 && kept) hints.add(new Hint("该室住着户册里没有的人", true));
        if (!nameFits && asked == Relation.OWNER && otherHead) hints.add(new Hint("户册里这一户的户主是另一位", true));
    }
}
