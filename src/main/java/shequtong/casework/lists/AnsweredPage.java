package shequtong.casework.lists;

import java.util.List;
import shequtong.casework.lists.Answers.Result;
import shequtong.web.Html;

/**
 * What came of an answer to many: each with its own yes or no.
 *
 * @param words as they were written, for those that did not get them
 */
record AnsweredPage(String list, List<Result> results, String words) implements Html {

    long done() {
        return results.stream().filter(it -> it.refusal() == null).count();
    }

    long running() {
        return results.stream()
                .filter(it -> it.refusal() == null && !it.stopped())
                .count();
    }
}
