package shequtong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTests {

    @TempDir
    Path folder;

    Sealed sealed;

    @BeforeEach
    void keys() throws IOException {
        Keys.make(folder.resolve("keys"));
        sealed = new Sealed(Keys.load(folder.resolve("keys")));
    }

    @Test
    void opensWhatItSealed() {
        assertThat(sealed.open(sealed.seal("宋晓红", "a.b.1"), "a.b.1")).isEqualTo("宋晓红");
        assertThat(sealed.open(sealed.seal("", "a.b.1"), "a.b.1")).isEmpty();
    }

    @Test
    void neverSealsTheSameTwiceAlikeAndLeavesNoClearText() {
        var once = sealed.seal("310113199003070014", "a.b.1");

        assertThat(once).isNotEqualTo(sealed.seal("310113199003070014", "a.b.1"));
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("3101131990");
    }

    @Test
    void opensNothingThatWasMovedToAnotherRow() {
        var envelope = sealed.seal("宋晓红", "a.b.1");

        assertThatThrownBy(() -> sealed.open(envelope, "a.b.2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("b.2");
    }

    @Test
    void opensNothingOfWhichOneBitWasChanged() {
        var envelope = sealed.seal("宋晓红", "a.b.1");
        for (var i = 0; i < envelope.length; i++) {
            if (i == 2) continue; // the key's number: there is one key yet
            var changed = envelope.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealed.open(changed, "a.b.1")).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> sealed.open(new byte[3], "a.b.1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsEqualTextsOfOneFieldAndOfNoOther() {
        assertThat(sealed.index("phone", "13800000000")).isEqualTo(sealed.index("phone", "13800000000"));
        assertThat(sealed.index("phone", "13800000000")).isNotEqualTo(sealed.index("phone", "13800000001"));
        assertThat(sealed.index("phone", "13800000000")).isNotEqualTo(sealed.index("card", "13800000000"));
    }

    @Test
    void findsNothingWithAnotherInstallationsKeys() throws IOException {
        Keys.make(folder.resolve("others"));
        var others = new Sealed(Keys.load(folder.resolve("others")));

        assertThat(others.index("phone", "1")).isNotEqualTo(sealed.index("phone", "1"));
        assertThatThrownBy(() -> others.open(sealed.seal("宋", "a"), "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void makesKeysThatOnlyTheirOwnerReadsAndNeverOverwritesThem() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> Keys.make(folder.resolve("keys"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no base64!",
                "c2hvcnQ=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
            })
    void refusesKeysThatAreMissingShortOrSamples(String key) throws IOException {
        var good = Base64.getEncoder().encodeToString(bytes());
        Files.write(
                folder.resolve("bad"),
                Stream.of("data.key=" + key, "index.key=" + good, "audit.key=" + good)
                        .toList());

        assertThatThrownBy(() -> Keys.load(folder.resolve("bad")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("data.key");
    }

    @Test
    void refusesToStartWithoutAFileOutsideTheDemonstration() {
        assertThatThrownBy(() -> new KeysFromFile().keys("", folder, false)).hasMessageContaining("shequtong.keys");
        assertThatThrownBy(() -> Keys.load(folder.resolve("nowhere"))).hasMessageContaining("读不到密钥文件");
    }

    @Test
    void drawsTokensThatNobodyGuesses() {
        var drawn = Stream.generate(Token::random).limit(2000).toList();

        assertThat(drawn).doesNotHaveDuplicates().allMatch(it -> it.matches("[\\w-]{22}"));
        assertThat(Token.secret()).matches("[\\w-]{43}");
        assertThat(Stream.generate(Token::digits).limit(2000)).allMatch(it -> it.matches("\\d{6}"));
    }

    @Test
    void chainsFieldsSoThatNoTwoRowsReadAlike() {
        assertThat(Chain.next(Chain.START, "ab", "c")).isNotEqualTo(Chain.next(Chain.START, "a", "bc"));
        assertThat(Chain.next(Chain.START, "a")).isNotEqualTo(Chain.next(Chain.next(Chain.START, "a"), "a"));
        assertThat(Chain.next(Chain.START, "a"))
                .isEqualTo(Chain.next(Chain.START, "a"))
                .hasSize(64);
    }

    private static byte[] bytes() {
        var bytes = new byte[32];
        IntStream.range(0, 32).forEach(it -> bytes[it] = (byte) (it * 7));
        return bytes;
    }
}
