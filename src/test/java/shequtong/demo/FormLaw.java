package shequtong.demo;

import static java.util.stream.Collectors.toSet;

import jakarta.validation.Valid;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A form has a field for whatever its handler cannot do without: a number that is not sent is no 0, the whole form is then
 * refused, and whoever pressed can do nothing about it.
 */
final class FormLaw {

    private final RequestMappingHandlerMapping handlers;
    private final Set<String> seen = new HashSet<>();

    FormLaw(RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    /** How many different handlers the forms so far go to. */
    int handlers() {
        return seen.size();
    }

    List<String> faults(String path, String html) {
        var faults = new ArrayList<String>();
        for (var form : Jsoup.parse(html).select("form[method=post]:has(button)")) {
            var handler = handler(form);
            if (handler.isEmpty()) {
                faults.add(path + " has a form for nobody: " + form.attr("action"));
                continue;
            }
            seen.add(handler.get().toString());
            var missing = needed(handler.get());
            missing.removeAll(names((FormElement) form));
            if (!missing.isEmpty()) faults.add(path + " does not send " + missing + " to " + form.attr("action"));
        }
        return faults;
    }

    private Optional<HandlerMethod> handler(Element form) {
        var hidden = form.selectFirst("input[name=_method]");
        var action = form.attr("action").replaceFirst("[?#].*", "");
        var request = new MockHttpServletRequest(
                hidden == null ? "POST" : hidden.val().toUpperCase(), action);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            return Optional.ofNullable(handlers.getHandler(request))
                    .map(it -> it.getHandler())
                    .map(HandlerMethod.class::cast);
        } catch (Exception refused) {
            return Optional.empty();
        }
    }

    /** Buttons are sent too, and what stands elsewhere and belongs to the form; a query is as good as a field. */
    private static Set<String> names(FormElement form) {
        var document = form.ownerDocument();
        var names = form.select("[name]").stream().map(it -> it.attr("name")).collect(toSet());
        if (document != null && !form.id().isEmpty())
            document.select("[form=" + form.id() + "]").forEach(it -> names.add(it.attr("name")));
        var action = form.attr("action");
        if (action.contains("?"))
            for (var part : action.substring(action.indexOf('?') + 1).split("&")) names.add(part.split("=")[0]);
        return names;
    }

    private static Set<String> needed(HandlerMethod handler) {
        var needed = new HashSet<String>();
        for (var it : handler.getMethodParameters()) {
            var asked = it.getParameterAnnotation(RequestParam.class);
            if (asked != null && demanded(it, asked)) needed.add(name(it, asked));
            else if (it.getParameterAnnotations().length == 0 || it.hasParameterAnnotation(Valid.class))
                numbers(it.getParameterType()).forEach(needed::add);
        }
        return needed;
    }

    private static boolean demanded(MethodParameter it, RequestParam asked) {
        return asked.required()
                && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && !it.isOptional()
                && !Map.class.isAssignableFrom(it.getParameterType());
    }

    private static String name(MethodParameter it, RequestParam asked) {
        if (!asked.name().isEmpty()) return asked.name();
        return String.valueOf(it.getParameter().getName());
    }

    private static List<String> numbers(Class<?> type) {
        if (!type.isRecord()) return List.of();
        return Arrays.stream(type.getRecordComponents())
                .filter(it -> it.getType().isPrimitive() && it.getType() != boolean.class)
                .map(RecordComponent::getName)
                .toList();
    }
}
