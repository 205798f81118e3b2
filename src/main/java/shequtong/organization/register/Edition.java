package shequtong.organization.register;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What one edition of the register says, in the order of its file. */
record Edition(List<Entry> entries) {

    Map<String, Entry> byCode() {
        return entries.stream().collect(toMap(Entry::code, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }
}
