package shequtong.load;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A properties file in UTF-8 whose keys are {@code section.key}. The key {@code all} names the sections in order. */
public record Description(Properties properties) {

    public static Description of(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Description(properties);
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

        public Write write() {
            return new Write(
                    address(need("form")), need("action"), fields(), address(text("shown", "")), expectation("303"));
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
