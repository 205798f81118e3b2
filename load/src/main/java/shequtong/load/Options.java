package shequtong.load;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was asked for on the command line: {@code --name=value} or {@code --name}. */
public record Options(Map<String, String> given) {

    /** A misspelt option would silently measure something else, so an unknown one is refused. */
    public static Options of(Set<String> known, String... arguments) {
        var given = Arrays.stream(arguments)
                .map(it -> it.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it.length > 1 ? it[1] : ""));
        for (var name : given.keySet())
            if (!known.contains(name))
                throw new IllegalArgumentException("unknown option --" + name + "; known are " + known);
        return new Options(given);
    }

    public boolean has(String name) {
        return given.containsKey(name);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(given.get(name));
    }

    public String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    public int number(String name, int otherwise) {
        return find(name).map(Integer::parseInt).orElse(otherwise);
    }

    public <T> T need(String name, Function<String, T> read) {
        return find(name).map(read).orElseThrow(() -> new IllegalArgumentException("--" + name + " is needed"));
    }
}
