package shequtong.casework.lists;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.casework.file.Standing;
import shequtong.casework.lists.AnswersController.Text;
import shequtong.casework.templates.Templates.Template;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param more whether there are more than can be answered at once */
record AnswersPage(String list, List<Standing> chosen, boolean more, List<Template> templates, Text text, Faults faults)
        implements Html {

    @Override
    public HttpStatus status() {
        return faults.status();
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
