package shequtong.casework.ways;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.ways.Ways.Way;
import shequtong.web.Html;

/** The ways of a case as residents see them: what rests and why, who joins in, by when which stage. */
public record ResidentWays(
        @Nullable Way resting, List<DeskWays.Resource> resources, List<DeskWays.Stage> stages, Instant now)
        implements Html {}
