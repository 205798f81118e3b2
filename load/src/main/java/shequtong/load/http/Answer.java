package shequtong.load.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came back. The body stays bytes: a check of every answer must not cost a decoding of every answer. */
public record Answer(int status, List<String> head, byte[] body) {

    public Optional<String> header(String name) {
        return headers(name).findFirst();
    }

    public Stream<String> headers(String name) {
        return head.stream()
                .filter(it -> it.length() > name.length() && it.charAt(name.length()) == ':')
                .filter(it -> it.regionMatches(true, 0, name, 0, name.length()))
                .map(it -> it.substring(name.length() + 1).strip());
    }

    public boolean contains(String part) {
        return find(part.getBytes(UTF_8), 0) >= 0 || head.stream().anyMatch(it -> it.contains(part));
    }

    public int count(String part) {
        var bytes = part.getBytes(UTF_8);
        var count = 0;
        for (var at = find(bytes, 0); at >= 0; at = find(bytes, at + bytes.length)) count++;
        return count;
    }

    public String text() {
        return new String(body, UTF_8);
    }

    boolean last() {
        return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    private int find(byte[] part, int from) {
        for (var at = from; at <= body.length - part.length; at++) {
            var same = 0;
            while (same < part.length && body[at + same] == part[same]) same++;
            if (same == part.length) return at;
        }
        return -1;
    }
}
