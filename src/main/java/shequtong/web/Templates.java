package shequtong.web;

import static java.util.Objects.requireNonNull;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes the answer of a controller. {@code shequtong.neighbours.StoriesPage} is rendered by {@code neighbours/StoriesPage.jte}:
 * templates are compiled into the package they lie in, so a page can stay package-private.
 */
@Configuration(proxyBeanMethods = false)
class Templates implements HandlerMethodReturnValueHandler, WebMvcConfigurer {

    private static final String ROOT = "shequtong";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), ROOT);
    private final List<Place> places;
    private final Clock clock;

    Templates(ObjectProvider<Place> places, Clock clock) {
        this.places = places.stream().sorted(Comparator.comparing(Place::order)).toList();
        this.clock = clock;
    }

    static boolean htmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Answer.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object answer, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        var request = requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var response = requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        container.setRequestHandled(true);
        switch ((Answer) requireNonNull(answer)) {
            case Html page -> write(page, request, response);
            case Answer.Swap swap when htmx(request) -> write(swap.card().get(), request, response);
            case Answer.Swap swap -> redirect(swap.page(), response);
            case Answer.Redirect redirect -> redirect(redirect.to(), response);
            case Answer.Content content -> send(content, response);
            case Answer.Download file -> send(file, response);
            case Answer.Stream file -> stream(file, response);
        }
    }

    private void write(Html page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var output = new Utf8ByteOutput();
        ScopedValue.where(Shell.CURRENT, Shell.of(request, places, clock.instant()))
                .run(() -> engine.render(template(page.getClass()), page, output));
        About.served(request, page);
        response.setStatus(page.status().value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.VARY, "HX-Request");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private static void send(Answer.Content content, HttpServletResponse response) throws IOException {
        response.setContentType(content.type());
        response.setContentLength(content.bytes().length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, content.keep() ? "private, max-age=3600" : "no-store");
        response.getOutputStream().write(content.bytes());
    }

    private static void send(Answer.Download file, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, kept(file.name()));
        send(new Answer.Content(file.type(), file.bytes(), false), response);
    }

    private static void stream(Answer.Stream file, HttpServletResponse response) throws IOException {
        response.setContentType(file.type());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, kept(file.file()));
        file.body().to(response.getOutputStream());
    }

    /** A header carries no Chinese as it stands: the server would leave all of it out. */
    private static String kept(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static void redirect(String to, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, to);
    }

    private static String template(Class<?> type) {
        return type.getName().substring(ROOT.length() + 1).replace('.', '/') + ".jte";
    }
}
