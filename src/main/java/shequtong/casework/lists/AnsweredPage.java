package shequtong.casework.lists;

import java.util.List;
import shequtong.casework.lists.Answers.Result;
import shequtong.web.Html;

/** What came of an answer to many: each with its own yes or no. */
record AnsweredPage(String list, List<Result> results) implements Html {

    long done() {
        return results.stream().filter(it -> it.refusal() == null).count();
    }

    long running() {
        return results.stream()
                .filter(it -> it.refusal() == null && !it.stopped())
                .count();
    }
}
