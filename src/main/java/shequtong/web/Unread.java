package shequtong.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the server cannot even read, an address longer than any of ours, reaches none of our pages: the server answers by
 * itself, and would do it in English.
 */
@Component
class Unread implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>没有办成 - 社区通</title>
            <h1>没有办成</h1>
            <p>%s</p>
            <p><a href="/">回到首页</a></p>
            </html>
            """;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Plain()));
    }

    /** Innermost of the valves that report, so that it has the word. */
    private static final class Plain extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            response.setContentType("text/html");
            response.setCharacterEncoding("utf-8");
            try {
                var out = response.getReporter();
                if (out == null) return;
                out.write(PAGE.formatted(status < 500 ? "发来的网址或者内容看不懂，可能是太长了。请从首页重新进入。" : "我们这边出了差错，请稍后再试。"));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // Whoever asked has hung up.
                return;
            }
        }
    }
}
