package shequtong.organization;

import java.util.List;

/** Answered by every module that works by a rule: what is in force in an area, for 按什么规矩 on its page (S18). */
public interface Rules {

    List<Rule> in(Area area);

    /** @param text the rule as it holds now, read from the settings that are obeyed and never written a second time */
    record Rule(String title, String text) {}
}
