package shequtong.identity;

import static java.util.stream.Collectors.groupingBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.web.Answer;

/**
 * Signing in with one tap, as anybody of the cast. It exists only while the application demonstrates itself, and a link
 * never signs in: it leads to the button.
 */
@Controller
@ConditionalOnBooleanProperty("shequtong.demo")
class DemoController {

    static final String PATH = "/demo";

    private final DemoCast cast;
    private final SignIn signIn;

    DemoController(DemoCast cast, SignIn signIn) {
        this.cast = cast;
        this.signIn = signIn;
    }

    @GetMapping(PATH)
    DemoPage cast(@RequestParam(defaultValue = "0") long person) {
        var groups =
                cast.all().stream().collect(groupingBy(DemoPage.Part::group, LinkedHashMap::new, Collectors.toList()));
        return new DemoPage(
                groups.entrySet().stream()
                        .map(it -> new DemoPage.Group(it.getKey(), it.getValue()))
                        .toList(),
                person);
    }

    @PostMapping(PATH)
    Answer enter(@RequestParam long person, HttpServletRequest request, HttpServletResponse response) {
        var part = cast.find(person).orElseThrow(() -> new Missing(person));
        signIn.enter(new PersonId(part.id()), part.staff() ? Proof.STAFF : Proof.CODE, request, response);
        return new Answer.Redirect("/");
    }
}
