package shequtong.load.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A form of a page, with what the page hid in it: the CSRF token, the key that makes sending twice harmless. */
public record Form(String action, Map<String, String> fields) {

    private static final String INSIDE = "((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>";
    private static final Pattern FORM =
            Pattern.compile("<form\\b" + INSIDE + "(.*?)</form>", CASE_INSENSITIVE | DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b" + INSIDE, CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("(?<![\\w-])([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    /** The first form of the page whose action contains this. */
    public static Form in(Answer page, String action) throws IOException {
        return FORM.matcher(page.text())
                .results()
                .map(it -> new Form(attributes(it.group(1)).getOrDefault("action", ""), hidden(it.group(2))))
                .filter(it -> it.action.contains(action))
                .findFirst()
                .orElseThrow(() -> new IOException("no form for " + action + " in an answer " + page.status()));
    }

    public Form with(String name, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Form(action, more);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
                .collect(joining("&"));
    }

    private static Map<String, String> hidden(String content) {
        var fields = new LinkedHashMap<String, String>();
        INPUT.matcher(content)
                .results()
                .map(it -> attributes(it.group(1)))
                .filter(it -> "hidden".equals(it.get("type")))
                .forEach(it -> fields.put(it.get("name"), it.getOrDefault("value", "")));
        return fields;
    }

    private static Map<String, String> attributes(String tag) {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTE
                .matcher(tag)
                .results()
                .forEach(it -> attributes.put(
                        it.group(1), plain(Optional.ofNullable(it.group(2)).orElse(it.group(3)))));
        return attributes;
    }

    private static String plain(String html) {
        return html.replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
