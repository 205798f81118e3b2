package shequtong.casework.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/** @param higher the board of the tier above; none above the district @param next the code after which the list goes on */
record AboveBoardPage(
        String path,
        String back,
        @Nullable String higher,
        String label,
        Above.Figures figures,
        List<Above.Part> parts,
        @Nullable String next)
        implements Html {}
