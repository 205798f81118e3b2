package shequtong.casework.board;

import java.time.Instant;
import java.util.List;
import shequtong.casework.Progress;
import shequtong.casework.board.Board.Figures;
import shequtong.casework.board.Board.Month;
import shequtong.casework.promises.PromiseShare;
import shequtong.kernel.Slice;
import shequtong.web.Html;

record BoardPage(
        String path,
        String home,
        String committee,
        Figures figures,
        PromiseShare promises,
        List<Month> trend,
        Slice<Line> closed,
        long confirmed)
        implements Html {

    record Line(String path, String title, Instant closedAt, Progress progress) {}
}
