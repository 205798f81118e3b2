package shequtong.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The words for what is recorded: acts and kinds of subjects go into the chain as names that never change. */
public final class Acts {

    private static final Map<String, String> ACTS = load("acts.properties");
    private static final Map<String, String> KINDS = load("kinds.properties");

    private Acts() {}

    /** In the order of their names, which puts those of a module together. */
    public static Map<String, String> words() {
        return ACTS;
    }

    public static Map<String, String> kinds() {
        return KINDS;
    }

    public static String word(String act) {
        return ACTS.getOrDefault(act, act);
    }

    public static String kind(String kind) {
        return KINDS.getOrDefault(kind, kind);
    }

    private static Map<String, String> load(String file) {
        var words = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Acts.class.getResourceAsStream("/audit/" + file)), UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.stringPropertyNames().stream()
                .collect(toMap(it -> it, words::getProperty, (one, _) -> one, TreeMap::new));
    }
}
