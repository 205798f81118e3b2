package shequtong.load;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of the table, from the file that describes them, each signed in as it says. */
final class Pages {

    private static final List<String> NOBODY = List.of("");

    private final Description description;
    private final Application application;
    private final int connections;

    Pages(Path file, Application application, int connections) throws IOException, SQLException {
        this.description = Description.of(file, application.database()::rows);
        this.application = application;
        this.connections = connections;
    }

    /** Reads before writes, else the order of the file. */
    List<Page> all(Optional<String> only) throws IOException, SQLException {
        var pages = new ArrayList<Page>();
        for (var section : description.sections())
            if (only.map(Description::words).orElse(List.of(section.name())).contains(section.name()))
                pages.add(page(section));
        pages.sort(comparing(it -> it.act().writes()));
        return pages;
    }

    private Page page(Description.Section section) throws IOException, SQLException {
        var crowd = section.find("connections").map(Integer::parseInt).orElse(connections);
        return new Page(section.name(), act(section), crowd, cookies(section));
    }

    private Act act(Description.Section section) {
        if (section.find("form").isPresent()) return section.write(0);
        return section.find("mix").<Act>map(this::mix).orElseGet(section::look);
    }

    /** {@code page-D 70, page-L 30}. */
    private Mix mix(String text) {
        var words = Description.words(text);
        var parts = new ArrayList<Mix.Part>();
        for (var at = 0; at < words.size(); at += 2)
            parts.add(new Mix.Part(act(description.section(words.get(at))), Integer.parseInt(words.get(at + 1))));
        return new Mix(parts);
    }

    private List<String> cookies(Description.Section section) throws IOException, SQLException {
        if (section.persons().isEmpty())
            return section.find("cookie").map(List::of).orElse(NOBODY);
        var cookies = new ArrayList<String>();
        for (var person : section.persons()) cookies.add(application.signIn(person));
        return cookies;
    }
}
