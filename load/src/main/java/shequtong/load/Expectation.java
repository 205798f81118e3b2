package shequtong.load;

import java.util.List;
import shequtong.load.http.Answer;

/** What makes an answer the right one. The rows are counted before timing only; the rest is asked of every answer. */
public record Expectation(int status, List<String> contains, int rows, String row) {

    public Answer check(Answer answer) throws Wrong {
        if (answer.status() != status)
            throw new Wrong("status %d instead of %d %s"
                    .formatted(
                            answer.status(), status, answer.header("Location").orElse("")));
        for (var part : contains) if (!answer.contains(part)) throw new Wrong("no \"" + part + "\" in the answer");
        return answer;
    }

    Answer prove(Answer answer) throws Wrong {
        check(answer);
        var found = row.isEmpty() ? rows : answer.count(row);
        if (found != rows) throw new Wrong("%d × %s instead of %d".formatted(found, row, rows));
        return answer;
    }
}
