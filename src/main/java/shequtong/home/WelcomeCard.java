package shequtong.home;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import shequtong.residency.Newcomers.Step;
import shequtong.web.Html;
import shequtong.web.Shell;

/** A newcomer's first steps, each ticked by what they have really done. Gone when all are done, or when nobody wants it. */
record WelcomeCard(String path, String community, String committee, Set<Step> done, boolean spoke) implements Html {

    /** @param href where it leads; a step that is remembered by going there is a button and not a link */
    record Line(String title, String href, boolean remembered, boolean done) {}

    List<Line> lines() {
        return List.of(
                new Line("看看邻居们在说什么", path + "/welcome/looked", true, done.contains(Step.LOOKED)),
                new Line("定一个邻居怎么叫您", path + "/me/name", false, done.contains(Step.NAMED)),
                new Line("认识一下" + committee, path + "/welcome/met", true, done.contains(Step.MET)),
                new Line("说说第一件身边事", path + "/stories/new", false, spoke),
                new Line(
                        "试试大字模式（不用也行）",
                        path + "/me",
                        false,
                        Shell.current().look().care()));
    }

    /** The last is offered to everybody and asked of nobody. */
    boolean open() {
        return !done.contains(Step.DISMISSED)
                && !(spoke && done.containsAll(Set.of(Step.LOOKED, Step.NAMED, Step.MET)));
    }

    long ticked() {
        return lines().stream().filter(Line::done).count();
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
