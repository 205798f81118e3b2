package shequtong.casework.tasks;

import java.time.Instant;
import shequtong.casework.tasks.Tasks.Task;
import shequtong.kernel.Slice;
import shequtong.web.Html;

record TasksPage(String path, boolean done, int open, Slice<Task> tasks, Instant now) implements Html {

    String next() {
        return path + (done ? "?done=true&after=" : "?after=") + tasks.next();
    }
}
