package shequtong.casework.tasks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.solvers.Why;
import shequtong.casework.tasks.Tasks.Task;
import shequtong.casework.tasks.TasksController.Reply;
import shequtong.casework.ways.TaskWays;
import shequtong.media.Media;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * @param further where a 街镇 sends it on to others; none for a body that only handles
 * @param unmasking where a body that is no authority asks who reported it (R48); none for the others
 */
record TaskPage(
        String path,
        String list,
        @Nullable String further,
        @Nullable String unmasking,
        Task task,
        TaskWays ways,
        Why why,
        List<Picture> pictures,
        List<Media.Kept> kept,
        Reply reply,
        Faults faults,
        @Nullable String conflict,
        Instant now)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
