package shequtong.casework.board;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.Progress;
import shequtong.casework.promises.Promising;
import shequtong.kernel.Cursor;
import shequtong.organization.Here;

@Controller
class BoardController {

    private final Board board;
    private final Above above;
    private final Promising promising;
    private final Clock clock;

    BoardController(Board board, Above above, Promising promising, Clock clock) {
        this.board = board;
        this.above = above;
        this.promising = promising;
        this.clock = clock;
    }

    @GetMapping("/c/{code}/board")
    BoardPage board(Here here, @RequestParam Optional<Cursor> after) {
        var now = clock.instant();
        return new BoardPage(
                here.path("/board"),
                here.path(""),
                here.community().committee(),
                board.figures(here),
                promising.share(here.community().id()),
                board.trend(here),
                board.closed(here, after.orElse(Cursor.START))
                        .map(it -> new BoardPage.Line(
                                here.path("/cases/" + it.id().value()),
                                it.title(),
                                Objects.requireNonNullElse(it.closedAt(), it.reportedAt()),
                                Progress.of(it, now))),
                above.confirmed(here.community()));
    }
}
