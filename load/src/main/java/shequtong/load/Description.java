package shequtong.load;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A properties file in UTF-8 whose keys are {@code section.key}. The key {@code all} names the sections in order. */
public record Description(Properties properties) {

    /** What stands in for {@code {id}} of a section is asked of the database, since rows have no numbers of their own choice. */
    @FunctionalInterface
    public interface Lookup {
        List<String> rows(String sql) throws IOException, SQLException;
    }

    public static Description of(Path file, Lookup lookup) throws IOException, SQLException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        for (var key : List.copyOf(properties.stringPropertyNames()))
            if (key.endsWith(".ids"))
                fill(properties, key.replaceFirst("ids$", ""), lookup.rows(properties.getProperty(key)));
        return new Description(properties);
    }

    /** Each address becomes one for each id. */
    private static void fill(Properties properties, String section, List<String> ids) {
        if (ids.isEmpty()) throw new IllegalArgumentException(section + "ids finds nothing");
        for (var key : List.of("path", "form", "action", "shown")) {
            var text = properties.getProperty(section + key, "");
            if (text.contains("{id}"))
                properties.setProperty(
                        section + key,
                        ids.stream().map(it -> text.replace("{id}", it)).collect(joining(" ")));
        }
    }

    public List<Section> sections() {
        return words(properties.getProperty("all", "")).stream()
                .map(this::section)
                .toList();
    }

    Section section(String name) {
        return new Section(properties, name);
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+")).filter(not(String::isEmpty)).toList();
    }

    public record Section(Properties properties, String name) {

        public String need(String key) {
            return find(key).orElseThrow(() -> new IllegalArgumentException(name + "." + key + " is needed"));
        }

        /** @param turn whose it is, where each writer has a form of their own */
        public Write write(int turn) {
            return new Write(
                    address(turn(need("form"), turn)),
                    turn(need("action"), turn),
                    fields(),
                    address(turn(text("shown", ""), turn)),
                    expectation("303"));
        }

        private static String turn(String text, int turn) {
            var all = words(text);
            return all.isEmpty() ? "" : all.get(turn % all.size());
        }

        public List<String> persons() {
            return words(text("person", ""));
        }

        Optional<String> find(String key) {
            return Optional.ofNullable(properties.getProperty(name + "." + key));
        }

        String text(String key, String otherwise) {
            return find(key).orElse(otherwise);
        }

        Look look() {
            return new Look(words(need("path")).stream().map(Section::address).toList(), expectation("200"));
        }

        /** {@code contains=this | and that}; {@code rows=20 <li id="story-}. */
        private Expectation expectation(String status) {
            var contains = Arrays.stream(text("contains", "").split("\\|"))
                    .map(String::strip)
                    .filter(not(String::isEmpty))
                    .toList();
            var rows = text("rows", "0 ").split(" ", 2);
            return new Expectation(
                    Integer.parseInt(text("status", status)), contains, Integer.parseInt(rows[0]), rows[1]);
        }

        private Map<String, String> fields() {
            var prefix = name + ".field.";
            return properties.stringPropertyNames().stream()
                    .filter(it -> it.startsWith(prefix))
                    .collect(toMap(it -> it.substring(prefix.length()), properties::getProperty));
        }

        /** Chinese in an address, as a browser would send it. */
        private static String address(String path) {
            return URI.create(path).toASCIIString();
        }
    }
}
