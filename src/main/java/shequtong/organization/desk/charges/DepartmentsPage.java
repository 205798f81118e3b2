package shequtong.organization.desk.charges;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import shequtong.organization.desk.Tab;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * The departments and how far each is connected.
 *
 * @param chosen the department whose history and form are open; 0 for none
 * @param typed the reason that was typed and not taken
 */
record DepartmentsPage(
        String path,
        List<Tab> tabs,
        boolean connects,
        List<Departments.Department> departments,
        long chosen,
        List<Departments.Past> history,
        Function<Long, Shown> names,
        String typed,
        String fault)
        implements Html {

    Departments.State[] states() {
        return Departments.State.values();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    static String style(Departments.State state) {
        return switch (state) {
            case NONE -> "";
            case TRIAL -> "is-doing";
            case CONNECTED -> "is-done";
        };
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
